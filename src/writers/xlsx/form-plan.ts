import type { Cell, FormDocument, Paragraph, Table } from '../../document/form-document.ts';
import type { Shelf } from '../../fonts/shelf.ts';
import { ORIGIN_SIZE } from '../origin-size.ts';
import { layParagraph } from './form-paragraphs.ts';
import { layTable, type TableRows } from './form-rows.ts';
import { type MarginText, marginOf } from './page-margin.ts';
import type { Area, Sheet, SheetRow } from './workbook.ts';

/** A place in the workbook. */
export interface Place extends Area {
  readonly sheet: number;
}

/** The form as sheets, and where each of its texts stands. */
export interface FormPlan {
  readonly sheets: readonly Sheet[];
  readonly cells: ReadonlyMap<Cell, readonly Place[]>;
  /** A place for each segment. */
  readonly paragraphs: ReadonlyMap<Paragraph, readonly Place[]>;
}

/**
 * Plans a sheet for each table of the form, since a sheet has one set of columns; the paragraphs above a table stand on its
 * sheet, those behind the last on the last.
 */
export function planForm(document: FormDocument, shelf: Shelf): FormPlan {
  const names = new Set<string>();
  const sections = sectionsOf(document).map((section, sheet) => {
    const name = sheetName(section, sheet, names);
    names.add(name);
    return planSection(document, shelf, section, sheet, name);
  });
  return {
    sheets: sections.map(({ sheet }) => sheet),
    cells: new Map(sections.flatMap(({ cells }) => [...cells])),
    paragraphs: new Map(sections.flatMap(({ paragraphs }) => [...paragraphs])),
  };
}

/** What stands on one sheet. */
interface Section {
  readonly above: readonly Paragraph[];
  readonly table: Table | null;
  readonly below: readonly Paragraph[];
}

function sectionsOf({ blocks }: FormDocument): readonly Section[] {
  const sections: Section[] = [];
  let above: Paragraph[] = [];
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      above.push(block);
      continue;
    }
    sections.push({ above, table: block, below: [] });
    above = [];
  }
  const last = sections.pop();
  return last === undefined ? [{ above, table: null, below: [] }] : [...sections, { ...last, below: above }];
}

const longestName = 31;

/** By the last line above the table, on the first sheet by the title; Excel forbids some characters, and two of one name. */
function sheetName({ above }: Section, index: number, taken: ReadonlySet<string>): string {
  const named = index === 0 ? above[0] : above.at(-1);
  const text = (named?.segments[0] ?? '').replace(/[\\/?*[\]:]|^'|'$/g, '').trim();
  const name = Array.from(text)
    .slice(0, longestName - 3)
    .join('');
  const own = name === '' ? `表${index + 1}` : name;
  return taken.has(own) ? `${own}${index + 1}` : own;
}

interface PlannedSection {
  readonly sheet: Sheet;
  readonly cells: ReadonlyMap<Cell, readonly Place[]>;
  readonly paragraphs: ReadonlyMap<Paragraph, readonly Place[]>;
}

const NO_TABLE: TableRows = { rows: [], merges: [], breaks: [], bars: [], header: null, places: new Map() };

function planSection(
  { page, foot, marks }: FormDocument,
  shelf: Shelf,
  { above, table, below }: Section,
  sheet: number,
  name: string,
): PlannedSection {
  const columns = table?.columns ?? [page.width - page.margin.left - page.margin.right];
  const paragraphs = new Map<Paragraph, readonly Place[]>();
  const rows: SheetRow[] = [];
  const merges: Area[] = [];
  const layParagraphs = (list: readonly Paragraph[], start: number): number => {
    let row = start;
    for (const paragraph of list) {
      const laid = layParagraph(shelf, paragraph, columns, row);
      rows.push(...laid.rows);
      merges.push(...laid.areas.filter(({ column, lastColumn }) => lastColumn > column));
      paragraphs.set(
        paragraph,
        laid.areas.map((area) => ({ ...area, sheet })),
      );
      row += laid.rows.length;
    }
    return row;
  };
  const first = layParagraphs(above, 0);
  const laid = table === null ? NO_TABLE : layTable(shelf, table, page, [...rows]);
  rows.push(...laid.rows);
  merges.push(...laid.merges);
  layParagraphs(below, first + laid.rows.length);
  const draft = marks?.watermark ?? null;
  const origin = marks?.origin ?? null;
  return {
    sheet: {
      name,
      columns: columns.map((width) => ({ width })),
      rows,
      merges,
      frozen: { rows: laid.header === null ? 0 : laid.header.last + 1, columns: 0 },
      repeated: laid.header,
      breaks: laid.breaks,
      page,
      head: marginOf(null, draft === null ? null : { ...DRAFT, text: draft }),
      foot: marginOf(
        origin === null ? null : marginText(origin, ORIGIN_SIZE.size),
        foot === null ? null : marginText(foot.pattern, foot.type.size),
      ),
      validations: [],
      conditions: [],
      bars: laid.bars,
    },
    cells: new Map([...laid.places].map(([cell, areas]) => [cell, areas.map((area) => ({ ...area, sheet }))])),
    paragraphs,
  };
}

/** Excel lays nothing behind a sheet: the word stands above it, on every page. */
const DRAFT: Omit<MarginText, 'text'> = { face: '黑体', size: 20, colour: '999999' };

function marginText(text: string, size: number): MarginText {
  return { text, face: '宋体', size };
}
