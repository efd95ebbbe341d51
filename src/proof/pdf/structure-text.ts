import type { TextBlock, TextCell } from '../finished.ts';
import type { PdfFile } from './open-pdf.ts';
import { readPage } from './page-text.ts';
import { asName, asReference, isArray, isDictionary, type PdfDictionary, type PdfValue } from './syntax.ts';

/** What a tagged PDF says in reading order, by its structure tree. Throws where it has none. */
export function readStructure(pdf: PdfFile): readonly TextBlock[] {
  const root = pdf.dictionary(pdf.catalog.get('StructTreeRoot'));
  if (root.size === 0) throw new Error('no structure');
  const pages = new Map<number, ReadonlyMap<number, string>>();
  const textAt = (page: PdfValue | undefined, mark: PdfValue | undefined): string => {
    const number = asReference(page);
    if (number === null || typeof mark !== 'number') return '';
    const texts = pages.get(number) ?? readPage(pdf, pdf.dictionary(page));
    pages.set(number, texts);
    return texts.get(mark) ?? '';
  };
  const textOf = (element: PdfDictionary): string =>
    kidsOf(pdf, element)
      .map((kid) => {
        if (typeof kid === 'number') return textAt(element.get('Pg'), kid);
        const inner = pdf.dictionary(kid);
        if (inner.has('MCID')) return textAt(inner.get('Pg') ?? element.get('Pg'), inner.get('MCID'));
        return textOf(inner);
      })
      .join('');
  const textIn = (cell: PdfDictionary): string => {
    const paragraphs = elementsOf(pdf, cell).filter((inner) => asName(inner.get('S')) === 'P');
    return paragraphs.length === 0 ? textOf(cell) : paragraphs.map(textOf).join('\n');
  };
  const blocksOf = (element: PdfDictionary): readonly TextBlock[] =>
    elementsOf(pdf, element).flatMap((inner): readonly TextBlock[] => {
      const type = asName(inner.get('S')) ?? '';
      if (type === 'Table') return [{ kind: 'table', cells: cellsOf(pdf, inner, textIn) }];
      if (/^(?:H\d?|P)$/.test(type)) return [{ kind: 'paragraph', text: textOf(inner) }];
      return blocksOf(inner);
    });
  return blocksOf(root);
}

/** Cells take the first free columns of their row, as in HTML. */
function cellsOf(pdf: PdfFile, table: PdfDictionary, textIn: (cell: PdfDictionary) => string): readonly TextCell[] {
  const taken = new Set<string>();
  return rowsOf(pdf, table).flatMap((tr, row) => {
    let column = 0;
    return elementsOf(pdf, tr).map((cell): TextCell => {
      while (taken.has(`${row} ${column}`)) column++;
      const rowSpan = spanOf(pdf, cell, 'RowSpan');
      const columnSpan = spanOf(pdf, cell, 'ColSpan');
      for (let y = row; y < row + rowSpan; y++)
        for (let x = column; x < column + columnSpan; x++) taken.add(`${y} ${x}`);
      return { row, column, isHeader: headsColumn(pdf, cell), text: textIn(cell) };
    });
  });
}

function rowsOf(pdf: PdfFile, element: PdfDictionary): readonly PdfDictionary[] {
  return elementsOf(pdf, element).flatMap((inner) => (asName(inner.get('S')) === 'TR' ? [inner] : rowsOf(pdf, inner)));
}

/** A header that heads its row is read as the first cell of the row. */
function headsColumn(pdf: PdfFile, cell: PdfDictionary): boolean {
  return asName(cell.get('S')) === 'TH' && !attributesOf(pdf, cell, 'Scope').some((scope) => asName(scope) === 'Row');
}

function attributesOf(pdf: PdfFile, cell: PdfDictionary, name: string): readonly PdfValue[] {
  const given = pdf.resolve(cell.get('A'));
  return (isArray(given) ? given : [given]).map((one) => pdf.resolve(pdf.dictionary(one).get(name)));
}

function spanOf(pdf: PdfFile, cell: PdfDictionary, name: string): number {
  const spans = attributesOf(pdf, cell, name);
  return Math.min(100, Math.max(1, Number(spans.find((span) => typeof span === 'number') ?? 1)));
}

function kidsOf(pdf: PdfFile, element: PdfDictionary): readonly PdfValue[] {
  const kids = element.get('K');
  const resolved = pdf.resolve(kids);
  return isArray(resolved) ? resolved : kids === undefined ? [] : [kids];
}

function elementsOf(pdf: PdfFile, element: PdfDictionary): readonly PdfDictionary[] {
  return kidsOf(pdf, element)
    .map((kid) => pdf.resolve(kid))
    .filter(isDictionary)
    .filter((kid) => kid.has('S'));
}
