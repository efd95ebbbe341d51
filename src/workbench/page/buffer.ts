import type { Plain } from '../../yaml/located.ts';
import { applyIntent, type Intent } from '../intent.ts';
import type { ConflictView, EditAnswer, EditRequest, FileView } from '../wire.ts';
import { get, post, postLast, Refusal } from './ask.ts';
import { forget, keyOf } from './keep.ts';
import { now, say, set } from './store.ts';

/** What of a file waits to be written. */
type Waiting =
  | { readonly kind: 'intents'; readonly intents: readonly Intent[] }
  | { readonly kind: 'text'; readonly text: string };

/** A file that is being edited: as the server has it, and with what was typed since. */
export interface Buffer {
  readonly view: FileView;
  /** With all that was typed; null where the text is no YAML. */
  readonly data: Plain | null;
  readonly text: string;
  readonly waiting: Waiting | null;
  /** `key`: where the browser keeps our side until it is settled. */
  readonly conflict: {
    readonly disk: string;
    readonly settled: { readonly ours: string; readonly theirs: string };
    readonly conflicts: readonly ConflictView[];
    readonly key: string;
  } | null;
  readonly stroke: string;
  /** The text that the next edit is made on. */
  readonly before: string;
}

/** So long (ms) after the last keystroke what was typed is sent. */
const quiet = 120;
/** A write that takes longer is said to be slow (ms). */
const slow = 1500;
const retry = 2000;
/** What a page that is being closed may still send (bytes), less some for the heads. */
const mostLast = 60_000;

const nothing: Waiting = { kind: 'intents', intents: [] };

let timer = 0;
let sending: Promise<void> | null = null;

export function openBuffer(view: FileView): Buffer {
  return { view, data: view.data, text: view.text, waiting: null, conflict: null, stroke: '', before: view.text };
}

/** Does something to the data of the open file. */
export function act(intent: Intent): void {
  const { buffer } = now();
  if (buffer === null || buffer.data === null || buffer.conflict !== null) return;
  const intents = buffer.waiting?.kind === 'intents' ? buffer.waiting.intents : [];
  const last = intents.at(-1);
  const isSame = intent.kind === 'set' && last?.kind === 'set' && last.path.join('/') === intent.path.join('/');
  const waiting: Waiting = { kind: 'intents', intents: [...(isSame ? intents.slice(0, -1) : intents), intent] };
  const stroke = intent.kind === 'set' ? intent.path.join('/') : '';
  set({ buffer: { ...buffer, data: applyIntent(buffer.data, intent), waiting, stroke }, saving: 'waiting' });
  schedule();
}

/** Puts another text in the place of the open file's. */
export function type(text: string): void {
  const { buffer } = now();
  if (buffer === null || buffer.text === text) return;
  set({ buffer: { ...buffer, text, waiting: { kind: 'text', text }, stroke: 'text' }, saving: 'waiting' });
  schedule();
}

function schedule(delay = quiet): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => void flush(), delay);
}

/** Sends what waits; resolves when nothing waits any more, or it cannot be sent. */
export async function flush(): Promise<void> {
  clearTimeout(timer);
  while (sending !== null) await sending;
  const { buffer } = now();
  if (buffer === null || buffer.waiting === null || buffer.conflict !== null) return;
  sending = sendWaiting(buffer, buffer.waiting).finally(() => {
    sending = null;
  });
  await sending;
  const { saving } = now();
  if (now().buffer?.waiting !== null && saving !== 'away' && saving !== 'refused') await flush();
}

/** Sends what waits before another file is opened; false where nobody answers, so that this one must stay open. */
export async function isDone(): Promise<boolean> {
  await flush();
  const { buffer, saving } = now();
  if (saving !== 'away' || buffer === null || buffer.waiting === null) return true;
  say('bad', '工作台没有回答，这个文件里输入的还没有存好，等它回答以后再换。');
  return false;
}

/** What waits when the page is being closed: sent without waiting for the answer, and kept all the same. */
export function sendLast(): void {
  const { buffer } = now();
  if (buffer === null || buffer.waiting === null || buffer.conflict !== null || sending !== null) return;
  const request = requestFor(buffer, buffer.waiting);
  if (new Blob([JSON.stringify(request)]).size < mostLast) postLast('edit', request);
}

