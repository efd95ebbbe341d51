import type { Point } from '../../fonts/outline.ts';
import { escapeXml, type Part, XML } from '../opc/part.ts';
import { type Stroke, WATERMARK_GREY, type Watermark } from '../watermark.ts';
import { TABLE_END } from './looks.ts';
import { twips } from './units.ts';

/** The header of every page, in which the watermark stands: what stands in a header and behind the text is on every page. */
export const HEADER_PATH = 'word/header1.xml';

const NAMESPACES =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Behind the text (a z-index below 0), at its place on the page, whatever the margins are. */
const BEHIND =
  'position:absolute;z-index:-251658752;mso-position-horizontal-relative:page;mso-position-vertical-relative:page';

/**
 * A header that draws the watermark as shapes of its own (VML, ECMA-376-4, 19.1), which Word, WPS and LibreOffice draw
 * alike; WordArt would depend on the fonts of the reader. A shape for each stroke, since LibreOffice leaves white what lies
 * within two strokes of one. Its paragraph takes no room.
 */
export function watermarkHeader(watermark: Watermark): Part {
  const { left, top, right, bottom } = boundsOf(watermark);
  const place = `margin-left:${left}pt;margin-top:${top}pt;width:${right - left}pt;height:${bottom - top}pt`;
  const [width, height] = [twips(right - left), twips(bottom - top)];
  const own = `style="position:absolute;left:0;top:0;width:${width};height:${height}" coordsize="${width},${height}" fillcolor="${colour()}" stroked="f"`;
  const strokes = watermark.strokes.map((stroke) => `<v:shape ${own} path="${pathOf(stroke, { x: left, y: top })}"/>`);
  const group = `<v:group id="MubiaoWatermark" alt="${escapeXml(watermark.words)}" style="${BEHIND};${place}" coordsize="${width},${height}">${strokes.join('')}</v:group>`;
  const paragraph = `<w:p><w:pPr><w:pStyle w:val="${TABLE_END}"/></w:pPr><w:r><w:pict>${group}</w:pict></w:r></w:p>`;
  return { path: HEADER_PATH, data: `${XML}<w:hdr ${NAMESPACES}>${paragraph}</w:hdr>` };
}

/** In whole points, outwards. */
function boundsOf({ strokes }: Watermark) {
  const points = strokes.flatMap(({ start, curves }) => [start, ...curves.flat()]);
  const across = points.map(({ x }) => x);
  const down = points.map(({ y }) => y);
  return {
    left: Math.floor(Math.min(...across)),
    top: Math.floor(Math.min(...down)),
    right: Math.ceil(Math.max(...across)),
    bottom: Math.ceil(Math.max(...down)),
  };
}

/** `m` begins a line, `c` draws curves, `x` closes it, `e` ends it (ECMA-376-4, 14.2.1.6); in twips from the corner. */
function pathOf({ start, curves }: Stroke, corner: Point): string {
  const at = ({ x, y }: Point): string => `${twips(x - corner.x)},${twips(y - corner.y)}`;
  return `m${at(start)}c${curves.flat().map(at).join(',')}xe`;
}

function colour(): string {
  const level = Math.round(WATERMARK_GREY * 255)
    .toString(16)
    .padStart(2, '0');
  return `#${level.repeat(3)}`;
}
