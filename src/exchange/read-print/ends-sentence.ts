/** Where a paragraph can well end. */
export function endsSentence(line: string): boolean {
  return /[。；;！!？?][”’）)]?$/.test(line.trimEnd());
}
