import { type Attribute, parse } from '../opc/parse-xml.ts';

/** A run as it stands in the file: null where its paragraph's style decides. */
interface ReadRun {
  readonly family: string | null;
  readonly bold: boolean | null;
  readonly text: string;
}

/** `text` is that of the runs, with tabs; page fields read `{page}` and `{pages}`. */
export interface ReadParagraph {
  readonly kind: 'paragraph';
  readonly style: string;
  readonly text: string;
  readonly runs: readonly ReadRun[];
}

/** A bar in a cell: its length in twips. */
export interface ReadBar {
  readonly length: number;
  readonly fill: 'solid' | 'hollow';
}

/** A cell on the grid; what Word repeats of a cell that spans rows is folded into it. */
export interface ReadCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly paragraphs: readonly ReadParagraph[];
  readonly bars: readonly ReadBar[];
}

export interface ReadTable {
  readonly kind: 'table';
  readonly columns: number;
  readonly rows: number;
  /** The rows marked to be repeated on each page. */
  readonly headerRows: readonly number[];
  readonly cells: readonly ReadCell[];
}

export type ReadBlock = ReadParagraph | ReadTable;

type Building<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Building<Item>[] : T[K] };

/** Reads the paragraphs and tables of document.xml, or of a page foot, by a parser that knows nothing of the writer. */
export function readBlocks(xml: string): readonly ReadBlock[] {
  const reading: Reading = {
    blocks: [],
    table: null,
    cell: null,
    paragraph: null,
    run: null,
    column: 0,
    isText: false,
    isRepeated: false,
  };
  parse(
    xml,
    (name, attribute) => OPEN[name]?.(reading, attribute),
    (name) => CLOSE[name]?.(reading),
    (text) => {
      if (reading.isText) say(reading, FIELDS[text] ?? text);
    },
  );
  return reading.blocks;
}

/** What is open, outermost first. `column` counts the grid columns of the row; `isRepeated` marks a cell that Word repeats. */
interface Reading {
  readonly blocks: (Building<ReadParagraph> | Building<ReadTable>)[];
  table: Building<ReadTable> | null;
  cell: Building<ReadCell> | null;
  paragraph: Building<ReadParagraph> | null;
  run: Building<ReadRun> | null;
  column: number;
  isText: boolean;
  isRepeated: boolean;
}

const FIELDS: Readonly<Record<string, string>> = { PAGE: '{page}', NUMPAGES: '{pages}' };

const OPEN: Readonly<Record<string, (reading: Reading, attribute: Attribute) => void>> = {
  'w:tbl': (reading) => {
    if (reading.table !== null) throw new Error('a table within a table');
    reading.table = { kind: 'table', columns: 0, rows: 0, headerRows: [], cells: [] };
    reading.blocks.push(reading.table);
  },
  'w:gridCol': ({ table }) => {
    if (table !== null) table.columns++;
  },
  'w:tr': (reading) => {
    reading.column = 0;
    if (reading.table !== null) reading.table.rows++;
  },
  'w:tblHeader': ({ table }) => {
    table?.headerRows.push(table.rows - 1);
  },
  'w:tc': (reading) => {
    const row = (reading.table?.rows ?? 0) - 1;
    reading.cell = { row, column: reading.column, rowSpan: 1, columnSpan: 1, paragraphs: [], bars: [] };
    reading.isRepeated = false;
  },
  'w:gridSpan': ({ cell }, attribute) => {
    if (cell !== null) cell.columnSpan = Number(attribute('w:val'));
  },
  'w:vMerge': (reading, attribute) => {
    reading.isRepeated = attribute('w:val') !== 'restart';
  },
  'w:p': (reading) => {
    reading.paragraph = { kind: 'paragraph', style: 'Normal', text: '', runs: [] };
    (reading.cell === null ? reading.blocks : reading.cell.paragraphs).push(reading.paragraph);
  },
  'w:pStyle': ({ paragraph }, attribute) => {
    if (paragraph !== null) paragraph.style = attribute('w:val') ?? '';
  },
  'w:r': (reading) => {
    reading.run = { family: null, bold: null, text: '' };
    reading.paragraph?.runs.push(reading.run);
  },
  'w:rFonts': ({ run }, attribute) => {
    if (run !== null) run.family = attribute('w:eastAsia') ?? null;
  },
  'w:b': ({ run }, attribute) => {
    if (run !== null) run.bold = !['0', 'false'].includes(attribute('w:val') ?? 'true');
  },
  'v:shape': ({ cell }, attribute) => {
    const [, left, right] = /^m(\d+),0l(\d+),0l/.exec(attribute('path') ?? '') ?? [];
    const fill = attribute('fillcolor') === '#ffffff' ? 'hollow' : 'solid';
    cell?.bars.push({ length: Number(right) - Number(left), fill });
  },
  'w:t': startText,
  'w:instrText': startText,
  'w:tab': (reading) => {
    if (reading.run !== null) say(reading, '\t');
  },
  'w:br': (reading) => say(reading, '\n'),
};

const CLOSE: Readonly<Record<string, (reading: Reading) => void>> = {
  'w:t': endText,
  'w:instrText': endText,
  'w:r': (reading) => {
    reading.run = null;
  },
  'w:p': (reading) => {
    reading.paragraph = null;
  },
  'w:tc': endCell,
  'w:tbl': (reading) => {
    reading.table = null;
  },
};

function startText(reading: Reading): void {
  reading.isText = true;
}

function endText(reading: Reading): void {
  reading.isText = false;
}

function say({ run, paragraph }: Reading, text: string): void {
  if (run === null || paragraph === null) throw new Error(`text outside of a run: ${text}`);
  run.text += text;
  paragraph.text += text;
}

function endCell(reading: Reading): void {
  const { table, cell, isRepeated } = reading;
  if (table === null || cell === null) throw new Error('a cell outside of a table');
  const above = isRepeated ? cellAbove(table, cell) : undefined;
  if (above === undefined) table.cells.push(cell);
  else {
    above.rowSpan++;
    above.paragraphs.push(...cell.paragraphs.filter(({ text }) => text !== ''));
  }
  reading.column += cell.columnSpan;
  reading.cell = null;
}

function cellAbove({ cells }: Building<ReadTable>, { row, column }: ReadCell): Building<ReadCell> | undefined {
  return cells.findLast((cell) => cell.column === column && cell.row + cell.rowSpan === row);
}
