import type { Path } from '../../diagnostics/path.ts';
import { quote } from '../../diagnostics/quote.ts';
import { type Data, isList } from './data.ts';
import { exampleOf } from './fields.ts';
import type { ShapeFinding } from './shape.ts';

interface Sentence {
  readonly message: string;
  readonly hint: string;
}

/** A path as a reader says it: `“绩效指标”第3项的“名称”`. */
function phraseOf(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `第${step + 1}项` : `${index > 0 ? '的' : ''}“${step}”`))
    .join('');
}

export function describeUnknownKey(
  parent: Path,
  key: string,
  meant: string | null,
  isPresent: boolean,
  known: readonly string[],
): Sentence {
  const message =
    parent.length === 0 ? `不认识的名称${quote(key)}。` : `${phraseOf(parent)}里有不认识的名称${quote(key)}。`;
  if (meant === null) return { message, hint: `这里可以写：${known.map((name) => `“${name}”`).join('、')}。` };
  return { message, hint: `是否想写“${meant}”？${isPresent ? `（这里已经有一个“${meant}”了。）` : ''}` };
}

export function describeEmptyList(path: Path): Sentence {
  return { message: `${phraseOf(path)}里一项也没有。`, hint: '请至少写一项，每项以“- ”开头。' };
}

const kinds: Readonly<Record<string, string>> = {
  string: '一行或一段文字',
  object: '若干行“名称: 内容”',
  array: '一个列表，每项以“- ”开头',
};

/** A value of another kind than is wanted, or none at all. `keys` are those of the map that is wanted. */
export function describeWrongType(
  path: Path,
  expected: string,
  actual: Data | undefined,
  keys: readonly string[],
): ShapeFinding {
  if (actual === undefined) return missing(path);
  if (actual === null) return empty(path);
  const colon = typeof actual === 'string' && expected === 'object' ? wideColonIn(actual, keys) : null;
  if (colon !== null) {
    const message = `“${colon.key}”后面的冒号应为半角冒号加一个空格。`;
    const within = { offset: colon.offset, length: 1 };
    return { path, within, code: 'yaml-fullwidth-colon', message, hint: `请写成“${colon.key}: …”。` };
  }
  const found = typeof actual === 'string' ? '一段文字' : isList(actual) ? '一个列表' : '若干行“名称: 内容”';
  const message = `${phraseOf(path) || '文件'}应当是${kinds[expected] ?? '别的内容'}，这里是${found}。`;
  const part = typeof actual === 'string' ? 'value' : 'key';
  return { path, part, code: 'wrong-kind', message, hint: hintFor(expected, keys) };
}

function missing(path: Path): ShapeFinding {
  const name = String(path.at(-1) ?? '');
  const parent = path.slice(0, -1);
  const message = `${phraseOf(parent)}缺少“${name}”。`;
  return { path, part: 'key', code: 'missing-field', message, hint: exampleOf(name) ?? `请加上“${name}”。` };
}

function empty(path: Path): ShapeFinding {
  const isEntry = typeof path.at(-1) === 'number';
  const message = isEntry ? `${phraseOf(path)}是空的。` : `${phraseOf(path) || '文件'}没有内容。`;
  const hint = isEntry ? '请在“- ”后面填写内容，或删去这个“-”。' : '请在冒号后面填写内容。';
  return { path, part: 'key', code: 'empty-value', message, hint };
}

function hintFor(expected: string, keys: readonly string[]): string {
  if (expected === 'object') return `请每行写一个“名称: 内容”，可以写：${keys.map((key) => `“${key}”`).join('、')}。`;
  if (expected === 'array') return '请另起一行，每项缩进两格，以“- ”开头。';
  return '请把内容写成文字，接在冒号和一个空格之后。';
}

/** Text that begins with a key and a colon was meant as an entry: `财政拨款：100` or `财政拨款:100`. */
function wideColonIn(text: string, keys: readonly string[]): { readonly key: string; readonly offset: number } | null {
  const key = keys.find((name) => text.startsWith(name) && /^\s*[:：]/.test(text.slice(name.length)));
  return key === undefined ? null : { key, offset: text.slice(key.length).search(/[:：]/) + key.length };
}
