import type { Edit } from './edits.ts';
import { contentOf, type EntryLine, entryLinesOf } from './entry-lines.ts';
import { type Line, linesOf } from './line.ts';
import { type Branch, branchAt, type KeysAt } from './outline.ts';
import type { Trap } from './trap.ts';
import { alignmentTrap, colonTrap, missingDashTrap, nestingTrap } from './trap-sentences.ts';

/** A line that should begin at another column, and the sentence that says so; without one it only follows another line. */
interface Move {
  readonly entry: EntryLine;
  /** Columns before the line's text, its dash included. */
  readonly to: number;
  /** A dash that has to come in. */
  readonly dash?: string;
  readonly trap: Trap | null;
}

/** A key of the root with the lines below it whose keys belong under it. */
interface Section {
  readonly parent: EntryLine;
  readonly branch: Branch;
  readonly members: EntryLine[];
}

/**
 * Lines that do not stand where their keys belong: by the outline of the file, each key has its place, whatever the
 * indentation of the lines around says. How deep a level is, the other lines of the level say. Lines indented with
 * anything but spaces are left to the other traps.
 */
export function findMisplaced(text: string, keysAt: KeysAt): readonly Trap[] {
  const roots = new Set(keysAt([]));
  if (roots.size === 0) return [];
  const lines = linesOf(text);
  const branches = new Map(Array.from(roots, (key) => [key, branchAt(key, keysAt)]));
  const isOnlyRoot = (key: string) =>
    roots.has(key) && ![...branches.values()].some((branch) => branch?.keys.has(key) === true);
  const entries = entryLinesOf(lines);
  const left = habitOf(entries.filter(({ key, dash }) => dash === '' && isOnlyRoot(key))) ?? 0;
  const moves: Move[] = [];
  const sections: Section[] = [];
  let section: Section | null = null;
  for (const entry of entries) {
    const isMember: boolean = section?.branch.keys.has(entry.key) === true;
    const isRoot = roots.has(entry.key) && entry.dash === '' && (!isMember || entry.column <= left + 1);
    if (isRoot) {
      if (isOnlyRoot(entry.key) || isMember) moves.push(...moved(entry, left, alignmentTrap(entry.line, left)));
      const branch = branches.get(entry.key) ?? null;
      section = branch === null ? null : { parent: entry, branch, members: [] };
      if (section !== null) sections.push(section);
    } else if (isMember || (section?.branch.isList === true && entry.dash !== '')) section?.members.push(entry);
  }
  for (const one of sections) moves.push(...(one.branch.isList ? movesInList(one, left) : movesInMap(one, left)));
  const colons = sections.filter((one) => isOneText(one)).flatMap(({ members }) => members.map(colonTrapOf));
  return [...trapsOf(gather(moves), lines), ...colons].toSorted((a, b) => a.start - b.start);
}

/** Several lines below a key, none with a colon as YAML wants it: YAML joins them to one text. */
function isOneText({ parent, members }: Section): boolean {
  return members.length > 1 && members[0]?.index === parent.index + 1 && members.every(isWithoutColon);
}

function isWithoutColon({ entry, dash }: EntryLine): boolean {
  return entry.colon !== 'ascii' && dash === '';
}

function colonTrapOf(entry: EntryLine): Trap {
  return colonTrap(entry.line.start + entry.line.lead.length, contentOf(entry), entry.entry);
}

function movesInMap({ parent, members }: Section, left: number): readonly Move[] {
  const lines = members.filter(({ dash }) => dash === '');
  const column = habitOf(lines.filter((entry) => entry.column > left)) ?? left + 2;
  return lines.flatMap((entry) => moved(entry, column, trapFor(entry, column, left, parent, false)));
}

