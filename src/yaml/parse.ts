import type { Node } from 'yaml';
import { type Checked, type Diagnostic, judge, refuse } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/span.ts';
import { type Complaint, type Composed, compose, isTree } from './compose.ts';
import { findConflictMarks } from './conflict-marks.ts';
import { applyEdits, chainEdited, type Edit, type Edited } from './edits.ts';
import { locatorOf } from './locate.ts';
import type { Located } from './located.ts';
import { findMisplaced } from './misplaced.ts';
import { lineStart, onePerLine } from './one-per-line.ts';
import { isFit, type KeysAt } from './outline.ts';
import { harvest } from './plain.ts';
import { readPlainFile } from './plain-file.ts';
import { findDeepNesting } from './tokens.ts';
import type { Trap } from './trap.ts';
import { toldTraps } from './trap-fixes.ts';
import { findTraps } from './traps.ts';
import { describeTreeFault } from './tree-faults.ts';

const mostTold = 100;
const mostLines = 20_000;

/** What was understood of a file: with mistakes of notation whose repair is plain, its data can still be checked. */
export interface Understood {
  readonly located: Located | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses a YAML file, every scalar as text. All mistakes of notation are reported in one run, in our own words. */
export function parse(source: Source): Checked<Located> {
  const { located, diagnostics } = understand(source);
  return located === null ? refuse(diagnostics) : judge(located, diagnostics);
}

/**
 * As `parse`, but where the notation's mistakes leave no doubt, the data is there beside them, located in the file as it
 * is. Where the keys of the file are known, a line that stands in the wrong place is told by its key.
 */
export function understand(source: Source, keysAt: KeysAt = () => []): Understood {
  const long = tooManyLines(source);
  if (long !== null) return { located: null, diagnostics: [long] };
  const conflict = findConflictMarks(source);
  if (conflict !== null) return { located: null, diagnostics: [conflict] };
  const plain = readPlainFile(source);
  const isSound = plain !== null && (keysAt([]).length === 0 || isFit(plain.data, keysAt));
  return isSound ? { located: plain, diagnostics: [] } : understandByLibrary(source, keysAt);
}

/** What the yaml library makes of a file, and our traps of what it refuses. */
export function understandByLibrary(source: Source, keysAt: KeysAt = () => []): Understood {
  const deep = findDeepNesting(source.text);
  if (deep !== null) return { located: null, diagnostics: [errorAt(source, deep)] };
  if (!/^[^#\s]/m.test(source.text.replace(/^[ \t\u3000\u00a0]+/gm, ''))) return emptyFile(source);
  const first = compose(source.text);
  const misplaced = first.complaints.some(({ isRefusal }) => isRefusal) ? [] : misplacedIn(source, first, keysAt);
  const placed = applyEdits(source.text, editsOf(misplaced));
  const second = misplaced.length === 0 ? first : compose(placed.text);
  return mend(source, placed, second, misplaced);
}

/** Lines in the wrong place explain what is wrong with a file, so they are looked for first. */
function misplacedIn(source: Source, { root, complaints }: Composed, keysAt: KeysAt): readonly Trap[] {
  if (keysAt([]).length === 0) return [];
  if (isTree(root) && complaints.length === 0) {
    const { data, faults } = harvest(root, source.text);
    if (isFit(data, keysAt) && !faults.some(({ kind }) => kind === 'duplicate-key')) return [];
  }
  return findMisplaced(source.text, keysAt);
}

/** Parses once more with the repairs of what is left in place, to see what else is wrong. */
function mend(source: Source, placed: Edited, first: Composed, misplaced: readonly Trap[]): Understood {
  const found = trapsLeft(first, placed.text);
  const mended = applyEdits(placed.text, editsOf(found));
  const edited = chainEdited(placed, mended);
  const second = found.length === 0 ? first : compose(mended.text);
  const leads = new Map(editsOf(misplaced).map(({ start, end }) => [start, end]));
  const traps = [...misplaced, ...found.map((trap) => inOriginal(trap, source, placed, leads))];
  const told = new Set(traps.map((trap) => lineStart(source.text, trap.start)));
  const doubt = found.find((trap) => trap.isGuess || trap.edits === null);
  const limit = doubt === undefined ? Number.POSITIVE_INFINITY : placed.toOriginal(doubt.start);
  const complaints = onePerLine(source.text, second.complaints, edited).filter(
    ({ start }) => start < limit && !told.has(lineStart(source.text, start)),
  );
  const diagnostics = [...toldTraps(traps), ...complaints].map((complaint) => errorAt(source, complaint));
  const isUnderstood = second.complaints.length === 0 && found.every((trap) => trap.edits !== null);
  if (isUnderstood && isTree(second.root)) return toLocated(source, edited, second.root, diagnostics);
  if (diagnostics.length === 0) return { located: null, diagnostics: [notATree(source, second.root)] };
  return { located: null, diagnostics: firstOf(diagnostics) };
}

/** A file that parses is read as it is, unless its keys are odd. */
function trapsLeft({ root, complaints }: Composed, text: string): readonly Trap[] {
  if (complaints.some(({ isRefusal }) => isRefusal)) return [];
  const isSound = isTree(root) && complaints.length === 0 && !harvest(root, text).hasOddKey;
  return isSound ? [] : findTraps(text).toSorted((a, b) => a.start - b.start);
}

/**
 * A trap of the text in which lines were put in their places, seen from the original. `leads` are the ends of the white
 * space that was replaced, by line: a second repair there cannot be written.
 */
function inOriginal(trap: Trap, source: Source, placed: Edited, leads: ReadonlyMap<number, number>): Trap {
  if (leads.size === 0) return trap;
  const at = (offset: number) => placed.toOriginal(offset);
  const edits = trap.edits?.map(({ start, end, text }) => ({ start: at(start), end: at(end), text })) ?? null;
  const isMoved = edits?.some(({ start }) => start < (leads.get(lineStart(source.text, start)) ?? -1)) === true;
  return { ...trap, start: at(trap.start), end: at(trap.end), edits, ...(isMoved ? { isForReadingOnly: true } : {}) };
}

function editsOf(traps: readonly Trap[]): readonly Edit[] {
  return traps.flatMap((trap) => trap.edits ?? []);
}

function toLocated(source: Source, edited: Edited, root: Node, before: readonly Diagnostic[]): Understood {
  const { data, faults } = harvest(root, edited.text);
  const found = faults.map((fault) => describeTreeFault(source, edited, fault));
  return { located: { source, data, ...locatorOf(source, edited, root) }, diagnostics: firstOf([...before, ...found]) };
}

function tooManyLines(source: Source): Diagnostic | null {
  let lines = 1;
  for (let at = source.text.indexOf('\n'); at >= 0; at = source.text.indexOf('\n', at + 1)) lines++;
  if (lines <= mostLines + 1) return null;
  return errorAt(source, {
    code: 'file-too-large',
    message: `文件有 ${lines} 行，超过了 ${mostLines} 行的上限。`,
    hint: '请确认没有把别的文件当作数据文件。',
    start: 0,
    end: 0,
  });
}

function emptyFile(source: Source): Understood {
  const message = source.text.trim() === '' ? '文件是空的。' : '文件里只有注释，没有数据。';
  const hint = '请写入数据，每行一个“名称: 内容”，例如“项目名称: 信息化运维”。';
  return { located: null, diagnostics: [errorAt(source, { code: 'empty-file', message, hint, start: 0, end: 0 })] };
}

function notATree(source: Source, root: Node | null): Diagnostic {
  const start = root?.range?.[0] ?? 0;
  const end = source.text.slice(start).search(/[\r\n]|$/) + start;
  const message = '文件应当由若干行“名称: 内容”组成。';
  return errorAt(source, {
    code: 'wrong-kind',
    message,
    hint: '请写成例如“项目名称: 信息化运维”，冒号是半角的，后面有一个空格。',
    start,
    end,
  });
}

/** In the order of the lines. A file with hundreds of mistakes is no data file; the first of them say so. */
function firstOf(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const diagnostics = found.toSorted((a, b) => a.span.start - b.span.start);
  const rest = diagnostics.length - mostTold;
  if (rest <= 0) return diagnostics;
  return diagnostics.slice(0, mostTold).map((diagnostic, index) => {
    if (index < mostTold - 1) return diagnostic;
    return { ...diagnostic, message: `${diagnostic.message.slice(0, -1)}（本文件此后还有 ${rest} 处错误）。` };
  });
}

function errorAt(source: Source, { code, message, hint, start, end, fix }: Omit<Complaint, 'isRefusal'>): Diagnostic {
  const diagnostic = { code, severity: 'error', message, hint, span: { source, start, end } } as const;
  return fix === undefined ? diagnostic : { ...diagnostic, fix };
}
