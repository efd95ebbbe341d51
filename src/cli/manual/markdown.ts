/** Text as Markdown shows it, character for character: nothing in it becomes a tag, an emphasis, a link or a cell's end. */
export function inMarkdown(text: string): string {
  return text.replace(/[|<>*_`[\]\\]/g, '\\$&');
}
