import { markOverprinted } from './overprinted.ts';
import type { Glyph, PrintedPage, Rule } from './printed-page.ts';

/** Pages as a reader sees them, upright and in type of a usual size. */
export interface ClearPages {
  readonly pages: readonly PrintedPage[];
  /** Whether the text is what a program recognised in the picture of a page. */
  readonly isRecognised: boolean;
  /** What was left out, in full Chinese sentences. */
  readonly remarks: readonly string[];
}

/** Type of a table; what is much smaller or larger is brought to it. */
const usual = { least: 6.5, most: 12, size: 8 } as const;
/** Type that is so many times as large as the table's lies behind it: a watermark. */
const GIANT = 3.5;

/** Leaves out what cannot be seen and what lies across, turns pages upright, and brings small type to a usual size. */
export function clearPages(given: readonly PrintedPage[]): ClearPages {
  const left = { hidden: 0, across: 0, giant: 0 };
  let isRecognised = false;
  const upright = given.map((page) => {
    const ink = inkOf(page);
    isRecognised ||= ink === 'unpainted';
    const seen = page.glyphs.filter((glyph) => glyph.ink === ink || glyph.isArtifact);
    left.hidden += inked(page.glyphs.filter((glyph) => ['hidden', 'covered', 'unpainted'].includes(glyph.ink))).length;
    if (ink === 'unpainted') left.hidden -= inked(seen).length;
    const turn = commonTurn(seen);
    const own = seen.filter((glyph) => glyph.turn === turn);
    left.across += inked(seen).length - inked(own).length;
    return turned({ ...page, glyphs: own }, turn);
  });
  const size = medianSize(upright);
  const factor = size < usual.least || size > usual.most ? usual.size / size : 1;
  const pages = upright.map((page) => {
    const small = page.glyphs.filter((glyph) => glyph.size <= GIANT * size);
    left.giant += inked(page.glyphs).length - inked(small).length;
    return { ...page, ...scaled({ ...page, glyphs: small }, factor) };
  });
  const remarks = [
    ...(left.hidden > 0 ? [`原件有 ${left.hidden} 个字是看不见的（白色、透明，或者被盖住），没有读。`] : []),
    ...(left.across > 0 ? [`原件有 ${left.across} 个字是斜着或者转了方向印的（例如水印），没有读。`] : []),
    ...(left.giant > 0 ? [`原件有 ${left.giant} 个字比表里的字大得多（例如水印），没有读。`] : []),
  ];
  return { pages: pages.map((page) => ({ ...page, glyphs: markOverprinted(page.glyphs) })), isRecognised, remarks };
}

function inked(glyphs: readonly Glyph[]): readonly Glyph[] {
  return glyphs.filter(({ text }) => text.trim() !== '');
}

/** Behind the picture of a page stands its text, unpainted. */
function inkOf({ glyphs, hasPictures }: PrintedPage): Glyph['ink'] {
  const unpainted = glyphs.filter(({ ink }) => ink === 'unpainted').length;
  return hasPictures && unpainted > 0.8 * glyphs.length ? 'unpainted' : 'shown';
}

function commonTurn(glyphs: readonly Glyph[]): NonNullable<Glyph['turn']> {
  const counts = [0, 1, 2, 3].map((turn) => glyphs.filter((glyph) => glyph.turn === turn).length);
  const turns = [0, 1, 2, 3] as const;
  return turns[counts.indexOf(Math.max(...counts))] ?? 0;
}

function turned(page: PrintedPage, turn: NonNullable<Glyph['turn']>): PrintedPage {
  if (turn === 0) return page;
  const { width, height, glyphs, rules, clips } = page;
  const place = (x: number, y: number): readonly [number, number] => {
    if (turn === 1) return [y, width - x];
    return turn === 2 ? [width - x, height - y] : [height - y, x];
  };
  return {
    ...page,
    width: turn === 2 ? width : height,
    height: turn === 2 ? height : width,
    glyphs: glyphs.map((glyph) => {
      const [x, y] = place(glyph.x, glyph.y);
      return { ...glyph, x, y, turn: 0 };
    }),
    clips: clips.map((clip) => {
      const [x, y] = place(clip.x, clip.y);
      return { x, y };
    }),
    rules: rules.map((rule): Rule => {
      const [[x1, y1], [x2, y2]] = [place(rule.x1, rule.y1), place(rule.x2, rule.y2)];
      return { x1, y1, x2, y2 };
    }),
  };
}

function medianSize(pages: readonly PrintedPage[]): number {
  const sizes = pages
    .flatMap(({ glyphs }) => glyphs.map(({ size }) => size))
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? usual.size;
}

function scaled({ width, height, glyphs, rules, clips }: PrintedPage, by: number) {
  if (by === 1) return { width, height, glyphs, rules, clips };
  return {
    width: width * by,
    height: height * by,
    glyphs: glyphs.map((glyph) => ({
      ...glyph,
      ...{ x: glyph.x * by, y: glyph.y * by, width: glyph.width * by, size: glyph.size * by },
    })),
    clips: clips.map(({ x, y }) => ({ x: x * by, y: y * by })),
    rules: rules.map(({ x1, y1, x2, y2 }) => ({ x1: x1 * by, y1: y1 * by, x2: x2 * by, y2: y2 * by })),
  };
}
