import { parse } from '../opc/parse-xml.ts';
import { readDirectory } from '../opc/unzip.ts';

/** A workbook as it stands in a finished file, read by a parser that knows nothing of the writer. */
export interface ReadWorkbook {
  readonly sheets: readonly ReadSheet[];
  /** Of the whole workbook; those of a sheet are with it. */
  readonly names: ReadonlyMap<string, string>;
}

export interface ReadSheet {
  readonly name: string;
  /** By address, e.g. `B3`; cells without content are left out. */
  readonly cells: ReadonlyMap<string, ReadCell>;
  /** E.g. `A1:B2` */
  readonly merges: readonly string[];
  /** What is printed on every page, e.g. `'表'!$3:$3`; null where nothing is. */
  readonly repeated: string | null;
  readonly head: string;
  readonly foot: string;
  /** Heights in points by row, from 0. */
  readonly heights: ReadonlyMap<number, number>;
  readonly bars: readonly ReadBar[];
}

/** What is in a cell: its kind, the digits or the text; of a formula its result, too. */
export interface ReadCell {
  readonly kind: 'text' | 'number';
  readonly content: string;
  readonly formula: string | null;
  /** The code of its format. */
  readonly format: string;
}

export interface ReadBar {
  readonly row: number;
  readonly column: number;
  /** In points. */
  readonly length: number;
  readonly fill: string;
}

