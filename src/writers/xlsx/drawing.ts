import { BAR_GREY, BAR_LINE } from '../bar-look.ts';
import type { SheetBar } from './workbook.ts';
import { element } from './xml.ts';

const NAMESPACES =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

/** English Metric Units, in which drawings are measured. */
const emu = (points: number): number => Math.round(points * 12_700);

/** The content of a drawing's part: a rectangle for each bar, tied to its cell. */
export function drawingXml(bars: readonly SheetBar[]): string {
  return `<xdr:wsDr ${NAMESPACES}>${bars.map(barXml).join('')}</xdr:wsDr>`;
}

function barXml({ row, column, left, top, width, height, fill }: SheetBar, index: number): string {
  const from = [
    ['xdr:col', column],
    ['xdr:colOff', emu(left)],
    ['xdr:row', row],
    ['xdr:rowOff', emu(top)],
  ] as const;
  const size = { cx: emu(width), cy: emu(height) };
  const grey = Math.round(BAR_GREY * 255)
    .toString(16)
    .padStart(2, '0')
    .repeat(3)
    .toUpperCase();
  const ink =
    fill === 'solid'
      ? `<a:solidFill><a:srgbClr val="${grey}"/></a:solidFill><a:ln><a:noFill/></a:ln>`
      : `<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="${emu(BAR_LINE)}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>`;
  const shape = element(
    'xdr:sp',
    { macro: '', textlink: '' },
    `<xdr:nvSpPr>${element('xdr:cNvPr', { id: index + 2, name: `条形 ${index + 1}`, descr: fill })}<xdr:cNvSpPr/></xdr:nvSpPr>`,
    `<xdr:spPr><a:xfrm><a:off x="0" y="0"/>${element('a:ext', size)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${ink}</xdr:spPr>`,
  );
  return element(
    'xdr:oneCellAnchor',
    {},
    `<xdr:from>${from.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</xdr:from>`,
    element('xdr:ext', size),
    shape,
    '<xdr:clientData/>',
  );
}
