import type { CellStyle, Condition } from './workbook.ts';
import { element, list } from './xml.ts';

/** The styles of a workbook, each kept once. */
export interface Styles {
  /** The number of a cell's style. */
  indexOf(style: CellStyle): number;
  /** The number of a look that a condition gives. */
  lookOf(look: Condition['look']): number;
  xml(): string;
}

/** A list of pieces of XML without doubles; `first` are those that Excel expects there. */
function openList(first: readonly string[]): { add(xml: string): number; all(): readonly string[] } {
  const known = new Map(first.map((xml, index) => [xml, index]));
  return {
    add(xml) {
      const index = known.get(xml) ?? known.size;
      known.set(xml, index);
      return index;
    },
    all: () => [...known.keys()],
  };
}

/**
 * The font of the style Normal, of which all widths of columns are reckoned in digits (columnWidth): one whose digits are
 * equally wide in Excel, WPS and, under the name of Liberation Sans, on Linux. Cells name their own.
 */
const NORMAL = '<font><sz val="10"/><name val="Arial"/><family val="2"/></font>';
/** Width of its digits at 96 dots an inch. */
const DIGIT = 7;

/** A width in points in the digits of Normal, in 256ths as Excel has it (ECMA-376-1, 18.3.1.13). */
export function columnWidth(points: number): number {
  const pixels = Math.round((points * 96) / 72);
  return Math.round((pixels / DIGIT) * 256) / 256;
}

/** Formats that Excel knows by number (ECMA-376-1, 18.8.30); others are numbered from 164. */
const BUILT_IN: Readonly<Record<string, number>> = { General: 0, '0': 1, '#,##0.00': 4, '@': 49 };
const FIRST_OWN = 164;

export function collectStyles(): Styles {
  const fonts = openList([NORMAL]);
  const fills = openList([
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  ]);
  const borders = openList(['<border><left/><right/><top/><bottom/><diagonal/></border>']);
  const formats = openList([]);
  const cells = openList(['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']);
  const looks = openList([]);
  const known = new Map<string, number>();
  const formatId = (code: string): number => BUILT_IN[code] ?? FIRST_OWN + formats.add(code);
  const add = (style: CellStyle): number => cells.add(cellXml(style, { fonts, fills, borders, formatId }));
  return {
    indexOf(style) {
      const key = JSON.stringify(style);
      const index = known.get(key) ?? add(style);
      known.set(key, index);
      return index;
    },
    lookOf: (look) => looks.add(lookXml(look)),
    xml() {
      const own = formats
        .all()
        .map((code, index) => element('numFmt', { numFmtId: FIRST_OWN + index, formatCode: code }));
      return [
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
        list('numFmts', {}, own),
        list('fonts', {}, fonts.all()),
        list('fills', {}, fills.all()),
        list('borders', {}, borders.all()),
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        list('cellXfs', {}, cells.all()),
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
        list('dxfs', {}, looks.all()),
        '</styleSheet>',
      ].join('');
    },
  };
}

interface Lists {
  readonly fonts: { add(xml: string): number };
  readonly fills: { add(xml: string): number };
  readonly borders: { add(xml: string): number };
  readonly formatId: (code: string) => number;
}

function cellXml(style: CellStyle, { fonts, fills, borders, formatId }: Lists): string {
  const { align, verticalAlign, isWrapped, indent, fill, rule } = style;
  const wrapText = isWrapped === true ? 1 : undefined;
  const alignment = element('alignment', { horizontal: align, vertical: verticalAlign, wrapText, indent });
  return element(
    'xf',
    {
      numFmtId: formatId(style.format),
      fontId: fonts.add(fontXml(style)),
      fillId: fill === undefined ? 0 : fills.add(solid(fill)),
      borderId: rule === undefined ? 0 : borders.add(borderXml(rule)),
      xfId: 0,
      applyNumberFormat: 1,
      applyFont: 1,
      applyFill: fill === undefined ? undefined : 1,
      applyBorder: rule === undefined ? undefined : 1,
      applyAlignment: 1,
    },
    alignment,
  );
}

/** 134 is the Chinese character set: a program that lacks the face then takes another Chinese one. */
function fontXml({ face, size, isBold, colour }: CellStyle): string {
  const weight = isBold === true ? ['<b/>'] : [];
  const ink = colour === undefined ? [] : [element('color', { rgb: `FF${colour}` })];
  const name = element('name', { val: face });
  return element('font', {}, ...weight, element('sz', { val: size }), ...ink, name, element('charset', { val: 134 }));
}

function solid(colour: string): string {
  const ink = element('fgColor', { rgb: `FF${colour}` });
  return element('fill', {}, element('patternFill', { patternType: 'solid' }, ink, '<bgColor indexed="64"/>'));
}

function borderXml(colour: string): string {
  const ink = element('color', { rgb: `FF${colour}` });
  const sides = ['left', 'right', 'top', 'bottom'].map((side) => element(side, { style: 'thin' }, ink));
  return element('border', {}, ...sides, '<diagonal/>');
}

function lookXml({ colour, fill }: Condition['look']): string {
  const ink = colour === undefined ? [] : [element('font', {}, element('color', { rgb: `FF${colour}` }))];
  const ground =
    fill === undefined
      ? []
      : [element('fill', {}, element('patternFill', {}, element('bgColor', { rgb: `FF${fill}` })))];
  return element('dxf', {}, ...ink, ...ground);
}
