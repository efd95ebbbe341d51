import type { Cell } from '../../document/form-document.ts';
import { BAR_GAP, BAR_HEIGHT } from '../../typeset/set-bar.ts';
import { BAR_GREY, BAR_LINE } from '../bar-look.ts';
import { twips } from './units.ts';

/**
 * A bar of a length in points, as a shape that stands in the line like a character (VML, ECMA-376-4, 19.1), which Word, WPS and
 * LibreOffice draw alike. The gap to the text beside it is of the shape, so that the text is the cell's alone.
 */
export function barXml({ bar, type, align }: Cell, length: number): string {
  if (bar === undefined || length === 0) return '';
  const gap = BAR_GAP * type.size;
  const [width, height] = [twips(length + gap), twips(BAR_HEIGHT * type.size)];
  const [left, right] = align === 'right' ? [twips(gap), width] : [0, twips(length)];
  const path = `m${left},0l${right},0l${right},${height}l${left},${height}xe`;
  // LibreOffice takes the path for the shape, and keeps the distances, of which Word knows nothing in a line.
  const [before, behind] = align === 'right' ? [gap, 0] : [0, gap];
  const distances = `mso-wrap-distance-left:${before}pt;mso-wrap-distance-right:${behind}pt`;
  const size = `width:${width / 20}pt;height:${height / 20}pt;${distances}`;
  const look =
    bar.fill === 'solid'
      ? `fillcolor="${grey(BAR_GREY)}" stroked="f"`
      : `fillcolor="#ffffff" strokecolor="#000000" strokeweight="${BAR_LINE}pt"`;
  return `<w:r><w:pict><v:shape alt="条形" style="${size}" coordsize="${width},${height}" path="${path}" ${look}/></w:pict></w:r>`;
}

function grey(level: number): string {
  const part = Math.round(level * 255)
    .toString(16)
    .padStart(2, '0');
  return `#${part.repeat(3)}`;
}
