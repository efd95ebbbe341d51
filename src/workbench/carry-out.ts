import type { Change } from '../yaml/change.ts';
import { decode } from '../yaml/decode.ts';
import { parse } from '../yaml/parse.ts';
import { splice } from '../yaml/splice.ts';
import { changesFor } from './changes-for.ts';
import { fileShape } from './file-view.ts';
import type { Intent } from './intent.ts';

/** A new text, or why there is none. */
export type CarriedOut = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/** A file's text after intents were carried out by splicing: what they do not concern stays byte for byte. */
export function carryOut(file: string, before: string, intents: readonly Intent[]): CarriedOut {
  const shape = fileShape(file);
  let text = before;
  for (const intent of intents) {
    const source = { file, text };
    const read = parse(source);
    if (!read.ok) return { ok: false, why: '这个文件的 YAML 写法有错，表单里改不了。请先在“YAML”里改正。' };
    const changes = changesFor(read.value.data, intent, shape);
    const closely = splice(source, changes);
    const spliced = closely.ok
      ? closely
      : splice(
          source,
          changes.map((change) => asWhole(change, intent)),
        );
    if (!spliced.ok) return { ok: false, why: refusals[spliced.reason] };
    text = spliced.text;
  }
  return { ok: true, text };
}

/** The whole text of a field, where its stretch cannot be written in the notation that stands there. */
function asWhole(change: Change, intent: Intent): Change {
  if (change.kind !== 'text' || intent.kind !== 'set') return change;
  return { kind: 'text', path: change.path, text: intent.text };
}

const refusals = {
  unsound: '这个文件的 YAML 写法有错，表单里改不了。请先在“YAML”里改正。',
  'no-such-place': '要改的地方已经不在了，可能刚被别人改过。请核对后再改。',
  'changes-meaning': '这里的写法不能在表单里改而不影响别处。请在“YAML”里改。',
} as const;

/** The text of a file; '' where it is none. */
export function textOf(file: string, bytes: Uint8Array): string {
  const decoded = decode(file, bytes);
  return decoded.ok ? decoded.value.text : '';
}
