import type { Package } from './open-package.ts';
import { readXml } from './xml-events.ts';

/** What the numbers below 164 stand for where it matters here (ISO 29500-1, 18.8.30), with the dates of Chinese Excel. */
const builtIn: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'yyyy/m/d'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;-#,##0.00'],
  [41, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '],
  [42, '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ '],
  [43, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '],
  [44, '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ '],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
  ...[27, 31, 36, 50, 54, 57].map((id): [number, string] => [id, 'yyyy"年"m"月"d"日"']),
  ...[28, 29, 51, 53, 58].map((id): [number, string] => [id, 'm"月"d"日"']),
  ...[30, 55].map((id): [number, string] => [id, 'yyyy"年"m"月"']),
  ...[32, 33, 34, 35, 52, 56].map((id): [number, string] => [id, 'h"时"mm"分"']),
]);

/** For each style of a cell its number format; `General` where it has none. */
export function readNumberFormats(package_: Package, part: string | null): readonly string[] {
  const bytes = part === null ? null : package_.read(part);
  if (bytes === null) return [];
  const codes = new Map(builtIn);
  const formats: string[] = [];
  let isCellFormats = false;
  readXml('样式表', bytes, {
    open: (name, attributes) => {
      const id = Number(attributes.numFmtId ?? 0);
      if (name === 'numFmt') codes.set(id, attributes.formatCode ?? 'General');
      else if (name === 'cellXfs') isCellFormats = true;
      else if (name === 'xf' && isCellFormats) formats.push(codes.get(id) ?? 'General');
    },
    close: (name) => {
      if (name === 'cellXfs') isCellFormats = false;
    },
  });
  return formats;
}
