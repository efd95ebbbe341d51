import type { EditAnswer, EditRequest } from '../wire.ts';
import { post } from './ask.ts';
import { forget, type Kept, kept } from './keep.ts';
import { say } from './store.ts';

/** What came of an edit that was kept; `key` is where it is still kept. */
export interface TakenUp {
  readonly answer: EditAnswer;
  readonly key: string;
}

/**
 * Sends what was kept of a file, as any edit that was made on an older text. What is refused is told and forgotten; what
 * conflicts, and what has no file any more, stays kept. Null where nothing was kept.
 */
export async function takeUp(file: string): Promise<TakenUp | null> {
  let last: TakenUp | null = null;
  for (const { key, request } of keptOf(file)) {
    const answer = await post<EditAnswer>('edit', request);
    last = { answer, key };
    if (answer.kind === 'conflict' || answer.view === null) break;
    forget(key);
    if (answer.kind === 'refused') say('bad', `上次输入的${typedIn(request)}没有写入：${answer.message}`);
  }
  return last;
}

export function keptOf(file: string): readonly Kept[] {
  return kept().filter(({ request }) => request.file === file);
}

/** What was typed, in quotes, as far as it can be said in a line. */
export function typedIn({ edit }: EditRequest): string {
  if (edit.kind !== 'intents') return '文字';
  const typed = edit.intents.flatMap((intent) => (intent.kind === 'set' && intent.text !== '' ? [intent.text] : []));
  return typed.length === 0 ? '改动' : typed.map((text) => `“${text}”`).join('、');
}
