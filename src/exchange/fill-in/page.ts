import type { Page } from '../../document/form-document.ts';
import { marginOf } from '../../writers/xlsx/page-margin.ts';
import type { Sheet } from '../../writers/xlsx/workbook.ts';

const MM = 72 / 25.4;
const margin = { top: 13 * MM, right: 12 * MM, bottom: 12 * MM, left: 12 * MM };

/** A4 landscape, as the form is printed. */
const page: Page = { width: 297 * MM, height: 210 * MM, margin };

/** How every sheet of the workbook is printed. */
export const printed: Pick<Sheet, 'page' | 'head' | 'foot' | 'breaks' | 'bars'> = {
  page,
  head: '',
  foot: marginOf(null, { text: '第 {page} 页 共 {pages} 页', face: '宋体', size: 8 }),
  breaks: [],
  bars: [],
};
