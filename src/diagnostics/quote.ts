const longest = 24;

/** A piece of the author's text in Chinese quotation marks, short enough for a sentence and on one line. */
export function quote(text: string): string {
  const line = text.replace(/\r?\n/g, '↵');
  const short = line.length > longest ? `${line.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
  return `“${short}”`;
}
