import type { Finished } from './finished.ts';

/** Reads a finished file by what its bytes say that it is; null for what is no sound PDF, DOCX or XLSX. */
export async function readFinished(bytes: Uint8Array): Promise<Finished | null> {
  try {
    if (startsWith(bytes, 'PK\x03\x04')) {
      if (isWorkbook(bytes)) return (await import('./xlsx/read-xlsx.ts')).readXlsx(bytes);
      return (await import('./docx/read-docx.ts')).readDocx(bytes);
    }
    return (await import('./pdf/read-pdf.ts')).readPdf(bytes);
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((unit, index) => bytes[index] === unit.charCodeAt(0));
}

/** The names of its parts stand in a package as they are. */
function isWorkbook(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/workbook.xml');
}
