import type { Writer } from './writer.ts';

/** An output format as it is known before its writer is loaded. */
export interface Format {
  readonly id: string;
  readonly extension: string;
  load(): Promise<Writer>;
}

/** The outputs of the house, each loaded only when it is asked for; a new one is a folder and a line here. */
export const formats: readonly Format[] = [
  { id: 'pdf', extension: 'pdf', load: async () => (await import('./pdf/pdf-writer.ts')).pdfWriter },
  { id: 'docx', extension: 'docx', load: async () => (await import('./docx/docx-writer.ts')).docxWriter },
  { id: 'xlsx', extension: 'xlsx', load: async () => (await import('./xlsx/xlsx-writer.ts')).xlsxWriter },
  { id: 'text', extension: 'txt', load: async () => (await import('./text/text-writer.ts')).textWriter },
  { id: 'csv', extension: 'csv', load: async () => (await import('./csv/csv-writer.ts')).csvWriter },
];

/** Outputs that show the charts of a form and nothing else of it. */
export const pictures: readonly Format[] = [
  { id: 'svg', extension: 'svg', load: async () => (await import('./svg/svg-writer.ts')).svgWriter },
];
