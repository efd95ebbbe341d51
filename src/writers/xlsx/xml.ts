import { escapeText } from '../xml-text.ts';

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element in the notation of XML; an attribute that is undefined is left out. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  let head = name;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) head += ` ${key}="${escapeAttribute(String(value))}"`;
  return children.length === 0 ? `<${head}/>` : `<${head}>${children.join('')}</${name}>`;
}

/** A list element, nothing where it would be empty: Excel mends such a file with a complaint. */
export function list(name: string, attributes: Attributes, children: readonly string[]): string {
  return children.length === 0 ? '' : element(name, { ...attributes, count: children.length }, ...children);
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
}
