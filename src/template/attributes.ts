import type { Align, Bar, TypeSize, VerticalAlign } from '../document/form-document.ts';
import type { Element, MarkupFault } from './markup.ts';
import { parseLength, parseLengths } from './measure.ts';

/** The attributes that each element understands. */
const KNOWN: ReadonlyMap<string, readonly string[]> = new Map([
  ['form', ['title', 'page', 'margin', 'foot', 'foot-size']],
  ['h1', ['size', 'leading', 'align', 'after']],
  ['p', ['role', 'size', 'leading', 'align', 'before', 'after']],
  ['table', ['columns', 'header-rows', 'size', 'leading', 'padding', 'rule']],
  ['tr', ['bookmark']],
  ['th', ['align', 'valign', 'colspan', 'rowspan', 'indent']],
  ['td', ['align', 'valign', 'colspan', 'rowspan', 'indent', 'scope', 'bar', 'fill']],
  ['br', []],
  ['tab', []],
]);

/** Reads attributes and collects what is wrong with them. */
export interface AttributeReader {
  readonly faults: MarkupFault[];
  length(element: Element, name: string, otherwise: number): number;
  lengths(element: Element, name: string, otherwise: readonly number[]): readonly number[];
  count(element: Element, name: string, otherwise: number): number;
  align(element: Element, otherwise: Align): Align;
  verticalAlign(element: Element, otherwise: VerticalAlign): VerticalAlign;
  type(element: Element, otherwise: TypeSize): TypeSize;
  /** Null where the cell has none, or it is left blank. */
  /** Whether a cell of the body heads its row. */
  headsRow(element: Element): boolean;
  bar(element: Element): Bar | null;
  /** Complains about attributes that the element does not understand. */
  check(element: Element): void;
}

export function readAttributes(): AttributeReader {
  const faults: MarkupFault[] = [];
  const read = <T>(
    element: Element,
    name: string,
    otherwise: T,
    parse: (text: string) => T | null,
    kind: string,
  ): T => {
    const text = element.attributes[name];
    if (text === undefined) return otherwise;
    const value = parse(text);
    if (value !== null) return value;
    faults.push({
      message: `<${element.name}> 的 ${name} 写的是“${text}”，应当是${kind}。`,
      token: `${name}="${text}"`,
    });
    return otherwise;
  };
  const length: AttributeReader['length'] = (element, name, otherwise) =>
    read(element, name, otherwise, parseLength, '带单位的长度，例如 18mm 或 8pt');
  return {
    faults,
    length,
    lengths: (element, name, otherwise) =>
      read(element, name, otherwise, parseLengths, '用空格隔开的长度，例如 40mm 18mm'),
    count: (element, name, otherwise) =>
      read(element, name, otherwise, (text) => (/^\d{1,3}$/.test(text) ? Number(text) : null), '一个整数'),
    align: (element, otherwise) =>
      read(element, 'align', otherwise, oneOf(['left', 'center', 'right']), 'left、center 或 right'),
    verticalAlign: (element, otherwise) =>
      read(element, 'valign', otherwise, oneOf(['top', 'middle']), 'top 或 middle'),
    type(element, otherwise) {
      const size = length(element, 'size', otherwise.size);
      return { size, leading: length(element, 'leading', size === otherwise.size ? otherwise.leading : size * 1.4) };
    },
    headsRow: (element) => read<string>(element, 'scope', '', oneOf(['row']), ' row（这一格是这一行的名目）') === 'row',
    bar(element) {
      if ((element.attributes.bar ?? '') === '') return null;
      const share = read(element, 'bar', 0, parseShare, '从 0 到 1 的小数，例如 0.25');
      return { share, fill: read(element, 'fill', 'solid', oneOf(['solid', 'hollow']), 'solid 或 hollow') };
    },
    check(element) {
      for (const name in element.attributes)
        if (!KNOWN.get(element.name)?.includes(name))
          faults.push({ message: `<${element.name}> 没有 ${name} 这个属性。`, token: `${name}=` });
    },
  };
}

function parseShare(text: string): number | null {
  return /^(?:0(?:\.\d+)?|1(?:\.0+)?)$/.test(text) ? Number(text) : null;
}

function oneOf<T extends string>(choices: readonly T[]): (text: string) => T | null {
  return (text) => choices.find((choice) => choice === text) ?? null;
}
