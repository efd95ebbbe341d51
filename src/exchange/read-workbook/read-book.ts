import type { Book, Sheet } from './book.ts';
import { readNumberFormats } from './number-formats.ts';
import { openPackage, type Package } from './open-package.ts';
import { readSheet } from './read-sheet.ts';
import { readSharedStrings } from './shared-strings.ts';
import { Unreadable } from './unreadable.ts';
import { attributeOf, readXml } from './xml-events.ts';

/** A workbook, or why there is none, in full Chinese sentences. */
export type ReadBook = { readonly ok: true; readonly book: Book } | { readonly ok: false; readonly why: string };

/** More than any workbook of a unit takes, pictures and all. */
const largest = 64 * 2 ** 20;

/** Reads an .xlsx or .xlsm file. What it computes, shows or does is not run: only what its cells hold is read. */
export function readBook(bytes: Uint8Array): ReadBook {
  try {
    if (bytes.length > largest)
      throw new Unreadable(`它有 ${Math.round(bytes.length / 2 ** 20)} MB，超过 64 MB，没有读。`);
    if (isCompoundFile(bytes)) throw new Unreadable(describeCompoundFile(bytes));
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Unreadable(describeOther(bytes));
    return { ok: true, book: bookIn(openPackage(bytes)) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, why: error.message };
    throw error;
  }
}

function bookIn(package_: Package): Book {
  const workbook = targetsOf(package_, '').get('officeDocument')?.[0]?.target ?? 'xl/workbook.xml';
  const bytes = package_.read(workbook);
  let isWorkbook = false;
  if (bytes !== null && !workbook.endsWith('.bin')) {
    readXml('工作簿', bytes, {
      open: (name) => {
        isWorkbook ||= name === 'workbook';
      },
    });
  }
  if (bytes === null || !isWorkbook) {
    const kind = package_.names.some((name) => name.startsWith('word/')) ? '它是 Word 文件' : '它不是 .xlsx 工作簿';
    throw new Unreadable(`${kind}，没有读。请在 Excel 或 WPS 里另存为“Excel 工作簿（.xlsx）”。`);
  }
  const relations = targetsOf(package_, workbook);
  const parts = new Map([...relations.values()].flat().map(({ id, target }) => [id, target]));
  const named: Pick<Sheet, 'name' | 'part' | 'isHidden'>[] = [];
  let is1904 = false;
  readXml('工作簿', bytes, {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
      if (name !== 'sheet') return;
      const part = parts.get(attributeOf(attributes, 'id') ?? '') ?? '';
      const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      // Charts and macros have sheets of their own kind.
      if (!/(?:chart|dialog|macro)sheets?\//.test(part)) named.push({ name: attributes.name ?? '', part, isHidden });
    },
  });
  const partOf = (kind: string): string | null => relations.get(kind)?.[0]?.target ?? null;
  const content = {
    strings: readSharedStrings(package_, partOf('sharedStrings')),
    formats: readNumberFormats(package_, partOf('styles')),
  };
  const hasMacros = package_.names.some((name) => /vbaProject\.bin$/i.test(name));
  return {
    sheets: named.map((sheet) => readSheet(package_, sheet, content)),
    is1904,
    remarks: hasMacros ? ['工作簿里有宏：没有运行，只读了格子里的内容。'] : [],
  };
}

/** A part that another one refers to. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** What a part refers to inside the package, by the last word of the kind; '' is the package itself. */
export function targetsOf(package_: Package, part: string): ReadonlyMap<string, readonly Relation[]> {
  const cut = part.lastIndexOf('/') + 1;
  const bytes = package_.read(`${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`);
  const found = new Map<string, Relation[]>();
  if (bytes === null) return found;
  readXml('关系表', bytes, {
    open: (name, { Id: id = '', Type: kind = '', Target: target = '', TargetMode: mode }) => {
      if (name !== 'Relationship' || mode === 'External') return;
      const type = kind.slice(kind.lastIndexOf('/') + 1);
      const relation = { id, type, target: resolved(part.slice(0, cut), target) };
      found.set(type, [...(found.get(type) ?? []), relation]);
    },
  });
  return found;
}

/** A target is a path from the folder of its part, or from the root where it begins with a slash. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Old .xls files and encrypted .xlsx files are compound files ([MS-CFB]). */
function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte);
}

/** Systems export web pages and texts under the name of Excel, and Excel opens them with a warning. */
function describeOther(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const kind = /<(?:!doctype|html|table|\?xml)/i.test(head)
    ? '它其实是网页或 XML，只是名称像工作簿'
    : '它不是 .xlsx 工作簿';
  return `${kind}，没有读。请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再试。`;
}

function describeCompoundFile(bytes: Uint8Array): string {
  const names = Buffer.from(bytes.subarray(0, 2 ** 20))
    .toString('latin1')
    .replaceAll('\0', '');
  return names.includes('EncryptedPackage')
    ? '工作簿加了打开密码，没有读。请在 Excel 或 WPS 里去掉打开密码，另存后再试。'
    : '它是旧的 .xls 格式，没有读。请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”后再试。';
}
