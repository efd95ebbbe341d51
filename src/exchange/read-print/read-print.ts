import { type Finished, originValue } from '../../proof/finished.ts';
import { readFinished } from '../../proof/read-finished.ts';
import type { Book } from '../read-workbook/book.ts';
import { Unreadable } from '../read-workbook/unreadable.ts';
import { type CarriedData, readCarried } from './carried-draft.ts';
import { finishedToBook } from './finished-to-book.ts';
import { openPages } from './open-pages.ts';
import { type Doubt, printToBook } from './print-to-book.ts';

/** A printed form as a table of texts, and whose print it is; or why it cannot be read, in full Chinese sentences. */
export type ReadPrint =
  | { readonly kind: 'carried'; readonly data: CarriedData }
  | {
      readonly kind: 'table';
      readonly book: Book;
      readonly doubts: readonly Doubt[];
      /** Whether this program printed it: then it was read cell by cell as it parts them itself. */
      readonly isOwn: boolean;
    }
  | { readonly kind: 'refused'; readonly why: string };

/** What a project is called whose name a print has lost. */
export const namelessProject = '（原件此处未载项目名称）';

/**
 * Takes back a form in a PDF or Word file: by the data inside where it carries them, by its own structure where this program
 * made it, else by where the ink stands. `charts` is the folder with pdf.js's code charts.
 */
export async function readPrint(bytes: Uint8Array, name: string, charts: string): Promise<ReadPrint> {
  const isPdf = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-');
  const finished = await readFinished(bytes);
  const isOwn = finished !== null && originValue(finished.origin, 'Version') !== null;
  if (finished !== null) {
    const data = readCarried(finished.attachments, originValue(finished.origin, 'Source') === 'full');
    if (data !== null) return { kind: 'carried', data };
  }
  try {
    const blocks = finished !== null && (isOwn || !isPdf) ? blocksOf(finished) : null;
    if (blocks !== null) return { kind: 'table', book: finishedToBook(blocks, name), doubts: [], isOwn };
    if (!isPdf)
      throw new Unreadable('它不是完好的 Word（.docx）文件，没有读。请用 Word 或 WPS 打开，另存为 .docx 后再试。');
    return { kind: 'table', ...printToBook(await openPages(bytes, charts), name), isOwn: false };
  } catch (fault) {
    if (fault instanceof Unreadable) return { kind: 'refused', why: fault.message };
    throw fault;
  }
}

/** Null where its structure is not to be made out. */
function blocksOf(finished: Finished) {
  try {
    return finished.blocks();
  } catch {
    return null;
  }
}
