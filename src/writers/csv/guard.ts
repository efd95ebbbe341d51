/**
 * What a spreadsheet program that opens a CSV file may take for a formula: = + - @, also of full width, a tab or a line end
 * at the start of a field (OWASP, CSV Injection). And the apostrophe itself, so that what is guarded can be told again.
 */
const SUSPECT = /^[=+\-@＝＋－＠\t\r\n']/;

/** A text that every program shows as text: an apostrophe in front where it might be taken for a formula. */
export function guard(text: string): string {
  return SUSPECT.test(text) ? `'${text}` : text;
}

/** The text that was guarded. */
export function unguard(field: string): string {
  return field.startsWith("'") ? field.slice(1) : field;
}
