import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { chain, identity, type Matrix, matrixOf, moved } from './matrix.ts';
import type { Glyph, PrintedPage, Rule } from './printed-page.ts';

/** The numbers of the operators, as pdf.js has them. */
export type OperatorCodes = Readonly<Record<string, number>>;

interface TextState {
  readonly size: number;
  /** Of a unit of glyph space; 0.001 but for fonts that are drawn by the page (Type 3). */
  readonly unit: number;
  readonly charSpace: number;
  readonly wordSpace: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
}

interface State {
  readonly matrix: Matrix;
  readonly text: TextState;
}

const plainText: TextState = { size: 1, unit: 0.001, charSpace: 0, wordSpace: 0, scale: 1, leading: 0, rise: 0 };
/** A filled box that is thinner is a rule. */
const thin = 2.5;

/** Follows the operators of a page and notes where each glyph and each straight line comes to stand (ISO 32000-1, 8 and 9). */
export async function readOperators(page: PDFPageProxy, codes: OperatorCodes): Promise<PrintedPage> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const viewport = page.getViewport({ scale: 1 });
  const names = new Map(Object.entries(codes).map(([name, code]) => [code, name]));
  const glyphs: Glyph[] = [];
  const rules: Rule[] = [];
  const stack: State[] = [];
  const marks: boolean[] = [];
  let pictures = 0;
  let state: State = { matrix: matrixOf(viewport.transform), text: plainText };
  let [line, cursor]: [Matrix, Matrix] = [identity, identity];
  const setText = (text: Partial<TextState>): void => {
    state = { ...state, text: { ...state.text, ...text } };
  };
  const moveLine = (x: number, y: number): void => {
    line = chain([1, 0, 0, 1, x, y], line);
    cursor = line;
  };
  const show = (items: readonly unknown[]): void => {
    const { size, unit, charSpace, wordSpace, scale, rise } = state.text;
    for (const item of items) {
      if (typeof item === 'number') {
        cursor = chain([1, 0, 0, 1, (-item / 1000) * size * scale, 0], cursor);
        continue;
      }
      const glyph = glyphOf(item);
      if (glyph === null) continue;
      const whole = chain(cursor, state.matrix);
      const advance = (glyph.width * unit * size + charSpace + (glyph.isSpace ? wordSpace : 0)) * scale;
      const [x, y] = moved(whole, 0, rise);
      const [endX] = moved(whole, glyph.width * unit * size * scale, rise);
      const height = Math.hypot(whole[2], whole[3]) * size;
      if (glyph.text !== '') {
        glyphs.push({ text: glyph.text, x, y, width: endX - x, size: height, isArtifact: marks.includes(true) });
      }
      cursor = chain([1, 0, 0, 1, advance, 0], cursor);
    }
  };
  for (const [index, code] of fnArray.entries()) {
    const given: unknown = argsArray[index];
    const args: readonly unknown[] = Array.isArray(given) ? given : [];
    const number = (at: number): number => (typeof args[at] === 'number' ? args[at] : 0);
    switch (names.get(code)) {
      case 'save':
        stack.push(state);
        break;
      case 'restore':
        state = stack.pop() ?? state;
        break;
      case 'transform':
        state = { ...state, matrix: chain(matrixOf(args), state.matrix) };
        break;
      case 'paintFormXObjectBegin':
        stack.push(state);
        if (args[0] != null) state = { ...state, matrix: chain(matrixOf(args[0]), state.matrix) };
        break;
      case 'paintFormXObjectEnd':
        state = stack.pop() ?? state;
        break;
      case 'beginText':
        [line, cursor] = [identity, identity];
        break;
      case 'setFont':
        setText({ size: number(1), unit: unitOf(page, args[0]) });
        break;
      case 'setTextMatrix':
        line = matrixOf(args.length === 1 ? args[0] : args);
        cursor = line;
        break;
      case 'setLeadingMoveText':
        setText({ leading: -number(1) });
        moveLine(number(0), number(1));
        break;
      case 'moveText':
        moveLine(number(0), number(1));
        break;
      case 'nextLine':
        moveLine(0, -state.text.leading);
        break;
      case 'setLeading':
        setText({ leading: number(0) });
        break;
      case 'setCharSpacing':
        setText({ charSpace: number(0) });
        break;
      case 'setWordSpacing':
        setText({ wordSpace: number(0) });
        break;
      case 'setHScale':
        setText({ scale: number(0) / 100 });
        break;
      case 'setTextRise':
        setText({ rise: number(0) });
        break;
      case 'showText':
        if (Array.isArray(args[0])) show(args[0]);
        break;
      case 'beginMarkedContent':
      case 'beginMarkedContentProps':
        marks.push(args[0] === 'Artifact');
        break;
      case 'endMarkedContent':
        marks.pop();
        break;
      case 'constructPath':
        if (number(0) !== codes.endPath) rules.push(...rulesOf(args[1], state.matrix));
        break;
      case 'paintImageXObject':
      case 'paintInlineImageXObject':
      case 'paintImageMaskXObject': {
        const [a, b, c, d] = state.matrix;
        pictures += Math.abs(a * d - b * c);
        break;
      }
    }
  }
  const { width, height } = viewport;
  return { width, height, glyphs, rules, pictures: Math.min(1, pictures / (width * height)) };
}