/** What a cell shows: its text, or its number under the format `#,##0.00`; another format is told. */
export function shownText({ kind, content, format }: ReadCell): string {
  if (kind === 'text') return content;
  if (format !== '#,##0.00') return `${content}（格式 ${format}）`;
  const [whole = '', cents = ''] = content.split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${cents.padEnd(2, '0')}`;
}

/** Reads a workbook whole. Throws where it is none, or not whole. */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  const entries = readDirectory(bytes);
  const part = (path: string): string => {
    const entry = entries.get(path);
    if (entry === undefined) throw new Error(`the file has no ${path}`);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(entry());
  };
  const strings = readStrings(part('xl/sharedStrings.xml'));
  const formats = readFormats(part('xl/styles.xml'));
  const links = readLinks(part('xl/_rels/workbook.xml.rels'));
  const { sheets, names, repeated } = readBook(part('xl/workbook.xml'));
  return {
    names,
    sheets: sheets.map(({ name, link }, index) => {
      const target = links.get(link) ?? '';
      const sheet = readSheet(part(target.startsWith('/') ? target.slice(1) : `xl/${target}`), strings, formats);
      const drawn = `xl/worksheets/_rels/${target.split('/').at(-1)}.rels`;
      const drawing = entries.has(drawn) ? [...readLinks(part(drawn)).values()][0] : undefined;
      const bars = drawing === undefined ? [] : readBars(part(`xl/${drawing.replace('../', '')}`));
      return { name, repeated: repeated.get(index) ?? null, bars, ...sheet };
    }),
  };
}

/** The text between the tags of one name, for each element of it. */
function textsOf(xml: string, item: string, within: string): readonly string[] {
  const texts: string[] = [];
  let isText = false;
  parse(
    xml,
    (name) => {
      if (name === item) texts.push('');
      if (name === within) isText = true;
    },
    (name) => {
      if (name === within) isText = false;
    },
    (text) => {
      if (isText) texts.push((texts.pop() ?? '') + text);
    },
  );
  return texts;
}

function readStrings(xml: string): readonly string[] {
  return textsOf(xml, 'si', 't').map(readString);
}

/** The text that an element of type ST_Xstring says. */
function readString(written: string): string {
  return written.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const BUILT_IN: ReadonlyMap<string, string> = new Map([
  ['0', 'General'],
  ['1', '0'],
  ['4', '#,##0.00'],
  ['49', '@'],
]);

/** The format of every style of cells. */
function readFormats(xml: string): readonly string[] {
  const codes = new Map(BUILT_IN);
  const formats: string[] = [];
  let isCells = false;
  parse(
    xml,
    (name, attribute) => {
      if (name === 'numFmt') codes.set(attribute('numFmtId') ?? '', attribute('formatCode') ?? '');
      if (name === 'cellXfs') isCells = true;
      if (name === 'xf' && isCells) formats.push(codes.get(attribute('numFmtId') ?? '') ?? '');
    },
    (name) => {
      if (name === 'cellXfs') isCells = false;
    },
  );
  return formats;
}

function readLinks(xml: string): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  parse(xml, (name, attribute) => {
    if (name === 'Relationship') links.set(attribute('Id') ?? '', attribute('Target') ?? '');
  });
  return links;
}

function readBook(xml: string) {
  const sheets: { readonly name: string; readonly link: string }[] = [];
  const names = new Map<string, string>();
  const repeated = new Map<number, string>();
  const contents = textsOf(xml, 'definedName', 'definedName');
  let nth = 0;
  parse(xml, (name, attribute) => {
    if (name === 'sheet') sheets.push({ name: attribute('name') ?? '', link: attribute('r:id') ?? '' });
    if (name !== 'definedName') return;
    const content = contents[nth++] ?? '';
    if (attribute('name') === '_xlnm.Print_Titles') repeated.set(Number(attribute('localSheetId')), content);
    else names.set(attribute('name') ?? '', content);
  });
  return { sheets, names, repeated };
}

function readSheet(xml: string, strings: readonly string[], formats: readonly string[]) {
  const cells = new Map<string, ReadCell>();
  const merges: string[] = [];
  const heights = new Map<number, number>();
  const margins: Record<string, string> = {};
  let cell: { address: string; type: string; format: string; formula: string | null; value: string } | null = null;
  let open = '';
  parse(
    xml,
    (name, attribute) => {
      open = name;
      if (name === 'row' && attribute('ht') !== undefined)
        heights.set(Number(attribute('r')) - 1, Number(attribute('ht')));
      if (name === 'mergeCell') merges.push(attribute('ref') ?? '');
      if (name !== 'c') return;
      const format = formats[Number(attribute('s') ?? 0)] ?? '';
      cell = { address: attribute('r') ?? '', type: attribute('t') ?? 'n', format, formula: null, value: '' };
    },
    (name) => {
      open = '';
      if (name !== 'c' || cell === null) return;
      const { address, type, format, formula, value } = cell;
      if (value !== '' || formula !== null) {
        const content = type === 's' ? (strings[Number(value)] ?? '') : value;
        cells.set(address, { kind: type === 'n' ? 'number' : 'text', content, formula, format });
      }
      cell = null;
    },
    (text) => {
      if (open === 'v' && cell !== null) cell.value += text;
      if (open === 'f' && cell !== null) cell.formula = (cell.formula ?? '') + text;
      if (open === 'oddHeader' || open === 'oddFooter') margins[open] = (margins[open] ?? '') + text;
    },
  );
  return { cells, merges, heights, head: margins.oddHeader ?? '', foot: margins.oddFooter ?? '' };
}

const EMU_PER_POINT = 12_700;

function readBars(xml: string): readonly ReadBar[] {
  const numbers = (name: string): readonly number[] => textsOf(xml, name, name).map(Number);
  const rows = numbers('xdr:row');
  const columns = numbers('xdr:col');
  const bars: ReadBar[] = [];
  parse(xml, (name, attribute) => {
    if (name === 'xdr:ext') bars.push({ row: 0, column: 0, length: Number(attribute('cx')) / EMU_PER_POINT, fill: '' });
    const bar = bars.at(-1);
    if (name === 'xdr:cNvPr' && bar !== undefined) bars[bars.length - 1] = { ...bar, fill: attribute('descr') ?? '' };
  });
  return bars.map((bar, index) => ({ ...bar, row: rows[index] ?? -1, column: columns[index] ?? -1 }));
}
