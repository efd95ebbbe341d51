import { encode } from '../compile/repair.ts';
import { mergeFile } from '../history/merge/merge-file.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { parse } from '../yaml/parse.ts';
import { carryOut, textOf } from './carry-out.ts';
import type { Desk, DeskUnit } from './desk.ts';
import type { Drafts } from './drafts.ts';
import { viewFile } from './file-view.ts';
import type { Undo } from './undo.ts';
import type { EditAnswer, EditRequest } from './wire.ts';

/** Writes what the page sends, one edit after another. */
export interface Editor {
  edit(request: EditRequest): Promise<EditAnswer>;
  undo(file: string): Promise<EditAnswer>;
  redo(file: string): Promise<EditAnswer>;
  /** What was typed and is no YAML is given up. */
  dropDraft(file: string): Promise<EditAnswer>;
  /** Other work on the files, in its turn. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}

export interface EditorParts {
  readonly workspace: Workspace;
  readonly desk: Desk;
  readonly drafts: Drafts;
  readonly undo: Undo;
}

/** The file that an edit is about. */
interface Place extends EditorParts {
  readonly unit: DeskUnit;
  readonly file: string;
}

export function openEditor(parts: EditorParts): Editor {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next.catch(() => {});
    return next;
  };
  const at = (file: string, work: (place: Place) => Promise<EditAnswer>): Promise<EditAnswer> =>
    inTurn(async () => {
      const unit = await parts.desk.owner(file);
      if (unit !== null) return work({ ...parts, unit, file });
      return { kind: 'refused', message: `没有数据文件 ${file}，可能已被移走。`, view: null };
    });
  return {
    inTurn,
    edit: (request) => at(request.file, (place) => edit(place, request)),
    undo: (file) => at(file, (place) => step(place, 'back')),
    redo: (file) => at(file, (place) => step(place, 'forth')),
    dropDraft: (file) =>
      at(file, async (place) => {
        await place.drafts.drop(file);
        place.desk.wrote(place.unit, file, await onDisk(place));
        return saved(place, false);
      }),
  };
}

async function edit(place: Place, { before, edit: wish, stroke }: EditRequest): Promise<EditAnswer> {
  const { file, drafts } = place;
  const disk = await onDisk(place);
  if (disk === null) return refused(place, `${file} 已被移走或删去，没有写入。`);
  const made = wish.kind === 'intents' ? carryOut(file, before, wish.intents) : { ok: true as const, text: wish.text };
  if (!made.ok) return refused(place, made.why);
  const origin = wish.kind === 'overrule' ? before : (drafts.of(file)?.base ?? before);
  if (!parse({ file, text: made.text }).ok) {
    const kept = await drafts.keep({ file, base: origin, text: made.text });
    place.desk.wrote(place.unit, file, disk);
    return kept.ok ? saved(place, false) : refused(place, describeFailure(kept.failure));
  }
  const theirs = textOf(file, disk);
  // What comes twice, from a page that has not heard that it was taken, is there already.
  const isSettled = theirs === origin || theirs === made.text;
  if (isSettled) return write(place, disk, made.text, stroke);
  return merge(place, { base: origin, ours: made.text, theirs }, disk, stroke);
}

interface Versions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** What both changed is put together; what both changed differently is shown, and nothing is written. */
async function merge(place: Place, versions: Versions, found: Uint8Array, stroke: string): Promise<EditAnswer> {
  const merged = mergeFile(versions);
  if (merged.conflicts.length === 0) {
    const answer = await write(place, found, merged.text, stroke, true);
    return answer.kind === 'saved' ? { ...answer, ours: versions.ours } : answer;
  }
  place.desk.wrote(place.unit, place.file, found);
  const view = viewFile(place.unit, place.file, place);
  if (view === null) return refused(place, `${place.file} 不是文本，没有写入。`);
  const conflicts = merged.conflicts.map(({ what, ours, theirs }) => ({ what, ours, theirs }));
  const { ours, theirs: disk } = versions;
  return { kind: 'conflict', ours, disk, settled: merged.settled, view, conflicts };
}

async function write(
  place: Place,
  disk: Uint8Array,
  text: string,
  stroke: string,
  isMerged = false,
): Promise<EditAnswer> {
  const { workspace, desk, drafts, undo, unit, file } = place;
  const bytes = encode(text, disk);
  if (Buffer.compare(bytes, disk) !== 0) {
    const written = await workspace.write(file, bytes);
    if (!written.ok) {
      // What was typed must not be lost because the disk is full or the file is held by another program.
      await drafts.keep({ file, base: textOf(file, disk), text });
      desk.wrote(unit, file, disk);
      return refused(
        place,
        `${describeFailure(written.failure)}输入的内容已另存，没有丢失；排除后再改一个字就会重新写入。`,
      );
    }
    undo.done(file, { before: disk, after: bytes }, stroke);
  }
  await drafts.drop(file);
  desk.wrote(unit, file, bytes);
  return saved(place, isMerged);
}

/** Takes the last step of a file back, or makes it again, even where others have changed something else meanwhile. */
async function step(place: Place, direction: 'back' | 'forth'): Promise<EditAnswer> {
  const { workspace, desk, drafts, undo, unit, file } = place;
  const disk = await onDisk(place);
  const taken = disk === null ? undefined : undo[direction](file);
  if (disk === null || taken === undefined || taken.before === null || taken.after === null) {
    return refused(place, direction === 'back' ? '没有可以撤销的改动。' : '没有可以重做的改动。');
  }
  const [from, to] = direction === 'back' ? [taken.after, taken.before] : [taken.before, taken.after];
  const [base, ours, theirs] = [textOf(file, from), textOf(file, to), textOf(file, disk)];
  const merged = mergeFile({ base, ours, theirs });
  if (merged.conflicts.length > 0) {
    undo[direction === 'back' ? 'forth' : 'back'](file);
    return refused(place, '同一处后来又被别人改过，不能撤销。');
  }
  const bytes = theirs === base ? to : encode(merged.text, disk);
  const written = await workspace.write(file, bytes);
  if (!written.ok) return refused(place, describeFailure(written.failure));
  await drafts.drop(file);
  desk.wrote(unit, file, bytes);
  return saved(place, theirs !== base);
}

async function onDisk({ workspace, file }: Place): Promise<Uint8Array | null> {
  const read = await workspace.read(file);
  return read.ok ? read.value : null;
}

function saved(place: Place, isMerged: boolean): EditAnswer {
  const view = viewFile(place.unit, place.file, place);
  return view === null
    ? refused(place, `${place.file} 不是文本。`)
    : { kind: 'saved', view, isMerged, ours: view.text };
}

function refused(place: Place, message: string): EditAnswer {
  return { kind: 'refused', message, view: viewFile(place.unit, place.file, place) };
}