function requestFor({ view, stroke, before }: Buffer, edit: Waiting): EditRequest {
  return { file: view.file, before, stroke, edit };
}

async function sendWaiting(buffer: Buffer, waiting: Waiting): Promise<void> {
  const { saving } = now();
  const wasAway = saving === 'away';
  if (!wasAway) set({ saving: 'saving' });
  const patience = window.setTimeout(() => set({ saving: 'slow' }), slow);
  try {
    adopt(await post<EditAnswer>('edit', requestFor(buffer, waiting)), waiting);
    if (wasAway && now().saving === 'saved') say('good', '工作台又有回答了，刚才输入的都已存好。');
  } catch (error) {
    const isAway = error instanceof Refusal && error.isAway;
    const message = error instanceof Error ? error.message : String(error);
    if (!wasAway) say('bad', isAway ? `${message}输入的都留在这个浏览器里，不会丢。` : message);
    set({ saving: isAway ? 'away' : 'refused' });
    if (isAway) schedule(retry);
  } finally {
    clearTimeout(patience);
  }
}

/** Takes over what the server made of an edit; what was typed meanwhile stays on top of it. */
export function adopt(answer: EditAnswer, sent: Waiting | null = null): void {
  const { buffer } = now();
  if (answer.kind === 'refused') say('bad', answer.message);
  else if (answer.kind === 'saved' && answer.isMerged) say('plain', '这个文件同时被别处改过，两边的改动已合在一起。');
  const { view } = answer;
  if (view === null) set({ saving: 'refused' });
  if (view === null || buffer === null || buffer.view.file !== view.file) return;
  const rest = restOf(buffer.waiting, sent);
  const fresh = openBuffer(view);
  if (answer.kind === 'conflict') {
    const { ours, disk, settled, conflicts } = answer;
    const conflict = { disk, settled, conflicts, key: keyOf(view.file) };
    set({ buffer: { ...fresh, waiting: rest, before: ours, conflict }, saving: 'conflict' });
    return;
  }
  const stroke = buffer.stroke;
  if (rest === null) set({ buffer: { ...fresh, stroke }, saving: 'saved' });
  else if (rest.kind === 'text') {
    const before = answer.kind === 'saved' ? answer.ours : view.text;
    set({ buffer: { ...fresh, text: rest.text, waiting: rest, stroke, before }, saving: 'waiting' });
  } else {
    const data = rest.intents.reduce(applyIntent, view.data);
    set({ buffer: { ...fresh, data, waiting: rest, stroke }, saving: 'waiting' });
  }
}

/** What was typed since `sent` was sent. A field that is typed on replaces what was sent of it. */
function restOf(waiting: Waiting | null, sent: Waiting | null): Waiting | null {
  if (waiting === sent || waiting === null || sent === null) return null;
  if (waiting.kind === 'text' || sent.kind === 'text') return waiting;
  const old = new Set<Intent>(sent.intents);
  const intents = waiting.intents.filter((intent) => !old.has(intent));
  return intents.length === 0 ? null : { kind: 'intents', intents };
}

/** Reads the open file again, unless something waits to be written: the server puts that together. */
export async function reopen(file: string): Promise<void> {
  const { buffer } = now();
  if (buffer?.view.file !== file) return;
  const view = await get<FileView>('file', { file });
  if (now().buffer?.view.file === file) set({ buffer: openBuffer(view), saving: 'saved' });
}

/** Ends a conflict with one of the two sides; what was typed since stays on top of it. */
export async function settle(choice: 'ours' | 'theirs'): Promise<void> {
  const { buffer } = now();
  if (buffer === null || buffer.conflict === null) return;
  const { disk, settled, key } = buffer.conflict;
  const edit = { kind: 'overrule', text: settled[choice] } as const;
  try {
    const request = { file: buffer.view.file, before: disk, stroke: '', edit };
    const answer = await post<EditAnswer>('edit', request);
    if (answer.kind !== 'conflict') forget(key);
    // What was typed since was typed on our text.
    adopt(answer.kind === 'saved' ? { ...answer, ours: buffer.before } : answer, nothing);
    await flush();
  } catch (error) {
    say('bad', error instanceof Error ? error.message : String(error));
  }
}
