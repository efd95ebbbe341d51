/** A place where the finished file is not what the document says. */
export interface Difference {
  readonly where: string;
  readonly message: string;
}

/** Both texts, long ones cut to the stretch where they part. */
export function difference(where: string, wanted: string, read: string): Difference {
  let same = 0;
  while (same < wanted.length && same < read.length && wanted[same] === read[same]) same++;
  return { where, message: `应为“${around(wanted, same)}”，实为“${around(read, same)}”` };
}

const BEFORE = 8;
const AFTER = 16;

function around(text: string, at: number): string {
  if (text.length <= BEFORE + AFTER) return text;
  const start = Math.max(0, Math.min(at - BEFORE, text.length - BEFORE - AFTER));
  const end = Math.min(text.length, start + BEFORE + AFTER);
  return (start > 0 ? '…' : '') + text.slice(start, end) + (end < text.length ? '…' : '');
}
