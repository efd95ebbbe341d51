import type { FileView } from '../wire.ts';
import { get, Refusal } from './ask.ts';
import { openAt } from './desk.ts';
import { forget, kept } from './keep.ts';
import { say } from './store.ts';
import { keptOf, takeUp, typedIn } from './take-up.ts';

/**
 * Takes up all that pages before this one left behind, and says so in a line. Gives the file in which something conflicts,
 * which is then to be opened.
 */
export async function takeUpAll(): Promise<string | null> {
  const written: string[] = [];
  let conflict: string | null = null;
  for (const file of new Set(kept().map(({ request }) => request.file))) {
    const before = await get<FileView>('file', { file }).catch(ifRefused);
    const answer = before === null ? null : ((await takeUp(file))?.answer ?? null);
    if (answer?.kind === 'conflict') conflict ??= file;
    else if (answer?.kind === 'saved' && answer.view.hash !== before?.hash) written.push(file);
    else if (answer === null || answer.view === null) tellGone(file);
  }
  const [first] = written;
  if (first !== undefined) {
    const names = written.map((file) => file.slice(file.lastIndexOf('/') + 1)).join('、');
    say('good', `上次没有来得及存的输入，已补进 ${names}。`, { name: '去看', run: () => void openAt(first) });
  }
  return conflict;
}

function tellGone(file: string): void {
  const words = keptOf(file).map(({ request }) => typedIn(request));
  say('bad', `${file} 已被移走，上次输入的${words.join('、')}还没有写入，留在这个浏览器里。`, {
    name: '不要了',
    run: () => {
      for (const { key } of keptOf(file)) forget(key);
      say('plain', '已丢弃。');
    },
  });
}

function ifRefused(error: unknown): null {
  if (error instanceof Refusal && !error.isAway) return null;
  throw error;
}
