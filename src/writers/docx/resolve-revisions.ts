import { SaxesParser } from 'saxes';
import { escapeXml } from '../opc/part.ts';

/** What a reader does with all revisions of a document at once. */
export type Decision = 'accept' | 'reject';

/**
 * The XML of a part as it is once all revisions in it are accepted or rejected (ECMA-376, 17.13.5). It knows nothing of the
 * writer: whatever stands in the file is read by a parser and decided as Word decides it.
 */
export function resolveRevisions(xml: string, decision: Decision): string {
  const root = readTree(xml);
  return write(resolve(root, decision));
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}
type Node = Element | string;
type Open = Element & { readonly children: Node[] };

/** What goes, and what loses its mark and stays. */
const gone: Readonly<Record<Decision, string>> = { accept: 'w:del', reject: 'w:ins' };
const marks: ReadonlySet<string> = new Set(['w:ins', 'w:del']);
const restored: Readonly<Record<string, string>> = { 'w:delText': 'w:t', 'w:delInstrText': 'w:instrText' };

function resolve(element: Element, decision: Decision): Element {
  const name = restored[element.name] ?? element.name;
  return { name, attributes: element.attributes, children: joined(element.children, decision) };
}

/** What is left of the children; the content of a paragraph whose end is gone begins the next one. */
function joined(children: readonly Node[], decision: Decision): readonly Node[] {
  const found: Node[] = [];
  let carried: readonly Node[] = [];
  for (const child of children) {
    if (typeof child === 'string') found.push(child);
    else if (child.name === gone[decision]) continue;
    else if (marks.has(child.name)) found.push(...joined(child.children, decision));
    else if (child.name === 'w:tr' && isMarked(child, 'w:trPr', gone[decision])) continue;
    else if (child.name === 'w:tbl') {
      found.push(...asParagraph(carried));
      carried = [];
      const table = resolve(child, decision);
      if (table.children.some((row) => isElement(row, 'w:tr'))) found.push(table);
    } else if (child.name === 'w:p') {
      const { properties, content } = partsOf(resolve(child, decision));
      const whole = [...carried, ...content];
      const isOpen = isEndMarked(child, gone[decision]);
      if (!isOpen) found.push({ ...child, children: [...properties, ...whole] });
      carried = isOpen ? whole : [];
    } else found.push(resolve(child, decision));
  }
  return [...found, ...asParagraph(carried)];
}

/** What has no paragraph to run on into stays one of its own, unless nothing is left of it. */
function asParagraph(content: readonly Node[]): readonly Node[] {
  return content.some((node) => isElement(node, 'w:r')) ? [{ name: 'w:p', attributes: {}, children: content }] : [];
}

function partsOf({ children }: Element): { readonly properties: readonly Node[]; readonly content: readonly Node[] } {
  const isProperties = (node: Node): boolean => isElement(node, 'w:pPr');
  return {
    properties: children.filter(isProperties),
    content: children.filter((node) => !isProperties(node)),
  };
}

function isElement(node: Node | undefined, name: string): node is Element {
  return typeof node === 'object' && node.name === name;
}

function childOf({ children }: Element, name: string): Element | undefined {
  return children.find((node): node is Element => isElement(node, name));
}

function isMarked(element: Element, properties: string, mark: string): boolean {
  const found = childOf(element, properties);
  return found !== undefined && childOf(found, mark) !== undefined;
}

function isEndMarked(paragraph: Element, mark: string): boolean {
  const properties = childOf(paragraph, 'w:pPr');
  return properties !== undefined && isMarked(properties, 'w:rPr', mark);
}

function readTree(xml: string): Element {
  const top: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [top];
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Open = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => void open.at(-1)?.children.push(text));
  parser.write(xml).close();
  const [root] = top.children.filter((node) => typeof node === 'object');
  if (root === undefined) throw new Error('no element');
  return root;
}

function write(node: Node): string {
  if (typeof node === 'string') return escapeXml(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  return `<${node.name}${attributes.join('')}>${node.children.map(write).join('')}</${node.name}>`;
}
