import fc from 'fast-check';
import type { Plain } from '../../src/yaml/located.ts';

/** Data as an author wrote it: each value with the notation, and the comments and blank lines around it. */
export type Authored =
  | { readonly kind: 'text'; readonly text: string; readonly style: 'plain' | 'single' | 'double' | 'literal' }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'map';
      readonly entries: readonly { readonly key: string; readonly value: Authored; readonly around: Around }[];
    }
  | { readonly kind: 'list'; readonly items: readonly { readonly value: Authored; readonly around: Around }[] }
  | { readonly kind: 'brackets'; readonly items: readonly string[] };

interface Around {
  /** Comment lines above, the first perhaps parted from the rest by a blank line. */
  readonly above: readonly string[];
  readonly blank: boolean;
  /** Behind the value; text blocks have it behind their header. */
  readonly behind: string | null;
}

export interface Habit {
  /** Columns a level of maps, and of lists below their key. */
  readonly map: number;
  readonly list: number;
  readonly lineBreak: string;
  readonly lastBreak: boolean;
}

const word = fc.constantFrom(
  '校舍维修',
  '≥90%',
  '3,800.00',
  '按期完成。',
  '甲#乙',
  "师生'满意'",
  '“十四五”规划',
  '2025',
  '说明：乙',
  'a b',
);
const hard = fc.constantFrom(
  '甲: 乙',
  '>14个',
  ' 前有空格',
  '',
  '- 一',
  '# 一',
  '反斜杠\\n',
  '"引"',
  "'",
  '制\t表',
  '[2025]1号',
);
const paragraphs = fc.array(fc.constantFrom('一是完成。', '  缩进', '# 不是注释', '', '名称: 不是键'), {
  minLength: 1,
  maxLength: 4,
});
const isRound = (text: string) => !/^[\s]|\s$/.test(text) && !/(^|\n)\s*\n?$/.test(text);

const text: fc.Arbitrary<Authored> = fc.oneof(
  word.map((value) => ({ kind: 'text' as const, text: value, style: 'plain' as const })),
  fc
    .tuple(fc.oneof(word, hard), fc.constantFrom('single' as const, 'double' as const))
    .map(([value, style]) => ({ kind: 'text' as const, text: value, style })),
  paragraphs
    .map((lines) => lines.join('\n'))
    .filter(isRound)
    .map((value) => ({ kind: 'text' as const, text: value, style: 'literal' as const })),
);

const around: fc.Arbitrary<Around> = fc.record({
  above: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc.array(fc.constantFrom('# 见批复', '#核对', '# 甲: 乙', "# it's"), { maxLength: 2 }),
  ),
  blank: fc.boolean(),
  behind: fc.option(fc.constantFrom('# 万元', '#   对齐'), { freq: 4 }),
});

const keys = ['项目名称', '资金', '总计', '备注', '分类', '名称', 'a', '绩效目标', 'x y'];

const { value } = fc.letrec<{ value: Authored; map: Authored; list: Authored }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.constant({ kind: 'empty' as const }),
    fc
      .array(
        word.filter((one) => !/[,[\]{}]/.test(one)),
        { minLength: 1, maxLength: 3 },
      )
      .map((items) => ({ kind: 'brackets' as const, items })),
    tie('map'),
    tie('list'),
  ),
  map: fc
    .uniqueArray(fc.constantFrom(...keys), { minLength: 1, maxLength: 5 })
    .chain((names) =>
      fc.tuple(...names.map((key) => fc.record({ key: fc.constant(key), value: tie('value'), around }))),
    )
    .map((entries) => ({ kind: 'map' as const, entries })),
  list: fc
    .array(fc.record({ value: tie('value'), around }), { minLength: 1, maxLength: 4 })
    .map((items) => ({ kind: 'list' as const, items })),
}));

const habit: fc.Arbitrary<Habit> = fc.record({
  map: fc.integer({ min: 1, max: 4 }),
  list: fc.integer({ min: 0, max: 4 }),
  lineBreak: fc.constantFrom('\n', '\r\n'),
  lastBreak: fc.boolean(),
});

/** A good file and the data that it holds. */
export const goodFile = fc
  .tuple(
    fc
      .uniqueArray(fc.constantFrom(...keys), { minLength: 2, maxLength: 6 })
      .chain((names) => fc.tuple(...names.map((key) => fc.record({ key: fc.constant(key), value, around })))),
    habit,
    fc.boolean(),
  )
  .map(([entries, how, hasTitle]) => {
    const root: Authored = { kind: 'map', entries };
    const lines = [...(hasTitle ? ['# 本文件的说明', ''] : []), ...linesOf(root, 0, how)];
    const body = lines.join(how.lineBreak);
    return { text: how.lastBreak || isBlock(root) ? body + how.lineBreak : body, data: dataOf(root) };
  });

function isBlock(value: Authored): boolean {
  if (value.kind === 'text') return value.style === 'literal';
  const last =
    value.kind === 'map' ? value.entries.at(-1)?.value : value.kind === 'list' ? value.items.at(-1)?.value : undefined;
  return last !== undefined && isBlock(last);
}

function linesOf(value: Authored, column: number, how: Habit): readonly string[] {
  const lead = ' '.repeat(column);
  if (value.kind === 'map') {
    return value.entries.flatMap(({ key, value: inner, around: near }) => {
      const below = inner.kind === 'list' ? column + how.list : column + how.map;
      return [...above(near, lead), ...write(`${lead}${key}:`, inner, near, below, how)];
    });
  }
  if (value.kind !== 'list') return [];
  return value.items.flatMap(({ value: inner, around: near }) => {
    const written = [...above(near, lead)];
    const below = inner.kind === 'map' || inner.kind === 'list' ? linesOf(inner, column + 2, how) : [];
    const [first] = below;
    const isOnDash = first !== undefined && /^\s*[^\s#]/.test(first);
    if (isOnDash) return [...written, `${lead}- ${first.trimStart()}`, ...below.slice(1)];
    return [...written, ...write(`${lead}-`, inner, near, column + 2, how)];
  });
}

function above({ above: comments, blank }: Around, lead: string): readonly string[] {
  const [first, ...rest] = comments.map((comment) => lead + comment);
  if (first === undefined) return blank ? [''] : [];
  return blank ? [first, '', ...rest] : [first, ...rest];
}

function write(start: string, value: Authored, { behind }: Around, below: number, how: Habit): readonly string[] {
  const end = behind === null ? '' : `  ${behind}`;
  switch (value.kind) {
    case 'empty':
      return [start + end];
    case 'brackets':
      return [`${start} [${value.items.join(', ')}]${end}`];
    case 'text':
      if (value.style !== 'literal') return [`${start} ${scalar(value)}${end}`];
      return [
        `${start} |-${end}`,
        ...value.text.split('\n').map((line) => (line === '' ? '' : ' '.repeat(below + (below === 0 ? 1 : 0)) + line)),
      ];
    default:
      return [start + end, ...linesOf(value, below, how)];
  }
}

function scalar({ text: content, style }: Authored & { readonly kind: 'text' }): string {
  if (style === 'plain') return content;
  return style === 'single' ? `'${content.replaceAll("'", "''")}'` : JSON.stringify(content);
}

function dataOf(value: Authored): Plain {
  switch (value.kind) {
    case 'empty':
      return null;
    case 'text':
      return value.text;
    case 'brackets':
      return value.items;
    case 'list':
      return value.items.map(({ value: item }) => dataOf(item));
    case 'map':
      return Object.fromEntries(value.entries.map(({ key, value: item }) => [key, dataOf(item)]));
  }
}
