import type { Finished } from './finished.ts';

/** Reads a finished file by what its first bytes say that it is; null for what is no sound PDF or DOCX. */
export async function readFinished(bytes: Uint8Array): Promise<Finished | null> {
  try {
    if (startsWith(bytes, 'PK\x03\x04')) return (await import('./docx/read-docx.ts')).readDocx(bytes);
    return (await import('./pdf/read-pdf.ts')).readPdf(bytes);
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((unit, index) => bytes[index] === unit.charCodeAt(0));
}
