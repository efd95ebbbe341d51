import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { decode } from '../yaml/decode.ts';
import { describeMend, type Mended } from './mended.ts';
import { type Reading, readUnit } from './read-unit.ts';
import { type Mendable, repairFile } from './repair-file.ts';
import type { SourceFile, UnitFolder } from './unit-folder.ts';

/** A file that was repaired: its texts before and after, without a byte order mark, which the bytes keep. */
export interface FileRepair extends SourceFile {
  readonly before: string;
  readonly after: string;
  readonly mended: readonly Mended[];
}

/**
 * A repair that was not made. `changes-meaning`: the file would say something else, or no longer be read; `new-errors`:
 * it would bring an error that was not there; `no-end`: the repairs of this file undo one another.
 */
export interface LeftAlone {
  readonly diagnostic: Diagnostic;
  readonly why: 'changes-meaning' | 'new-errors' | 'no-end';
}

export interface UnitRepair {
  readonly files: readonly FileRepair[];
  readonly left: readonly LeftAlone[];
}

/** Which repairs are asked for. */
export type IsAskedFor = (finding: Mendable) => boolean;

const mostRounds = 50;

/** What is known between two rounds. */
interface Progress {
  readonly given: UnitFolder;
  readonly read: (folder: UnitFolder) => Reading;
  folder: UnitFolder;
  reading: Reading;
  readonly left: Map<string, LeftAlone>;
  readonly mended: Map<string, readonly Mended[]>;
  /** The texts that each file has had. */
  readonly seen: Map<string, readonly string[]>;
  readonly givenUp: Set<string>;
}

/** One file's new text in a round. */
interface Step {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly made: readonly Mendable[];
}

/**
 * Makes the repairs that the findings of a unit bring, and those that come to light by them, until none is left: to
 * repair once more changes nothing. Pure: the files come back, and nothing is written.
 */
export function repair(
  given: UnitFolder,
  isAskedFor: IsAskedFor,
  read: (folder: UnitFolder) => Reading = readUnit,
): UnitRepair {
  const progress: Progress = {
    given,
    read,
    folder: given,
    reading: read(given),
    left: new Map(),
    mended: new Map(),
    seen: new Map(),
    givenUp: new Set(),
  };
  for (let round = 1; round <= mostRounds; round++) {
    const open = progress.reading.diagnostics
      .filter((found): found is Mendable => found.fix !== undefined)
      .filter((found) => isAskedFor(found) && !progress.left.has(keyOf(found)))
      .filter(({ span }) => !progress.givenUp.has(span.source.file));
    const byFile = groupByFile(open);
    if (byFile.size === 0) break;
    const isLast = round === mostRounds;
    adopt(
      progress,
      [...byFile.values()].flatMap((findings) => stepOf(progress, findings, isLast) ?? []),
    );
    progress.reading = read(progress.folder);
  }
  return { files: filesOf(progress), left: [...progress.left.values()] };
}

function leave({ left }: Progress, findings: readonly Mendable[], why: LeftAlone['why']): void {
  for (const finding of findings) left.set(keyOf(finding), { diagnostic: finding, why });
}

/** The repairs of one file in this round; null where there is none to make. A file that returns to what it was is given up. */
function stepOf(progress: Progress, findings: readonly Mendable[], isLast: boolean): Step | null {
  const [first] = findings;
  if (first === undefined) return null;
  const { source } = first.span;
  const { file } = source;
  const { text, made, failed } = repairFile(source, findings);
  leave(progress, failed, 'changes-meaning');
  if (text === source.text) {
    leave(progress, made, 'changes-meaning');
    return null;
  }
  const earlier = progress.seen.get(file) ?? [];
  progress.seen.set(file, [...earlier, source.text]);
  const original = bytesAt(progress.given, file);
  if (!isLast && !earlier.includes(text)) return { file, bytes: encode(text, original), made };
  leave(progress, findings, 'no-end');
  progress.givenUp.add(file);
  progress.mended.delete(file);
  progress.folder = replaced(progress.folder, file, original);
  return null;
}

/** All steps at once if they bring no error; else one by one, those that bring one left out. */
function adopt(progress: Progress, steps: readonly Step[]): void {
  const { folder, reading, read, mended } = progress;
  const all = steps.reduce((changed, { file, bytes }) => replaced(changed, file, bytes), folder);
  const isHarmless = !reading.isRuled || !bringsErrors(reading, read(all));
  for (const { file, bytes, made } of steps) {
    const next = replaced(progress.folder, file, bytes);
    if (isHarmless || !bringsErrors(reading, read(next))) {
      progress.folder = next;
      mended.set(file, [...(mended.get(file) ?? []), ...made.map(describeMend)]);
    } else leave(progress, made, 'new-errors');
  }
}

function groupByFile(findings: readonly Mendable[]): ReadonlyMap<string, readonly Mendable[]> {
  const groups = new Map<string, Mendable[]>();
  for (const finding of findings) {
    const { file } = finding.span.source;
    groups.set(file, [...(groups.get(file) ?? []), finding]);
  }
  return groups;
}

function keyOf({ span, code, fix }: Mendable): string {
  return JSON.stringify([span.source.file, code, fix]);
}

/** Errors with which no file was at fault before: what was hidden by others does not count. */
function bringsErrors(before: Reading, after: Reading): boolean {
  const errors = ({ diagnostics }: Reading) => diagnostics.filter(({ severity }) => severity === 'error');
  const known = new Set(errors(before).map(({ code, message }) => `${code} ${message}`));
  return errors(after).some(({ code, message }) => !known.has(`${code} ${message}`));
}

function allFiles({ settings, classTable, sheet, projects }: UnitFolder): readonly SourceFile[] {
  return [settings ?? null, classTable, sheet, ...projects].filter((file) => file !== null);
}

function bytesAt(folder: UnitFolder, file: string): Uint8Array {
  return allFiles(folder).find((one) => one.file === file)?.bytes ?? new Uint8Array();
}

function replaced(
  { folder, settings = null, classTable, sheet, projects }: UnitFolder,
  file: string,
  bytes: Uint8Array,
) {
  const other = <T extends SourceFile | null>(one: T) => (one?.file === file ? { file, bytes } : one);
  return {
    folder,
    settings: other(settings),
    classTable: other(classTable),
    sheet: other(sheet),
    projects: projects.map(other),
  };
}

/** UTF-8, with the byte order mark that the file had. */
export function encode(text: string, original: Uint8Array): Uint8Array {
  const hasMark = original[0] === 0xef && original[1] === 0xbb && original[2] === 0xbf;
  return new TextEncoder().encode(hasMark ? `\ufeff${text}` : text);
}

function filesOf({ given, folder, mended }: Progress): readonly FileRepair[] {
  return allFiles(given).flatMap(({ file, bytes: old }) => {
    const bytes = bytesAt(folder, file);
    const [before, after] = [decode(file, old), decode(file, bytes)];
    if (bytes === old || !before.ok || !after.ok || before.value.text === after.value.text) return [];
    return [{ file, bytes, before: before.value.text, after: after.value.text, mended: mended.get(file) ?? [] }];
  });
}
