import { Unreadable } from '../read-workbook/unreadable.ts';
import { readOperators } from './pdf-operators.ts';
import type { PrintedPage } from './printed-page.ts';

const most = { bytes: 64 * 2 ** 20, pages: 300, glyphs: 3_000_000 } as const;

/**
 * Opens a PDF, whoever made it, by pdf.js: fonts without names, Chinese code pages, damaged cross references and files that
 * are encrypted without a password are its trade. `charts` is the folder of its code charts (GBK, UniGB). Pictures are not
 * unpacked. Throws `Unreadable` at what is no PDF, wants a password, or has no text.
 */
export async function openPages(bytes: Uint8Array, charts: string): Promise<readonly PrintedPage[]> {
  if (bytes.length > most.bytes) throw new Unreadable('它超过 64 MB，不像一张表，没有读。');
  const { getDocument, OPS } = await loadLibrary();
  const loading = getDocument({
    // pdf.js keeps what it is given, and wants no Buffer.
    data: new Uint8Array(bytes),
    cMapUrl: `${charts}/`,
    cMapPacked: true,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    useWasm: false,
    maxImageSize: 1,
    // Fonts tell which of their glyphs have a character.
    fontExtraProperties: true,
    verbosity: 0,
  });
  const document = await loading.promise.catch((fault: unknown) => {
    throw new Unreadable(nameOf(fault) === 'PasswordException' ? needsPassword : damaged);
  });
  // Pictures stand in the file as they are, in no packed object.
  const hasPictures = /\/Subtype\s*\/Image\b/.test(new TextDecoder('latin1').decode(bytes));
  try {
    if (document.numPages > most.pages) {
      throw new Unreadable(
        `它有 ${document.numPages} 页，超过 ${most.pages} 页，不像一张表，没有读。请只留下这张表的页。`,
      );
    }
    const pages: PrintedPage[] = [];
    let glyphs = 0;
    for (let number = 1; number <= document.numPages; number++) {
      const read = await document.getPage(number).then(
        (page) => readOperators(page, OPS),
        () => {
          throw new Unreadable(damaged);
        },
      );
      pages.push({ ...read, hasPictures });
      glyphs += read.glyphs.length;
      if (glyphs > most.glyphs) throw new Unreadable('它的文字多得不正常，没有读。');
    }
    return pages;
  } finally {
    await loading.destroy();
  }
}

const needsPassword = '它加了打开密码，没有读。请去掉密码，另存后再试。';
const damaged = '它不是完好的 PDF 文件，没有读。请用阅读器打开，另存（或打印成 PDF）后再试。';

/**
 * pdf.js wants three classes for drawing that Node does not have; reading text needs none of them, so empty ones stand in for
 * them and no library of machine code is asked for. The reading half makes itself known when it is loaded.
 */
async function loadLibrary() {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!Reflect.has(globalThis, name)) Reflect.set(globalThis, name, class {});
  }
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}

function nameOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : '';
}
