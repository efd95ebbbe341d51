import { formatAmount, fundingSources, totalOf } from '../../../src/budget/amount.ts';
import type { Funding, Project, UnitSheet } from '../../../src/budget/unit.ts';

/**
 * The form as another system prints it: lines broken anywhere, numbers too, names and amounts in the middle of their rows,
 * rows split over pages, texts written in any order, fonts that are not inside and code pages in the place of ToUnicode.
 */
export interface ForeignManner {
  /** In millimetres. */
  readonly columns?: readonly number[];
  /** Whether the head stands on every page. */
  readonly repeatsHead?: boolean;
  /** Rules as filled boxes, as Office draws them, or as strokes. */
  readonly boxes?: boolean;
  /** The order in which texts are written: a seed. */
  readonly seed?: number;
  /** Whether a row may begin on one page and end on the next. */
  readonly splits?: boolean;
  readonly encoding?: 'UniGB-UCS2-H' | 'GBK-EUC-H';
  /** Leaves the amounts and the name of a project out. */
  readonly without?: number;
}

const width = 842;
const height = 595;
const margin = 34;
const size = 8;
const leading = 11;
const padding = 3;

type Row = readonly string[];

/** Rows of the form, as they are printed. `levels` tells the level of a class. */
export function formRows(
  sheet: UnitSheet,
  projects: readonly Project[],
  levels: ReadonlyMap<string, string>,
  without = -1,
): readonly Row[] {
  const amounts = (funding: Funding): Row => [
    formatAmount(totalOf(funding)),
    ...fundingSources.map((source) => (funding[source] === undefined ? '' : formatAmount(funding[source]))),
  ];
  return [
    ['项目名称（资金使用单位）', '总计', '财政拨款', '财政专户拨款', '其他资金', '绩效目标', '绩效指标'],
    [sheet.单位名称, ...amounts(sheet.合计), '', ''],
    ...projects.map((project, index) => [
      ...(index === without ? ['', '', '', '', ''] : [`    ${project.项目名称}`, ...amounts(project.资金)]),
      project.绩效目标,
      project.绩效指标
        .map(({ 分类, 名称, 实施周期指标值: one, 年度指标值: other }, place) => {
          const stop = other.endsWith('。') ? '' : '。';
          return `${place + 1}、${levels.get(分类.slice(0, 2))}；${分类}；${名称}；实施周期指标值:${one}；年度指标值:${other}${stop}`;
        })
        .join(''),
    ]),
  ];
}

interface Ink {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

export function printForeign(
  title: string,
  caption: string,
  rows: readonly Row[],
  manner: ForeignManner = {},
): Uint8Array {
  const columns = (manner.columns ?? [40, 18, 18, 18, 18, 66, 89]).map((mm) => (mm * 72) / 25.4);
  const edges = [margin];
  for (const column of columns) edges.push((edges.at(-1) ?? 0) + column);
  const pages: { readonly inks: Ink[]; readonly rules: [number, number, number, number][] }[] = [];
  let y = 0;
  const open = (): void => {
    pages.push({ inks: [], rules: [] });
    y = margin;
    if (pages.length > 1 && manner.repeatsHead === true) place(rows[0] ?? [], true);
  };
  const page = () => pages.at(-1) ?? { inks: [], rules: [] };
  const place = (row: Row, isHead = false): void => {
    let left = row.map((text, column) => breakAnywhere(text, ((columns[column] ?? 0) - 2 * padding) / size));
    const isNarrow = (column: number): boolean => column < 5;
    while (left.some((lines) => lines.length > 0)) {
      const room = Math.floor((height - margin - y - 2 * padding) / leading);
      const tallest = Math.max(...left.map((lines) => lines.length));
      if (room < 2 || (room < tallest && manner.splits === false && y > margin + 30)) {
        open();
        continue;
      }
      const count = Math.min(room, tallest);
      const bottom = y + count * leading + 2 * padding;
      for (const [column, lines] of left.entries()) {
        const shown = lines.slice(0, count);
        // Names and amounts in the middle of what of the row is on this page.
        const above = isNarrow(column) || isHead ? ((count - shown.length) * leading) / 2 : 0;
        for (const [index, text] of shown.entries()) {
          const ink = widthOf(text) * size;
          const isAmount = column > 0 && column < 5 && !isHead;
          const x = isAmount ? (edges[column + 1] ?? 0) - padding - ink : (edges[column] ?? 0) + padding;
          page().inks.push({ x, y: y + padding + above + index * leading + size, text });
        }
        page().rules.push([edges[column] ?? 0, y, edges[column] ?? 0, bottom]);
      }
      const right = edges.at(-1) ?? 0;
      page().rules.push([right, y, right, bottom], [margin, y, right, y], [margin, bottom, right, bottom]);
      left = left.map((lines) => lines.slice(count));
      y = bottom;
      if (left.some((lines) => lines.length > 0)) open();
    }
  };
  open();
  page().inks.push({ x: 300, y: y + 14, text: title });
  page().inks.push({ x: margin, y: y + 32, text: caption }, { x: 760, y: y + 32, text: '单位：万元' });
  y += 40;
  for (const [index, row] of rows.entries()) place(row, index === 0);
  for (const [index, one] of pages.entries()) one.inks.push({ x: 400, y: height - 14, text: `第${index + 1}页` });
  return pdfOf(pages, manner);
}

/** Line ends that the author typed end a line; else it is broken wherever it is full. */
function breakAnywhere(text: string, room: number): readonly string[] {
  if (text === '') return [];
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [''];
    for (const character of paragraph) {
      const line = lines.at(-1) ?? '';
      if (widthOf(line + character) > room && line !== '') lines.push(character);
      else lines[lines.length - 1] = line + character;
    }
    return lines;
  });
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u0080' ? 0.5 : 1), 0);
}

