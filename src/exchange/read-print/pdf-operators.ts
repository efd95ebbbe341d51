import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { alphaIn, middleOf, saidBy, turnOf } from './glyph-facts.ts';
import { openFills, type Paint } from './hidden-ink.ts';
import { chain, identity, type Matrix, matrixOf, moved } from './matrix.ts';
import { glyphOf, openFonts, type PageFont } from './page-fonts.ts';
import { type Box, boxOf, isInBox, rulesOf, sharedBox } from './page-paths.ts';
import type { Glyph, PrintedPage, Rule } from './printed-page.ts';

/** The numbers of the operators, as pdf.js has them. */
export type OperatorCodes = Readonly<Record<string, number>>;

interface TextState {
  readonly size: number;
  readonly font: PageFont | null;
  /** As ISO 32000-1, 9.3.6 counts: 3 and 7 paint nothing. */
  readonly mode: number;
  readonly charSpace: number;
  readonly wordSpace: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
}

interface State {
  readonly matrix: Matrix;
  readonly text: TextState;
  readonly paint: Paint;
  /** What is painted outside of it is not seen; null where all is. */
  readonly clip: Box | null;
}

interface Painted {
  readonly glyph: Glyph;
  readonly paint: Paint;
  /** How many boxes were filled before it. */
  readonly before: number;
  readonly clip: Box | null;
}

const plainText: TextState = {
  ...{ size: 1, font: null, mode: 0, charSpace: 0, wordSpace: 0, scale: 1, leading: 0, rise: 0 },
};
/** Painting paths that fill them. */
const filling: readonly string[] = [
  'fill',
  'eoFill',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
];

/** Follows the operators of a page and notes where each glyph and each straight line comes to stand (ISO 32000-1, 8 and 9). */
export async function readOperators(
  page: PDFPageProxy,
  codes: OperatorCodes,
): Promise<Omit<PrintedPage, 'hasPictures'>> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const viewport = page.getViewport({ scale: 1 });
  const names = new Map(Object.entries(codes).map(([name, code]) => [code, name]));
  const fontOf = openFonts(page);
  const fills = openFills();
  const glyphs: Painted[] = [];
  let isClipNext = false;
  const rules: Rule[] = [];
  const stack: State[] = [];
  const marks: boolean[] = [];
  let run = 0;
  let state: State = {
    matrix: matrixOf(viewport.transform),
    text: plainText,
    paint: { colour: '#000000', alpha: 1 },
    clip: null,
  };
  let [line, cursor]: [Matrix, Matrix] = [identity, identity];
  const setText = (text: Partial<TextState>): void => {
    state = { ...state, text: { ...state.text, ...text } };
  };
  const moveLine = (x: number, y: number): void => {
    line = chain([1, 0, 0, 1, x, y], line);
    cursor = line;
  };
  const show = (items: readonly unknown[]): void => {
    const { size, font, mode, charSpace, wordSpace, scale, rise } = state.text;
    const unit = font?.unit ?? 0.001;
    run++;
    for (const item of items) {
      if (typeof item === 'number') {
        cursor = chain([1, 0, 0, 1, (-item / 1000) * size * scale, 0], cursor);
        continue;
      }
      const given = glyphOf(item);
      if (given === null) continue;
      const whole = chain(cursor, state.matrix);
      const advance = (given.width * unit * size + charSpace + (given.isSpace ? wordSpace : 0)) * scale;
      const [x, y] = moved(whole, 0, rise);
      const [endX, endY] = moved(whole, given.width * unit * size * scale, rise);
      const height = Math.hypot(whole[2], whole[3]) * size;
      const said = saidBy(font, given);
      if (said.text !== '') {
        const glyph: Glyph = {
          ...said,
          ...{ x, y, width: Math.hypot(endX - x, endY - y), size: height, run, isOverprinted: false, runsOver: false },
          isArtifact: marks.includes(true),
          turn: turnOf(whole[0], whole[1]),
          ink: mode === 3 || mode === 7 ? 'unpainted' : 'shown',
        };
        glyphs.push({ glyph, paint: state.paint, before: fills.count, clip: state.clip });
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
        setText({ size: number(1), font: fontOf(args[0]) });
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
      case 'setTextRenderingMode':
        setText({ mode: number(0) });
        break;
      case 'setFillRGBColor':
        state = { ...state, paint: { ...state.paint, colour: typeof args[0] === 'string' ? args[0] : null } };
        break;
      case 'setFillColorN':
      case 'setFillTransparent':
        state = { ...state, paint: { ...state.paint, colour: null } };
        break;
      case 'setGState':
        state = { ...state, paint: { ...state.paint, alpha: alphaIn(args[0]) ?? state.paint.alpha } };
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
      case 'clip':
      case 'eoClip':
        isClipNext = true;
        break;
      case 'constructPath': {
        if (number(0) !== codes.endPath) rules.push(...rulesOf(args[1], state.matrix));
        const box = filling.includes(names.get(number(0)) ?? '') ? boxOf(args[2], state.matrix) : null;
        if (box !== null) fills.add(box, state.paint);
        if (isClipNext) state = { ...state, clip: sharedBox(state.clip, boxOf(args[2], state.matrix)) };
        isClipNext = false;
        break;
      }
    }
  }
  const { width, height } = viewport;
  const seen = glyphs.map(({ glyph, paint, before, clip }): Glyph => {
    const [x, y] = middleOf(glyph);
    if (clip !== null && !isInBox(x, y, clip)) return { ...glyph, ink: 'clipped' };
    return glyph.ink === 'unpainted' ? glyph : { ...glyph, ink: fills.inkAt(x, y, paint, before) };
  });
  return { width, height, glyphs: seen, rules, clips: clipsOf(glyphs, seen) };
}

/** Where text stands that goes on outside of its box (within what of it can be seen, else within the box), or is covered. */
function clipsOf(painted: readonly Painted[], seen: readonly Glyph[]): PrintedPage['clips'] {
  const boxes = new Set<Box>();
  const shown = new Map<Box, Glyph>();
  for (const [index, { clip, glyph }] of painted.entries()) {
    if (clip === null || glyph.text.trim() === '') continue;
    if (seen[index]?.ink === 'clipped') boxes.add(clip);
    else if (!shown.has(clip)) shown.set(clip, glyph);
  }
  const covered = seen.filter(({ ink, text }) => ink === 'covered' && text.trim() !== '').map(middleOf);
  const cut = [...boxes].map((box) => {
    const glyph = shown.get(box);
    return glyph === undefined ? ([(box.left + box.right) / 2, (box.top + box.bottom) / 2] as const) : middleOf(glyph);
  });
  return [...cut, ...covered].map(([x, y]) => ({ x, y }));
}
