import type { Block, Cell, FormDocument, Paragraph, Table } from '../../document/form-document.ts';
import { type Difference, difference } from '../difference.ts';
import { nameCell, nameParagraph } from '../docx/texts.ts';
import type { FormPlan, Place } from './form-plan.ts';
import { type ReadSheet, type ReadWorkbook, shownText } from './read-workbook.ts';
import { addressOf, rangeOf, tallestRow } from './workbook.ts';

/**
 * Holds a workbook that was read against the document: the text of every cell and paragraph at its place, merged as it
 * spans, nothing besides, the rows that repeat, what stands in the margins, the bars, and no row taller than Excel makes one.
 */
export function compareForm(book: ReadWorkbook, document: FormDocument, plan: FormPlan): readonly Difference[] {
  const read: Read = { ...book, merged: book.sheets.map(mergedIn) };
  const sheets = plan.sheets.map((planned, index) => {
    const found = read.sheets[index];
    if (found === undefined) return [difference(`工作表“${planned.name}”`, '有这张表', '没有')];
    const repeated = planned.repeated === null ? null : `$${planned.repeated.first + 1}:$${planned.repeated.last + 1}`;
    const tall = [...found.heights.values()].filter((height) => height > tallestRow);
    return [
      ...compareText(`工作表“${planned.name}”的名称`, planned.name, found.name),
      ...compareText('各页重复的表头', repeated ?? '', found.repeated?.split('!').at(-1) ?? ''),
      ...compareText('页眉', planned.head, found.head),
      ...compareText('页脚', planned.foot, found.foot),
      ...tall.map((height) => difference('行高', `不超过 ${tallestRow} 磅`, `${height} 磅`)),
      ...compareSurplus(found, [...plan.cells.values(), ...plan.paragraphs.values()].flat(), index),
    ];
  });
  return [
    ...sheets.flat(),
    ...document.blocks.flatMap((block, index) => compareBlock(block, index, read, plan)),
    ...compareText('文件', `${plan.sheets.length} 张表`, `${read.sheets.length} 张表`),
  ];
}

/** A workbook, and by sheet what is merged, by the address where it begins. */
interface Read extends ReadWorkbook {
  readonly merged: readonly ReadonlyMap<string, string>[];
}

function mergedIn({ merges }: ReadSheet): ReadonlyMap<string, string> {
  return new Map(merges.map((range) => [range.split(':')[0] ?? '', range]));
}

function compareText(where: string, wanted: string, read: string): readonly Difference[] {
  return wanted === read ? [] : [difference(where, wanted, read)];
}

function compareBlock(block: Block, index: number, read: Read, plan: FormPlan): readonly Difference[] {
  if (block.kind === 'paragraph') return compareParagraph(block, index, read, plan);
  return [...block.cells.flatMap((cell) => compareCell(cell, read, plan)), ...compareBars(block, read, plan)];
}

function compareParagraph(block: Paragraph, index: number, read: Read, plan: FormPlan): readonly Difference[] {
  const places = plan.paragraphs.get(block) ?? [];
  const texts = places.map((place) => textAt(read, place));
  return [
    ...compareText(nameParagraph(index), block.segments.join('\t'), texts.join('\t')),
    ...places.flatMap((place) => compareMerge(nameParagraph(index), read, place)),
  ];
}

/** The parts of a divided cell are its text: between them, a line break that stood there is no more. */
function compareCell(cell: Cell, read: Read, plan: FormPlan): readonly Difference[] {
  const places = plan.cells.get(cell) ?? [];
  const wanted = cell.paragraphs.join('\n');
  let joined = '';
  for (const [index, place] of places.entries()) {
    if (index > 0 && wanted[joined.length] === '\n') joined += '\n';
    joined += textAt(read, place);
  }
  const show = (text: string): string => text.replaceAll('\n', '⏎');
  return [
    ...compareText(nameCell(cell), show(wanted), show(joined)),
    ...places.flatMap((place) => compareMerge(nameCell(cell), read, place)),
  ];
}

/** What a cell shows; text that would not stay text is another. */
function textAt({ sheets }: Read, place: Place): string {
  const cell = sheets[place.sheet]?.cells.get(addressOf(place));
  if (cell === undefined) return '';
  if (cell.formula !== null) return `=${cell.formula}`;
  return cell.kind === 'text' && cell.format !== '@' ? `${cell.content}（不是文本格式）` : shownText(cell);
}

function compareMerge(where: string, { merged }: Read, place: Place): readonly Difference[] {
  const own = merged[place.sheet]?.get(addressOf(place));
  return compareText(`${where}的合并`, rangeOf(place), own ?? addressOf(place));
}

/** Whatever has content stands at a place that the document has. */
function compareSurplus(sheet: ReadSheet, places: readonly Place[], index: number): readonly Difference[] {
  const known = new Set(places.filter((place) => place.sheet === index).map(addressOf));
  return [...sheet.cells]
    .filter(([address]) => !known.has(address))
    .map(([address, { content }]) => difference(`工作表的 ${address}`, '没有内容', content));
}

/** In points; both the bar and the longest are rounded. */
const ROUNDING = 0.1;

function compareBars(table: Table, { sheets }: Read, plan: FormPlan): readonly Difference[] {
  const found = table.cells.map((cell) => {
    const [place] = plan.cells.get(cell) ?? [];
    const isHere = (bar: { readonly row: number; readonly column: number }): boolean =>
      bar.row === place?.row && bar.column === place.column;
    return { cell, share: cell.bar?.share ?? 0, bars: sheets[place?.sheet ?? -1]?.bars.filter(isHere) ?? [] };
  });
  const drawn = found.filter(({ share, bars }) => share > 0 && bars.length > 0);
  const [longest] = drawn.toSorted((one, other) => other.share - one.share);
  const scale = longest === undefined ? 0 : (longest.bars[0]?.length ?? 0) / longest.share;
  const say = (length: number, fill: string): string => `长 ${Math.round(length)} 磅的条形（${fill}）`;
  return found.flatMap(({ cell, share, bars }) => {
    const [bar, ...others] = bars;
    const isRight =
      share === 0
        ? bar === undefined
        : bar !== undefined && Math.abs(bar.length - share * scale) <= ROUNDING && bar.fill === cell.bar?.fill;
    if (isRight && others.length === 0) return [];
    const wanted = share === 0 ? '没有条形' : say(share * scale, cell.bar?.fill ?? '');
    const read = bars.map((one) => say(one.length, one.fill)).join('、');
    return [difference(nameCell(cell), wanted, read || '没有条形')];
  });
}
