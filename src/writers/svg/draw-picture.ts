import { cellsByRow, type FormDocument } from '../../document/form-document.ts';
import type { PlacedBlock, PlacedDocument } from '../../typeset/placed.ts';
import { BAR_GREY, BAR_LINE } from '../bar-look.ts';
import { boxesOf, type PutLine } from '../pdf/table-rows.ts';
import { escapeText } from '../xml-text.ts';

type PlacedParagraph = Extract<PlacedBlock, { readonly kind: 'paragraph' }>;

/** What was drawn, and how far down it reaches. */
interface Drawn {
  readonly svg: readonly string[];
  readonly bottom: number;
}

/** A document on one page of any height as SVG 1.1: rules, bars and texts, black on white; in points. */
export function drawPicture(document: FormDocument, { blocks, page }: PlacedDocument): string {
  const svg: string[] = [];
  let top = page.margin.top;
  for (const block of blocks) {
    const drawn =
      block.kind === 'paragraph'
        ? drawParagraph(block, page.margin.left, top)
        : drawTable(block, page.margin.left, top);
    svg.push(...drawn.svg);
    top = drawn.bottom;
  }
  const [width, height] = [page.width, top + page.margin.bottom].map(number);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escapeText(document.title)}</title>`,
    `<desc id="description">${escapeText(describe(document))}</desc>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...svg,
    '</svg>',
    '',
  ].join('\n');
}

/** What is to be read, for those who do not see it: row by row. */
function describe({ blocks }: FormDocument): string {
  const lines = blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'paragraph') return [block.segments.join('，')];
    return cellsByRow(block).map((cells) => {
      const texts = cells.map(({ paragraphs }) => paragraphs.join('')).filter((text) => text !== '');
      return texts.join('，');
    });
  });
  return `${lines.join('；')}。`;
}

function drawParagraph({ paragraph, segments, above, below }: PlacedParagraph, left: number, top: number): Drawn {
  const { type } = paragraph;
  const y = top + above;
  const lines = segments.map(({ indent, runs }): PutLine => {
    return { x: left, y, line: { indent, align: 'left', type, runs, owner: undefined } };
  });
  return { svg: lines.flatMap(drawText), bottom: y + type.leading + below };
}

function drawTable({ table, rows }: Extract<PlacedBlock, { readonly kind: 'table' }>, x: number, y: number): Drawn {
  const { lines, rules, bars, height } = boxesOf(table, rows, { x, y });
  const path = rules.map(({ x1, y1, x2, y2 }) => `M${number(x1)} ${number(y1)}L${number(x2)} ${number(y2)}`).join('');
  return {
    svg: [
      `<path d="${path}" stroke="#000" stroke-width="${number(table.rule)}"/>`,
      ...bars.map(({ x: left, y: top, width, height: high, fill }) => {
        const inset = fill === 'solid' ? 0 : BAR_LINE / 2;
        const [across, down] = [Math.max(0, width - 2 * inset), high - 2 * inset];
        const box = `x="${number(left + inset)}" y="${number(top + inset)}" width="${number(across)}" height="${number(down)}"`;
        return `<rect class="${fill}" ${box} ${LOOKS[fill]}/>`;
      }),
      ...lines.flatMap(drawText),
    ],
    bottom: y + height,
  };
}

const LOOKS = {
  solid: `fill="${grey(BAR_GREY)}"`,
  hollow: `fill="#fff" stroke="#000" stroke-width="${BAR_LINE}"`,
} as const;

/** A text for each run; what stands in its place where a machine has no such font is of the same kind. */
function drawText({ x, y, line: { indent, type, runs } }: PutLine): readonly string[] {
  let at = x + indent;
  const ascent = Math.max(0, ...runs.map(({ face }) => (face.ascent * type.size) / 1000));
  return runs.map(({ face, text }) => {
    const family = face.family.includes('Hei') ? HEI : SONG;
    const weight = face.bold ? ' font-weight="bold"' : '';
    const own = `<text x="${number(at)}" y="${number(y + ascent)}" font-family="${family}"${weight} font-size="${number(type.size)}" xml:space="preserve">${escapeText(text)}</text>`;
    face.shape(text, (glyph) => {
      at += (face.advance(glyph) * type.size) / 1000;
    });
    return own;
  });
}

const SONG = "'Form Song','Noto Serif SC','Source Han Serif SC','Songti SC',SimSun,serif";
const HEI = "'Form Hei','Noto Sans SC','Source Han Sans SC','Microsoft YaHei',SimHei,sans-serif";

function grey(level: number): string {
  return `#${Math.round(level * 255)
    .toString(16)
    .padStart(2, '0')
    .repeat(3)}`;
}

function number(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
