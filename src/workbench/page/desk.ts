import type { Path } from '../../diagnostics/path.ts';
import type { EditAnswer, FileView, FindingView, PreviewView, UnitSummary, UnitsView, UnitView } from '../wire.ts';
import { get, post, Refusal } from './ask.ts';
import { adopt, flush, isDone, openBuffer, reopen } from './buffer.ts';
import { now, type Sight, type State, say, set, until } from './store.ts';
import { takeUp } from './take-up.ts';

/** What the page does, told to the server and shown. */

let asking = new AbortController();

export async function loadUnits(): Promise<UnitsView> {
  const units = await get<UnitsView>('units');
  set({ units });
  return units;
}

/** Opens the first unit where none is open. */
export async function openUnits(): Promise<void> {
  const units = await loadUnits();
  const { folder } = now();
  const isThere = units.units.some((one) => one.folder === folder);
  const [first] = units.units;
  if (!isThere && first !== undefined) await openUnit(first.folder);
  void lookAtUnits();
}

let isLooking = false;
/** Between two units that are looked at in the background (ms), so that whoever works is not waited for. */
const breath = 40;

/** Has the units checked that were not yet, one after another, for their state in the list. */
async function lookAtUnits(): Promise<void> {
  if (isLooking) return;
  isLooking = true;
  try {
    for (;;) {
      const next = now().units?.units.find(({ counts }) => counts === null);
      if (next === undefined) break;
      await askSummary(next.folder);
      await new Promise((resolve) => setTimeout(resolve, breath));
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  } finally {
    isLooking = false;
  }
}

/** Opens a unit at one of its files, or at its first project. */
export async function openUnit(folder: string, file: string | null = null): Promise<void> {
  if (!(await isDone())) return;
  set({ folder, unit: null, file: null, buffer: null, preview: null, shown: null });
  await refresh();
  const { unit } = now();
  const first = file ?? unit?.projects[0]?.file ?? unit?.sheet?.file;
  if (first !== undefined) await openFile(first);
}

/**
 * Asks for the pages of the unit as it is now, which are quickly told, and then for what the check says of it; where
 * nothing is known of it yet, for its projects first. Of questions that overlap only the last counts.
 */
export async function refresh(): Promise<void> {
  const { folder } = now();
  if (folder === null) return;
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const isNew = now().unit === null;
    if (isNew) await askUnit(folder, signal);
    const preview = await get<PreviewView>('preview', { folder }, signal);
    if (signal.aborted) return;
    set({ preview });
    // The check takes the server's time; whoever types looks at the page first.
    await until((state) => state.shown === preview.revision || !isPageInSight(state), patience);
    if (signal.aborted) return;
    if (!isNew) await askUnit(folder, signal);
    await askSummary(folder, signal);
  } catch (error) {
    if (error instanceof Refusal) say('bad', error.message);
    else if (!(error instanceof DOMException)) throw error;
  }
}

/** So long (ms) the check waits for the pages. */
const patience = 600;

function isPageInSight({ sight, preview }: State): boolean {
  return (sight === 'form' || sight === 'yaml') && preview?.kind === 'printed';
}

async function askUnit(folder: string, signal: AbortSignal): Promise<void> {
  const unit = await get<UnitView>('unit', { folder }, signal);
  if (!signal.aborted) set({ unit });
}

/** Asks how a unit stands, for the list. */
export async function askSummary(folder: string, signal?: AbortSignal): Promise<void> {
  const summary = await get<UnitSummary>('summary', { folder }, signal);
  const { units } = now();
  if (units === null || signal?.aborted === true) return;
  set({ units: { ...units, units: units.units.map((one) => (one.folder === folder ? summary : one)) } });
}

export async function openFile(file: string): Promise<void> {
  if ((now().file === file && now().buffer !== null) || !(await isDone())) return;
  set({ file, buffer: null, at: null });
  try {
    const taken = await takeUp(file);
    const view = taken?.answer.view ?? (await get<FileView>('file', { file }));
    if (now().file !== file) return;
    const conflict = taken?.answer.kind === 'conflict' ? { ...taken.answer, key: taken.key } : null;
    set({ buffer: { ...openBuffer(view), conflict }, saving: conflict === null ? 'saved' : 'conflict' });
  } catch (error) {
    if (now().file === file) say('bad', error instanceof Error ? error.message : String(error));
  }
}

/** Opens a file with its unit. */
export async function openAt(file: string): Promise<void> {
  const around = file.slice(0, file.lastIndexOf('/'));
  const folder = around.replace(/\/项目$/, '');
  await (now().folder === folder ? openFile(file) : openUnit(folder, file));
}

/** Opens a file and goes to a field of it. */
export async function goTo(file: string, path: Path): Promise<void> {
  const { sight, buffer } = now();
  const kept: Sight = sight === 'yaml' ? 'yaml' : 'form';
  set({ sight: kept, goal: { file, path } });
  if (now().file !== file) await openFile(file);
  if (now().buffer?.data === null && buffer !== null) set({ sight: 'yaml' });
}

/** The next finding of the unit behind the one that was gone to last, or the one before it. */
export function goToNext(step: 1 | -1): void {
  const findings = now().unit?.findings ?? [];
  const last = findings.findIndex(({ id }) => id === lastFinding);
  const next = findings.at((last < 0 && step < 0 ? 0 : last + step) % Math.max(findings.length, 1));
  if (next !== undefined) goToFinding(next);
}

let lastFinding = '';

export function goToFinding({ id, file, path }: FindingView): void {
  lastFinding = id;
  void goTo(file, path);
}

export async function takeBack(deed: 'undo' | 'redo' | 'dropDraft'): Promise<void> {
  await flush();
  const { file } = now();
  if (file !== null) await attempt(async () => adopt(await post<EditAnswer>(deed, { file })));
}

/** `id` null mends all of the unit that can be. */
export async function mend(id: string | null): Promise<void> {
  await flush();
  const { folder, file } = now();
  if (folder === null) return;
  await attempt(async () => {
    const { files } = await post<{ readonly files: number }>('repair', { folder, id });
    if (files === 0) say('plain', '这一处不能自动改，请照建议手工改。');
    else say('good', '已照建议改好，可以撤销。');
    if (file !== null) await reopen(file);
  });
}

/** Starts a unit and opens it, its sheet first: name and totals are still to be filled in. */
export async function startUnit(name: string, year: string): Promise<void> {
  const { folder } = await post<{ readonly folder: string }>('unit', { name, year });
  set({ dialog: null, sight: 'form' });
  await loadUnits();
  await openUnit(folder, `${folder}/单位.yaml`);
}

export async function startProject(name: string): Promise<void> {
  const { folder } = now();
  if (folder === null) return;
  const { file } = await post<{ readonly file: string }>('project', { folder, name });
  await refresh();
  set({ dialog: null, sight: 'form' });
  await openFile(file);
}

export async function removeProject(file: string): Promise<void> {
  await flush();
  await attempt(async () => {
    await post('removal', { file });
    set({ file: null, buffer: null });
    await refresh();
    const next = now().unit?.projects[0];
    if (next !== undefined) await openFile(next.file);
    const restore = async (): Promise<void> => {
      await post('restoral', { file });
      await refresh();
      await openFile(file);
      say('good', '项目已恢复。');
    };
    say('plain', '项目已删去。', { name: '撤销', run: () => void attempt(restore) });
  });
}

/** Does something that the server may refuse, which is then said. */
export async function attempt(deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    say('bad', error instanceof Error ? error.message : String(error));
  }
}
