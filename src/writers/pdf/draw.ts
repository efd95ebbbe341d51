import { paintBars } from './bars.ts';
import type { LaidOutLine, LaidOutPage, LaidOutVector, PdfKitDocument } from './pdfmake.ts';
import type { Owner, Structure } from './structure.ts';
import type { ShowWatermark } from './watermark.ts';

/** The operators that show a page's texts, and what the numbers of each font in them stand for. */
export interface DrawnPage {
  readonly operators: readonly string[];
  readonly decoders: ReadonlyMap<string, (hex: string) => string>;
}

/**
 * Draws the pages that pdfmake laid out. pdfmake's own renderer sets colour, opacity, font and matrix anew for every line
 * and strokes every side of every cell by itself: four fifths of a page's content say nothing new. Ours says each once.
 */
export function draw(
  document: PdfKitDocument,
  pages: readonly LaidOutPage[],
  structure: Structure,
  showWatermark?: ShowWatermark,
): readonly DrawnPage[] {
  const fonts = Object.values(document.fontCache);
  const decoders = new Map(fonts.map((font) => [font.id, (hex: string) => font.decode(hex)]));
  const drawn: DrawnPage[] = [];
  for (const page of pages) {
    document.addPage({ size: [page.pageSize.width, page.pageSize.height], margin: 0 });
    structure.openPage(document.page.dictionary);
    const lines = page.items.flatMap(({ type, item }) => (type === 'line' ? [item] : []));
    const rules = page.items.flatMap(({ type, item }) => (type === 'vector' && item.type === 'line' ? [item] : []));
    const bars = page.items.flatMap(({ type, item }) => (type === 'bar' ? [item] : []));
    const strangers = page.items.filter(
      ({ type, item }) => type !== 'line' && type !== 'bar' && !(type === 'vector' && item.type === 'line'),
    );
    if (strangers.length > 0) throw new Error(`cannot draw ${strangers[0]?.type}`);
    const watermark = showWatermark?.(document) ?? [];
    if (watermark.length > 0) document.addContent(watermark.join('\n'));
    document.addContent(`/Artifact BMC\n${strokeRules(rules)}${paintBars(bars)}\nEMC`);
    const operators = showTexts(document, lines, structure);
    document.addContent(operators.join('\n'));
    drawn.push({ operators: [...watermark, ...operators], decoders });
  }
  return drawn;
}

/**
 * A text object for all lines of a page, what belongs to one paragraph or cell marked as one. PDFKit has turned the page
 * upside down; the text matrix turns the letters back.
 */
function showTexts(document: PdfKitDocument, lines: readonly LaidOutLine[], structure: Structure): readonly string[] {
  const operators: string[] = ['BT'];
  let face = '';
  let owner: Owner | undefined | null = null;
  for (const { x, y, inlines } of lines) {
    if (isEmpty(inlines)) continue;
    const ascent = Math.max(0, ...inlines.map(({ font, fontSize }) => (font.ascender * fontSize) / 1000));
    for (const { glyphs, font, fontSize, x: offset, owner: own } of inlines) {
      if (own !== owner) operators.push(...(owner === null ? [] : ['EMC']), structure.open(own, y));
      owner = own;
      const setFace = `/${font.id} ${number(fontSize)} Tf`;
      if (setFace !== face) operators.push(setFace);
      face = setFace;
      document.page.fonts[font.id] = font.ref();
      operators.push(`1 0 0 -1 ${number(x + offset)} ${number(y + ascent)} Tm`, `<${font.encode(glyphs)}> Tj`);
    }
  }
  return [...operators, ...(owner === null ? [] : ['EMC']), 'ET'];
}

function isEmpty(inlines: LaidOutLine['inlines']): boolean {
  return inlines.every(({ text }) => text === '');
}

/** Strokes rules, those that continue one another as one. */
function strokeRules(rules: readonly LaidOutVector[]): string {
  const operators: string[] = [];
  let width = '';
  for (const { x1, y1, x2, y2, lineWidth } of joinRules(rules)) {
    const setWidth = `${number(lineWidth)} w`;
    if (setWidth !== width) operators.push(setWidth);
    width = setWidth;
    operators.push(`${number(x1)} ${number(y1)} m ${number(x2)} ${number(y2)} l S`);
  }
  return operators.join('\n');
}

type Rule = Pick<LaidOutVector, 'x1' | 'y1' | 'x2' | 'y2' | 'lineWidth'>;

/** Rules on one line, of one thickness, that touch or overlap, become one; in the order of their first part. */
function joinRules(rules: readonly Rule[]): readonly Rule[] {
  const lines = new Map<string, { from: number; to: number; readonly rule: Rule }[]>();
  for (const rule of rules) {
    const isHorizontal = rule.y1 === rule.y2;
    const [from, to] = isHorizontal ? [rule.x1, rule.x2] : [rule.y1, rule.y2];
    const key = `${isHorizontal ? 'h' : 'v'} ${number(isHorizontal ? rule.y1 : rule.x1)} ${number(rule.lineWidth)}`;
    const parts = lines.get(key) ?? [];
    lines.set(key, parts);
    const touching = parts.find((part) => from <= part.to + TOUCH && to >= part.from - TOUCH);
    if (touching === undefined) parts.push({ from, to, rule });
    else {
      touching.from = Math.min(touching.from, from);
      touching.to = Math.max(touching.to, to);
    }
  }
  return [...lines.values()]
    .flat()
    .map(({ from, to, rule }) => (rule.y1 === rule.y2 ? { ...rule, x1: from, x2: to } : { ...rule, y1: from, y2: to }));
}

const TOUCH = 0.01;

/** A hundredth of a point is a sixth of the dot of a fine printer. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}
