import { SaxesParser } from 'saxes';
import { Unreadable } from './unreadable.ts';

/** What is told of an XML text, in order. Names come without their prefix: programs choose prefixes as they like. */
export interface XmlEvents {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Takes an XML text piece by piece. */
export interface XmlReader {
  write(text: string): void;
  /** Throws where the text has not come to its end. */
  close(): void;
}

/**
 * Reads XML without ever following an entity: a document type is refused as a whole, so none can be declared. `what` is
 * what the text is, for the message of `Unreadable`.
 */
export function openXml(what: string, { open, close, text }: XmlEvents): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', () => {
    throw new Unreadable(`文件已损坏（${what}），没有读。请用 Excel 或 WPS 打开，另存一份再试。`);
  });
  parser.on('doctype', () => {
    throw new Unreadable(`${what}里有文档类型声明（DOCTYPE），Office 和 WPS 的文件从来没有，没有读。`);
  });
  if (open !== undefined) parser.on('opentag', ({ name, attributes }) => open(localName(name), attributes));
  if (close !== undefined) parser.on('closetag', ({ name }) => close(localName(name)));
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return {
    write: (piece) => void parser.write(piece),
    close: () => void parser.close(),
  };
}

/** The same for a text that is there as a whole. */
export function readXml(what: string, bytes: Uint8Array, events: XmlEvents): void {
  const reader = openXml(what, events);
  reader.write(new TextDecoder().decode(bytes));
  reader.close();
}

/** An attribute by its name without prefix, e.g. `id` of `r:id`. */
export function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string | null {
  return Object.entries(attributes).find(([key]) => localName(key) === name)?.[1] ?? null;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
