/** How the last lines of a PDF begin (ISO 32000-1, 7.5.5). */
const TRAILER = /startxref\n(\d+)\n%%EOF\n?$/;

/** Whether a PDF ends as it must, with the place of its cross-reference stream, and the stream is there: nothing was cut off. */
export function isWhole(bytes: Uint8Array): boolean {
  const text = (from: number, to?: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  const place = TRAILER.exec(text(Math.max(0, bytes.length - 64)))?.[1];
  return place !== undefined && text(0, 5) === '%PDF-' && /^\d+ 0 obj\b/.test(text(Number(place), Number(place) + 24));
}