function pdfOf(
  pages: readonly {
    readonly inks: readonly Ink[];
    readonly rules: readonly (readonly [number, number, number, number])[];
  }[],
  { boxes, seed = 1, encoding = 'UniGB-UCS2-H' }: ForeignManner,
): Uint8Array {
  const objects: string[] = [];
  const add = (text: string): number => objects.push(text);
  const up = (y: number): string => (height - y).toFixed(2);
  const catalog = add('');
  const tree = add('');
  const descriptor = add(
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  );
  const descendant = add(
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor ${descriptor} 0 R/DW 1000/W[1 95 500 814 939 500 7712 7716 500]>>`,
  );
  const font = add(
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[${descendant} 0 R]>>`,
  );
  const kids = pages.map(({ inks, rules }) => {
    const texts = shuffled(inks, seed).map(
      ({ x, y, text }) => `BT /F1 ${size} Tf 1 0 0 1 ${x.toFixed(2)} ${up(y)} Tm <${hexOf(text, encoding)}> Tj ET`,
    );
    const lines = rules.map(([x1, y1, x2, y2]) =>
      boxes === true
        ? `${x1} ${up(Math.max(y1, y2) + 0.25)} ${(x2 - x1 || 0.5).toFixed(2)} ${(y2 - y1 || 0.5).toFixed(2)} re f`
        : `${x1} ${up(y1)} m ${x2} ${up(y2)} l S`,
    );
    const content = ['0.5 w', ...lines, ...texts].join('\n');
    const stream = add(`<</Length ${content.length}>>\nstream\n${content}\nendstream`);
    return add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${width} ${height}]/Resources<</Font<</F1 ${font} 0 R>>>>/Contents ${stream} 0 R>>`,
    );
  });
  objects[catalog - 1] = `<</Type/Catalog/Pages ${tree} 0 R>>`;
  objects[tree - 1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`;
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root ${catalog} 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function hexOf(text: string, encoding: ForeignManner['encoding']): string {
  const units = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
  if (encoding !== 'GBK-EUC-H') return units.map((unit) => unit.toString(16).padStart(4, '0')).join('');
  return [...text].map((character) => gbkOf(character)).join('');
}

const gbk = new Map<string, string>();
/** Node decodes GBK and does not encode it. */
function gbkOf(character: string): string {
  if (gbk.size === 0) {
    const decoder = new TextDecoder('gbk');
    for (let high = 0x81; high < 0xff; high++) {
      for (let low = 0x40; low < 0xff; low++) {
        const decoded = decoder.decode(new Uint8Array([high, low]));
        if (decoded.length === 1 && decoded !== '\ufffd') gbk.set(decoded, high.toString(16) + low.toString(16));
      }
    }
  }
  return character < '\u0080' ? character.charCodeAt(0).toString(16).padStart(2, '0') : (gbk.get(character) ?? '3f');
}

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  let state = seed;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state;
  };
  return items
    .map((item) => [next(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}
