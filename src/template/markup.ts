import { SaxesParser } from 'saxes';

/** An element of the rendered template. Its text children keep every character but line breaks of the template. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** Why a markup could not be read; `token` is where to look in the template. */
export interface MarkupFault {
  readonly message: string;
  readonly token: string;
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: (Element | string)[];
}

/** What may stand in what. Text may stand where `#text` is named. */
const CONTENT: ReadonlyMap<string, readonly string[]> = new Map([
  ['form', ['h1', 'p', 'table']],
  ['h1', ['#text']],
  ['p', ['#text', 'tab', 'br']],
  ['table', ['tr']],
  ['tr', ['th', 'td']],
  ['th', ['#text', 'br', 'p']],
  ['td', ['#text', 'br', 'p']],
  ['tab', []],
  ['br', []],
]);

/**
 * Reads the strict vocabulary of templates. Line breaks are layout of the template and vanish; data brings none, since
 * a view splits its paragraphs (`guard` insists). Returns the root or the first fault.
 */
export function readMarkup(markup: string): Element | readonly MarkupFault[] {
  const faults: MarkupFault[] = [];
  const root: Open = { name: '#root', attributes: {}, children: [] };
  const stack: Open[] = [root];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    const token = /: ([\w-]+)\.$/.exec(error.message)?.[1] ?? '';
    faults.push({
      message: '模板里的标签没有写对：有标签没有成对，或者尖括号、引号写漏了。',
      token: token && `<${token}`,
    });
  });
  parser.on('opentag', (tag) => {
    const parent = stack.at(-1) ?? root;
    const fault = misplaced(tag.name, parent.name);
    if (fault !== null) faults.push({ message: fault, token: `<${tag.name}` });
    stack.push({ name: tag.name, attributes: tag.attributes, children: [] });
  });
  parser.on('text', (text) => {
    const parent = stack.at(-1) ?? root;
    const content = text.replaceAll('\n', '');
    if (content === '') return;
    if (CONTENT.get(parent.name)?.includes('#text')) parent.children.push(content);
    else if (content.trim() !== '')
      faults.push({
        message: `标签 <${parent.name}> 里不能直接写文字“${content.trim().slice(0, 20)}”。`,
        token: content.trim(),
      });
  });
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (closed !== undefined) stack.at(-1)?.children.push(closed);
  });
  parser.write(markup).close();
  if (faults.length > 0) return faults.slice(0, 1);
  const [form] = root.children;
  return typeof form === 'object' ? form : [{ message: '模板里没有 <form>。', token: '' }];
}

function misplaced(name: string, parent: string): string | null {
  if (!CONTENT.has(name)) return `模板里不认识标签 <${name}>；可用的有 ${[...CONTENT.keys()].join('、')}。`;
  if (parent === '#root') return name === 'form' ? null : `模板的最外层应当是 <form>，不是 <${name}>。`;
  return CONTENT.get(parent)?.includes(name) ? null : `标签 <${name}> 不能放在 <${parent}> 里。`;
}

/** The texts of an element, split into paragraphs at `br` and `p`, and within them into segments at `tab`. */
export function paragraphsOf(element: Element): readonly (readonly string[])[] {
  const paragraphs: string[][] = [];
  let current: string[] | null = null;
  const open = (): string[] => {
    if (current === null) {
      current = [''];
      paragraphs.push(current);
    }
    return current;
  };
  for (const child of element.children) {
    if (typeof child === 'string') {
      const segments = open();
      segments.push(`${segments.pop() ?? ''}${child}`);
    } else if (child.name === 'tab') open().push('');
    else if (child.name === 'br') {
      open();
      current = null;
    } else {
      paragraphs.push(...paragraphsOf(child).map((segments) => [...segments]));
      current = null;
    }
  }
  return paragraphs.length === 0 ? [['']] : paragraphs;
}
