import { SaxesParser } from 'saxes';
import { readPlainXml } from './plain-xml.ts';

/** The value of an attribute of the element at hand. */
export type Attribute = (name: string) => string | undefined;

/** Walks an XML text; throws where it is not well-formed. */
export function parse(
  xml: string,
  onOpen: (name: string, attribute: Attribute) => void,
  onClose: (name: string) => void = () => {},
  onText: (text: string) => void = () => {},
): void {
  const pieces = readPlainXml(xml);
  if (pieces === null) parseAny(xml, onOpen, onClose, onText);
  for (const piece of pieces ?? []) {
    if (typeof piece === 'string') onText(piece);
    else {
      if (piece.opens) onOpen(piece.name, (attribute) => piece.attributes[attribute]);
      if (piece.closes) onClose(piece.name);
    }
  }
}

/** In whatever notation it is. */
function parseAny(
  xml: string,
  onOpen: (name: string, attribute: Attribute) => void,
  onClose: (name: string) => void,
  onText: (text: string) => void,
): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const values: Readonly<Record<string, string>> = attributes;
    onOpen(name, (attribute) => values[attribute]);
  });
  parser.on('closetag', ({ name }) => onClose(name));
  parser.on('text', onText);
  parser.write(xml).close();
}
