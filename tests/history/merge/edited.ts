import fc from 'fast-check';
import type { Path } from '../../../src/diagnostics/path.ts';
import type { Change } from '../../../src/yaml/change.ts';
import type { Plain } from '../../../src/yaml/located.ts';
import { parse } from '../../../src/yaml/parse.ts';
import { splice } from '../../../src/yaml/splice.ts';
import { goodFile } from '../../yaml/authored.ts';

/** A place in a file and what is to be done there, by numbers that any file can take. */
interface Wish {
  readonly kind: 'text' | 'remove' | 'insert' | 'order' | 'comment' | 'blank' | 'indent';
  readonly place: number;
  readonly number: number;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom('text', 'text', 'text', 'remove', 'insert', 'insert', 'order', 'comment', 'blank', 'indent'),
  place: fc.nat(),
  number: fc.nat(99),
});

/** A good file, and what two people made of it. */
export const threeVersions = fc
  .tuple(goodFile, fc.array(wish, { maxLength: 4 }), fc.array(wish, { maxLength: 4 }), fc.boolean())
  .map(([{ text }, ours, theirs, isAlike]) => ({
    base: text,
    ours: edited(text, ours, '甲'),
    theirs: edited(text, theirs, isAlike ? '甲' : '乙'),
  }));

function edited(text: string, wishes: readonly Wish[], who: string): string {
  return wishes.reduce((before, one) => {
    const after = withWish(before, one, who);
    return parse({ file: '', text: after }).ok ? after : before;
  }, text);
}

function withWish(text: string, { kind, place, number }: Wish, who: string): string {
  if (kind === 'comment' || kind === 'blank') {
    const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
    const lines = text.split(lineBreak);
    const at = place % lines.length;
    const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? '';
    return lines.toSpliced(at, 0, kind === 'blank' ? '' : `${indent}# ${who}注${number}`).join(lineBreak);
  }
  const change = changeOf(text, { kind, place, number }, who);
  const spliced = change === null ? null : splice({ file: '', text }, [change]);
  return spliced?.ok ? spliced.text : text;
}

function changeOf(text: string, { kind, place, number }: Wish, who: string): Change | null {
  const parsed = parse({ file: '', text });
  const value = `${who}写的${number}`;
  if (!parsed.ok) return null;
  if (kind === 'indent') return { kind };
  const places = placesIn(parsed.value.data);
  const pick = (isMeant: (value: Plain) => boolean) => {
    const fit = places.filter((one) => isMeant(one.value));
    return fit.length === 0 ? null : (fit[place % fit.length] ?? null);
  };
  if (kind === 'text') {
    const found = pick((one) => typeof one === 'string' || one === null);
    return found && { kind, path: found.path, text: number % 5 === 0 ? `${value}\n第二段` : value };
  }
  if (kind === 'remove') {
    const found = pick(() => true);
    return found && found.path.length > 0 ? { kind, path: found.path } : null;
  }
  const found = pick((one) => typeof one === 'object' && one !== null);
  if (found === null || found.value === null || typeof found.value === 'string') return null;
  const length = Object.keys(found.value).length;
  if (kind === 'order') {
    const order = [...Array(length).keys()];
    return { kind, path: found.path, order: [...order.slice(number % length), ...order.slice(0, number % length)] };
  }
  const at = number % (length + 1);
  if (Array.isArray(found.value)) return { kind: 'insert-item', path: found.path, value: { 名称: value }, at };
  return { kind: 'insert-key', path: found.path, key: `${who}键${number}`, value, at };
}

/** Every place of the data, the root first. */
export function placesIn(data: Plain, path: Path = []): readonly { readonly path: Path; readonly value: Plain }[] {
  const here = { path, value: data };
  if (data === null || typeof data === 'string') return [here];
  const isList = Array.isArray(data);
  const inside = Object.entries(data).map(([key, value]) => ({ path: [...path, isList ? Number(key) : key], value }));
  return [here, ...inside.flatMap((one) => placesIn(one.value, one.path))];
}
