import { SaxesParser } from 'saxes';

/** An element that holds nothing but text. */
export interface XmlText {
  /** As it is written, with its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The innermost elements of an XML text, in order; throws where it is not well-formed. */
export function xmlTexts(xml: string): readonly XmlText[] {
  const texts: XmlText[] = [];
  const parser = new SaxesParser({ xmlns: false, position: false });
  let open: { name: string; attributes: Readonly<Record<string, string>>; text: string } | null = null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open = { name, attributes, text: '' };
  });
  parser.on('text', (text) => {
    if (open !== null) open.text += text;
  });
  parser.on('cdata', (text) => {
    if (open !== null) open.text += text;
  });
  parser.on('closetag', () => {
    if (open !== null) texts.push(open);
    open = null;
  });
  parser.write(xml).close();
  return texts;
}
