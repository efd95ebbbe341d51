import type { Path } from '../../diagnostics/path.ts';
import type {
  EditAnswer,
  EventView,
  FileView,
  FindingView,
  PreviewView,
  UnitSummary,
  UnitsView,
  UnitView,
} from '../wire.ts';
import { get, post, Refusal } from './ask.ts';
import { adopt, flush, openBuffer, reopen } from './buffer.ts';
import { now, type Sight, say, set } from './store.ts';

/** What the page does, told to the server and shown. */

let asking = new AbortController();

export async function openUnits(): Promise<void> {
  const units = await get<UnitsView>('units');
  set({ units });
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
      const summary = await get<UnitSummary>('summary', { folder: next.folder });
      const known = now().units;
      const units = known?.units.map((one) => (one.folder === next.folder ? summary : one)) ?? [];
      if (known !== null) set({ units: { ...known, units } });
      await new Promise((resolve) => setTimeout(resolve, breath));
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  } finally {
    isLooking = false;
  }
}

export async function openUnit(folder: string): Promise<void> {
  await flush();
  set({ folder, unit: null, file: null, buffer: null, preview: null });
  await refresh();
  const { unit } = now();
  const first = unit?.projects[0]?.file ?? unit?.sheet?.file;
  if (first !== undefined) await openFile(first);
}

/** Asks for the unit as it is now, and then for its pages; of questions that overlap only the last counts. */
export async function refresh(): Promise<void> {
  const { folder } = now();
  if (folder === null) return;
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  try {
    const printing = get<PreviewView>('preview', { folder }, signal);
    printing.catch(() => {});
    const unit = await get<UnitView>('unit', { folder }, signal);
    if (now().folder !== folder) return;
    set({ unit });
    const preview = await printing;
    if (now().folder === folder) set({ preview });
  } catch (error) {
    if (error instanceof Refusal) say('bad', error.message);
    else if (!(error instanceof DOMException)) throw error;
  }
}

export async function openFile(file: string): Promise<void> {
  if (now().file === file && now().buffer !== null) return;
  await flush();
  set({ file, buffer: null, at: null });
  try {
    const view = await get<FileView>('file', { file });
    if (now().file === file) set({ buffer: openBuffer(view), saving: 'saved' });
  } catch (error) {
    if (now().file === file) say('bad', error instanceof Error ? error.message : String(error));
  }
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
    say(
      'plain',
      '项目已删去。',
      () =>
        void attempt(async () => {
          await post('restoral', { file });
          await refresh();
          await openFile(file);
          say('good', '项目已恢复。');
        }),
    );
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

/** Hears what the server tells of its own accord. */
export function listen(): void {
  const source = new EventSource('/api/events');
  let wasAway = false;
  source.onmessage = ({ data }) => hear(JSON.parse(String(data)) as EventView);
  source.onopen = () => {
    if (wasAway) void openUnits().then(refresh);
    wasAway = false;
  };
  source.onerror = () => {
    wasAway = true;
  };
}

function hear(event: EventView): void {
  const { folder, units, buffer, unit } = now();
  switch (event.kind) {
    case 'units':
      void openUnits();
      return;
    case 'git':
      void get<UnitsView>('units').then((told) => set({ units: told }));
      void refresh();
      return;
    case 'file':
      if (buffer?.view.file === event.file && buffer.view.hash !== event.hash && buffer.waiting === null) {
        void reopen(event.file);
      }
      return;
    case 'unit': {
      const known = units?.units.map((one) => (one.folder === event.folder ? event.summary : one)) ?? [];
      if (units !== null) set({ units: { ...units, units: known } });
      if (event.folder === folder && event.revision !== unit?.revision) void refresh();
    }
  }
}
