import type { Path } from '../../diagnostics/path.ts';
import { quote } from '../../diagnostics/quote.ts';
import { type Data, isList } from './data.ts';
import { exampleOf } from './fields.ts';
import type { MeantKeys } from './meant-keys.ts';
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
  meant: MeantKeys & { readonly isEachRequired: boolean },
  known: readonly string[],
): Sentence {
  const message =
    parent.length === 0 ? `不认识的名称${quote(key)}。` : `${phraseOf(parent)}里有不认识的名称${quote(key)}。`;
  if (meant.names.length === 0)
    return { message, hint: `这里可以写：${known.map((name) => `“${name}”`).join('、')}。` };
  const asked = `是否想写${meant.names.map((name) => `“${name}”`).join('或')}？`;
  if (meant.isEachRequired) return { message, hint: `${asked}每一项都要写。` };
  return { message, hint: meant.isPresent ? `${asked}（这里已经有一个“${meant.names.join('')}”了。）` : asked };
}

/** A key that belongs under another one, which stands beside it or is missing. */
export function describeMisplacedKey(key: string, home: string, isHomeMissing: boolean): Sentence {
  const message = `“${key}”应当写在“${home}”之下。`;
  const hint = isHomeMissing
    ? `请在它上面加一行“${home}:”，这一行的行首加两个半角空格。`
    : `请把这一行移到“${home}”之下，行首加两个半角空格。`;
  return { message, hint };
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
  const entry = typeof actual === 'string' && expected === 'object' ? entryIn(actual, keys) : null;
  if (entry !== null) return { path, ...describeColon(entry), entries: keys };
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

/** An entry whose colon YAML does not take for one. */
interface TextEntry {
  readonly key: string;
  readonly value: string;
  /** Of the colon, within the text. */
  readonly offset: number;
  readonly isWide: boolean;
}

/** Text that begins with a key and a colon was meant as an entry: `财政拨款：100` or `财政拨款:100`. */
function entryIn(text: string, keys: readonly string[]): TextEntry | null {
  const key = keys.find((name) => text.startsWith(name) && /^\s*[:：]/.test(text.slice(name.length)));
  if (key === undefined) return null;
  const offset = text.slice(key.length).search(/[:：]/) + key.length;
  const value = text.slice(offset + 1).split('\n', 1)[0] ?? '';
  return { key, value: value.trim(), offset, isWide: text.charAt(offset) === '：' };
}

function describeColon({ key, value, offset, isWide }: TextEntry): Omit<ShapeFinding, 'path'> {
  const within = { offset, length: 1 };
  const right = quote(`${key}: ${value}`);
  if (isWide) {
    const message = `“${key}”后面的冒号是全角的“：”，应为半角冒号加一个空格。`;
    return { within, code: 'yaml-fullwidth-colon', message, hint: `请把输入法切换到半角，写成${right}。` };
  }
  const message = `“${key}”后面的冒号之后缺少一个半角空格。`;
  return { within, code: 'yaml-colon-space', message, hint: `请写成${right}。` };
}
