import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page as a program hears it that follows the structure tree. White space is left out: pdf.js guesses it from places. */
export interface HeardPage {
  /** Headings and paragraphs outside of the table, e.g. `H1 目标表`. */
  readonly outside: readonly string[];
  /** The table's rows, cell by cell, of the whole document; what stands on other pages is empty. */
  readonly rows: readonly (readonly HeardCell[])[];
  /** Texts that are marked as no content: what a screen reader passes over. */
  readonly artifacts: readonly string[];
  /** Texts that belong to no element of the tree and are no artifact. There must be none. */
  readonly stray: readonly string[];
}

export interface HeardCell {
  readonly role: string;
  readonly text: string;
}

export function openWithPdfJs(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  // pdf.js keeps what it is given, and wants no Buffer.
  return getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 }).promise;
}

export async function hearPages(document: PDFDocumentProxy): Promise<readonly HeardPage[]> {
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  return Promise.all(numbers.map(async (number) => hearPage(await document.getPage(number))));
}

type Tree = Awaited<ReturnType<PDFPageProxy['getStructTree']>>;
type Kid = Tree['children'][number];

async function hearPage(page: PDFPageProxy): Promise<HeardPage> {
  const { marked, artifacts } = await readMarked(page);
  const heard = new Set<string>();
  const textOf = (kid: Kid): string => {
    if ('children' in kid) return kid.children.map(textOf).join('');
    heard.add(kid.id);
    return marked.get(kid.id) ?? '';
  };
  const outside: string[] = [];
  const rows: HeardCell[][] = [];
  const walk = (kid: Kid): void => {
    if (!('children' in kid)) return;
    if (kid.role === 'TR') rows.push(kid.children.map((cell) => ({ role: roleOf(cell), text: textOf(cell) })));
    else if (/^(?:H\d|P)$/.test(kid.role)) outside.push(`${kid.role} ${textOf(kid)}`);
    else for (const inner of kid.children) walk(inner);
  };
  walk(await page.getStructTree());
  const stray = [...marked].filter(([id, text]) => !heard.has(id) && text !== '').map(([, text]) => text);
  return { outside, rows, artifacts, stray };
}

function roleOf(kid: Kid): string {
  return 'children' in kid ? kid.role : '';
}

/** The texts of a page by the mark that they stand in, and those that stand in none. */
async function readMarked(page: PDFPageProxy): Promise<{ marked: ReadonlyMap<string, string>; artifacts: string[] }> {
  const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const marked = new Map<string, string>();
  const artifacts: string[] = [];
  const open: (string | null)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = open.at(-1);
      const text = item.str.replace(/\s/g, '');
      if (id === undefined && text !== '') marked.set(`${text} is not marked`, text);
      else if (typeof id === 'string') marked.set(id, (marked.get(id) ?? '') + text);
      else if (text !== '') artifacts.push(text);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.type === 'beginMarkedContentProps' ? (item.id ?? null) : null);
  }
  return { marked, artifacts };
}

/** Every text of each page with its place and size. */
export async function textsOf(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const document = await openWithPdfJs(bytes);
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  return Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent({ disableNormalization: true });
      return items.flatMap((item) =>
        'str' in item && item.str.trim() !== '' ? [`${item.str} ${item.transform.join(' ')} ${item.width}`] : [],
      );
    }),
  );
}