function glyphOf(item: unknown): { readonly text: string; readonly width: number; readonly isSpace: boolean } | null {
  if (typeof item !== 'object' || item === null) return null;
  const [text, width, isSpace]: readonly unknown[] = ['unicode', 'width', 'isSpace'].map((key) =>
    Reflect.get(item, key),
  );
  return {
    text: typeof text === 'string' ? text : '',
    width: typeof width === 'number' ? width : 0,
    isSpace: isSpace === true,
  };
}

function unitOf(page: PDFPageProxy, name: unknown): number {
  if (typeof name !== 'string' || !page.commonObjs.has(name)) return plainText.unit;
  const font: unknown = page.commonObjs.get(name);
  const matrix: unknown = typeof font === 'object' && font !== null ? Reflect.get(font, 'fontMatrix') : null;
  return Array.isArray(matrix) && typeof matrix[0] === 'number' ? Math.abs(matrix[0]) : plainText.unit;
}

/** The straight lines of a path, which pdf.js gives as numbers: 0 moves, 1 draws, 2 and 3 bend, 4 closes. */
function rulesOf(given: unknown, matrix: Matrix): readonly Rule[] {
  const data: unknown = Array.isArray(given) ? given[0] : null;
  if (!(data instanceof Float32Array)) return [];
  const rules: Rule[] = [];
  let [startX, startY, x, y] = [0, 0, 0, 0];
  const draw = (toX: number, toY: number): void => {
    const [x1, y1] = moved(matrix, x, y);
    const [x2, y2] = moved(matrix, toX, toY);
    const isStraight = Math.abs(x1 - x2) < thin || Math.abs(y1 - y2) < thin;
    if (isStraight && Math.abs(x1 - x2) + Math.abs(y1 - y2) > thin) rules.push({ x1, y1, x2, y2 });
    [x, y] = [toX, toY];
  };
  for (let at = 0; at < data.length; ) {
    const [kind, one = 0, two = 0] = [data[at], data[at + 1], data[at + 2]];
    if (kind === 0) {
      [startX, startY, x, y] = [one, two, one, two];
      at += 3;
    } else if (kind === 1) {
      draw(one, two);
      at += 3;
    } else if (kind === 2) {
      [x, y] = [data[at + 5] ?? 0, data[at + 6] ?? 0];
      at += 7;
    } else if (kind === 3) {
      [x, y] = [data[at + 3] ?? 0, data[at + 4] ?? 0];
      at += 5;
    } else {
      draw(startX, startY);
      at += 1;
    }
  }
  return rules;
}