function movesInList({ parent, branch, members }: Section, left: number): readonly Move[] {
  const known = members.filter(({ key }) => branch.keys.has(key));
  const dashes = known.filter(({ dash }) => dash !== '');
  const content = Math.max(habitOf(known.filter(({ column }) => column > left)) ?? 0, left + 4);
  const dashColumn = habitOf(dashes.map(withoutDash)) ?? content - 2;
  const leading = (dashes[0] ?? members[0])?.key;
  const moves: Move[] = [];
  let item: { readonly was: number; readonly to: number; readonly seen: Set<string> } | null = null;
  for (const [index, entry] of members.entries()) {
    const { dash, column, key } = entry;
    if (!branch.keys.has(key)) {
      const isNested = item !== null && entry.line.indent >= item.was;
      if (!isNested) item = { was: column, to: column, seen: new Set([key]) };
      continue;
    }
    if (dash !== '') {
      moves.push(...moved(withoutDash(entry), dashColumn, alignmentTrap(entry.line, dashColumn)));
      item = { was: column, to: dashColumn + Math.max(dash.length, 2), seen: new Set() };
    } else if (item === null || (key === leading && isRestart(item.seen, key, members[index + 1]))) {
      moves.push({ entry, to: dashColumn, dash: '- ', trap: missingDashTrap(entry.line, dashColumn, key) });
      item = { was: column, to: dashColumn + 2, seen: new Set() };
    } else {
      const trap = column === item.was ? null : trapFor(entry, item.to, left, parent, true);
      moves.push(...moved(entry, item.to, trap));
    }
    item.seen.add(key);
  }
  return moves;
}

/** The first key of an item comes again, and then the others: so another item begins, though its dash is missing. */
function isRestart(seen: ReadonlySet<string>, key: string, next: EntryLine | undefined): boolean {
  return (
    seen.size > 1 && seen.has(key) && next !== undefined && next.dash === '' && next.key !== key && seen.has(next.key)
  );
}

function trapFor(entry: EntryLine, column: number, left: number, parent: EntryLine, isInList: boolean): Trap {
  if (entry.column > left) return alignmentTrap(entry.line, column);
  return nestingTrap(entry.line, column, entry.key, parent.key, isInList);
}

function moved(entry: EntryLine, to: number, trap: Trap | null): readonly Move[] {
  const isPlain = entry.line.spaces === entry.line.lead.length;
  return isPlain && entry.column !== to ? [{ entry, to, trap }] : [];
}

/** The same entry, seen from its dash. */
function withoutDash(entry: EntryLine): EntryLine {
  return { ...entry, column: entry.line.indent };
}

/** The column where most of the lines begin, of several the first. */
function habitOf(entries: readonly EntryLine[]): number | null {
  const counts = new Map<number, number>();
  for (const { line, column } of entries)
    if (line.spaces === line.lead.length) counts.set(column, (counts.get(column) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}

/** Lines one below another that all stand wrong in the same way are one mistake. */
function gather(moves: readonly Move[]): readonly (readonly Move[])[] {
  const groups: Move[][] = [];
  for (const move of moves) {
    const last = groups.at(-1)?.at(-1);
    const isNext = last?.trap != null && move.trap !== null && last.entry.last + 1 === move.entry.index;
    const isSame = isNext && last.to === move.to && last.entry.column === move.entry.column && last.dash === move.dash;
    if (isSame) groups.at(-1)?.push(move);
    else groups.push([move]);
  }
  return groups;
}

function trapsOf(groups: readonly (readonly Move[])[], lines: readonly Line[]): readonly Trap[] {
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const edits = group.flatMap((move) => editsOf(move, lines));
    if (first.trap === null) {
      const { start } = first.entry.line;
      return [{ code: 'yaml-indent', start, end: start, message: '', hint: '', edits, isGuess: true, isSilent: true }];
    }
    const message =
      group.length === 1 ? first.trap.message : `${first.trap.message.slice(0, -1)}（连同下面共 ${group.length} 行）。`;
    return [{ ...first.trap, message, edits, isGuess: true }];
  });
}

/** The line is moved with all the text that belongs to it. */
function editsOf({ entry, to, dash = '' }: Move, lines: readonly Line[]): readonly Edit[] {
  const by = to + dash.length - entry.column;
  return lines.slice(entry.index, entry.last + 1).flatMap((line, index): readonly Edit[] => {
    const { start, spaces, text } = line;
    if (index === 0) return [{ start, end: start + spaces, text: ' '.repeat(to) + dash }];
    if (text.trim() === '') return [];
    return by > 0
      ? [{ start, end: start, text: ' '.repeat(by) }]
      : [{ start, end: start + Math.min(spaces, -by), text: '' }];
  });
}
