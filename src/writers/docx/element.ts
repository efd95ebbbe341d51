import { BuilderElement, type XmlComponent } from 'docx';

/** An XML element that docx has no options for, e.g. `element('w:autoSpaceDE', { 'w:val': 0 })`. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  children: readonly XmlComponent[] = [],
): XmlComponent {
  const named = Object.entries(attributes).map(([key, value]) => [key, { key, value }] as const);
  return new BuilderElement<Record<string, string | number>>({
    name,
    ...(named.length > 0 ? { attributes: Object.fromEntries(named) } : {}),
    children,
  });
}
