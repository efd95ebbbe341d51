import { escapeXml } from '../opc/part.ts';

/** A place that is left open in what docx makes: private characters, which no form can print. */
export function blank(slot: string): string {
  return `\ue0fe${slot}\ue0fe`;
}

/** Fills the blanks of a part with the values of their slots. */
export function fillBlanks(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\ue0fe([^\ue0fe]+)\ue0fe/g, (_, slot: string) => {
    const value = values.get(slot);
    if (value === undefined) throw new Error(`nothing to put into ${slot}`);
    return escapeXml(value);
  });
}
