import { Misfit } from '../../history/json-reader.ts';
import { readEdit } from '../requests.ts';
import type { EditRequest } from '../wire.ts';
import type { Buffer } from './buffer.ts';
import { now, watch } from './store.ts';

/**
 * What was typed and not yet taken by the server, kept by the browser itself: it outlives the page, the browser and the
 * server. An entry a file and page, by `mubiao <data> <page> <file>`; pages are counted, so that the oldest come first.
 */
export interface Kept {
  readonly key: string;
  readonly request: EditRequest;
}

const store = openStore();
let data = '';
let page = '';
let isFull = false;

/** Names the data that the page is about (`UnitsView.id`): the entries of other data are none of its business. */
export function keepFor(id: string): void {
  data = id;
  const last = kept().at(-1)?.key.split(' ')[2] ?? '0';
  page = `${String(Number.parseInt(last, 10) + 1).padStart(9, '0')}-${crypto.randomUUID()}`;
}

export function keyOf(file: string): string {
  return `mubiao ${data} ${page} ${file}`;
}

export function forget(key: string): void {
  store?.removeItem(key);
}

/** What is kept, of this page and of others that are no more; the oldest first. */
export function kept(): readonly Kept[] {
  const keys = Array.from({ length: store?.length ?? 0 }, (_, place) => store?.key(place) ?? '');
  return keys
    .filter((key) => key.startsWith(`mubiao ${data} `))
    .sort()
    .flatMap((key) => {
      const request = understand(store?.getItem(key) ?? '');
      return request === null ? [] : [{ key, request }];
    });
}

/** Whether something waits that the browser cannot keep: only then leaving would lose it. */
export function isUnkept(): boolean {
  return isFull && (now().buffer?.waiting ?? null) !== null;
}

/** Keeps what waits of the open file, from the keystroke until the server has taken it; a conflict until it is settled. */
export function keepWaiting(): void {
  let seen: Buffer | null = null;
  watch(({ buffer }) => {
    const last = seen;
    seen = buffer;
    if (buffer === null || buffer === last || buffer.conflict !== null) return;
    const { view, waiting, before, stroke } = buffer;
    const isSame = last?.waiting === waiting && last?.before === before && last.view.file === view.file;
    if (waiting !== null && !isSame) keep({ file: view.file, before, stroke, edit: waiting });
    if (waiting === null && last?.view.file === view.file && last.waiting !== null) forget(keyOf(view.file));
  });
}

function keep(request: EditRequest): void {
  try {
    store?.setItem(keyOf(request.file), JSON.stringify(request));
    isFull = store === null;
  } catch {
    isFull = true;
  }
}

/** Null where the browser is told to keep nothing. */
function openStore(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function understand(text: string): EditRequest | null {
  try {
    return readEdit(JSON.parse(text), '');
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Misfit) return null;
    throw error;
  }
}
