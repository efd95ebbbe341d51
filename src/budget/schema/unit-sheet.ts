import * as z from 'zod/mini';
import { quote } from '../../diagnostics/quote.ts';
import type { Fault } from '../fault.ts';
import { funding } from './funding.ts';
import { line, paragraphs } from './text.ts';
import { waivers } from './waivers.ts';

const longestName = 80;

/** Four half-width digits. */
export function testYear(text: string): readonly Fault[] {
  if (/^\d{4}$/.test(text)) return [];
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  const year = /^\d{4}$/.test(digits) ? digits : /^\d{2}$/.test(digits) ? `20${digits}` : null;
  const hint = year === null ? '请写四位数字，例如“2025”。' : `请写成“${year}”。`;
  const fix = year !== null && text.normalize('NFKC').trim() === year ? { fix: year } : {};
  return [{ code: 'bad-year', message: `“预算年度”应为四位半角数字，这里是${quote(text)}。`, hint, ...fix }];
}

/** The output folder has this name, so it must be one on Windows too. */
function testUnitName(text: string): readonly Fault[] {
  const character = /[\\/:*?"<>|]/.exec(text);
  const fault = (why: string, within?: Fault['within']): readonly Fault[] => {
    const message = `单位名称${quote(text)}${why}，不能用作文件夹的名称。`;
    const hint = '单位名称也是输出文件夹的名称，请写单位的全称，不要写成路径。';
    return [{ code: 'bad-unit-name', message, hint, ...(within === undefined ? {} : { within }) }];
  };
  if (character !== null) return fault(`里有“${character[0]}”`, { offset: character.index, length: 1 });
  if (text.includes('..')) return fault('里有“..”', { offset: text.indexOf('..'), length: 2 });
  if (/^[\s.]|[\s.]$/.test(text)) return fault('以空格或句点开头或结尾');
  if (/^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i.test(text)) return fault('是 Windows 的保留名称');
  return text.length > longestName ? fault(`有 ${text.length} 个字，超过 ${longestName} 个字`) : [];
}

/** 单位.yaml. */
export const unitSheetSchema = z
  .strictObject({
    单位名称: line('单位名称', testUnitName),
    预算年度: line('预算年度', testYear),
    合计: funding('合计'),
    调整原因: z.exactOptional(paragraphs('调整原因')),
    豁免: z.exactOptional(waivers()),
    备注: z.exactOptional(paragraphs('备注')),
  })
  .check(z.meta({ title: '单位', description: '填报单位和批复的合计。' }));
