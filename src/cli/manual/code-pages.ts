import type { CodePage, CodePages } from './code-page.ts';
import { fileCodes } from './file-codes.ts';
import { importCodes } from './import-codes.ts';
import { notationCodes } from './notation-codes.ts';
import { shapeCodes } from './shape-codes.ts';

/** The chapters of the codes that are no rules. */
export const codeChapters: readonly { readonly title: string; readonly pages: CodePages }[] = [
  { title: '写法', pages: notationCodes },
  { title: '内容', pages: shapeCodes },
  { title: '文件和模板', pages: fileCodes },
  { title: '导入', pages: importCodes },
];

const pages: CodePages = Object.assign({}, ...codeChapters.map((chapter) => chapter.pages));

/** Every code that has a page of this kind. */
export const pagedCodes: readonly string[] = Object.keys(pages);

/** The page of a code; null where it is a rule's, or nobody's. */
export function codePage(code: string): CodePage | null {
  return Object.hasOwn(pages, code) ? (pages[code] ?? null) : null;
}
