import { execFileSync } from 'node:child_process';
import type { PageMarks } from '../../src/document/form-document.ts';
import type { Composed } from '../../src/typeset/composed.ts';

/** Both marks that a page may bear beside the form. */
export const DRAFT: PageMarks = {
  watermark: '草稿',
  origin: 'mubiao 0.1.0 · 数据 3f9a12c0b7d1 · 提交 0123456789ab · 有未提交的改动',
};

export function marked(composed: Composed, marks: PageMarks): Composed {
  return { ...composed, document: { ...composed.document, marks } };
}

const run = (program: string, ...args: string[]): Buffer => execFileSync(program, args, { maxBuffer: 1 << 26 });

/** Of each page of a PDF, the share of its area that has the grey of the watermark. */
export function greyOn(pdf: string): readonly number[] {
  const pages = Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', pdf).toString('utf8'))?.[1]);
  return Array.from({ length: pages }, (_, index) => {
    const page = String(index + 1);
    const picture = run('pdftoppm', '-gray', '-r', '40', '-f', page, '-l', page, pdf);
    const pixels = picture.subarray(/^P5\s+\d+\s+\d+\s+\d+\s/.exec(picture.toString('latin1', 0, 40))?.[0].length ?? 0);
    return pixels.filter((level) => Math.abs(level - 0.9 * 255) < 3).length / pixels.length;
  });
}
