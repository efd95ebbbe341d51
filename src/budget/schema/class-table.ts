import * as z from 'zod/mini';
import { quote } from '../../diagnostics/quote.ts';
import type { Fault } from '../fault.ts';
import { metaOf } from './fields.ts';
import { line, paragraphs, type TextTest } from './text.ts';
import { testYear } from './unit-sheet.ts';

function code(digits: 1 | 2, example: string): TextTest {
  const pattern = new RegExp(`^\\d{${digits}}-`);
  return (text): readonly Fault[] => {
    if (pattern.test(text)) return [];
    const message = `分类${quote(text)}应以${digits === 1 ? '一' : '两'}位编号和半角减号开头。`;
    return [{ code: 'bad-class', message, hint: `请写成例如“${example}”；没有名称的分类写到减号为止，例如“14-”。` }];
  };
}

const levelOne = z
  .strictObject({
    一级: line('一级', code(1, '1-产出指标')),
    二级: z.array(line('二级', code(2, '11-数量指标'))).check(z.minLength(1), z.meta(metaOf('二级'))),
  })
  .check(
    z.check(({ value, issues }) => {
      for (const [index, name] of value.二级.entries()) {
        if (name.charAt(0) === value.一级.charAt(0)) continue;
        const message = `二级分类${quote(name)}的编号不属于一级分类${quote(value.一级)}。`;
        const hint = `二级编号的第一位与一级编号相同；请改正编号，或移到编号为 ${name.charAt(0)} 的一级分类之下。`;
        issues.push({
          code: 'custom',
          input: name,
          path: ['二级', index],
          params: { fault: { code: 'bad-class', message, hint } },
        });
      }
    }),
  );

/** 指标分类.yaml. */
export const classTableSchema = z
  .strictObject({
    预算年度: line('预算年度', testYear),
    指标分类: z.array(levelOne).check(z.minLength(1), z.check(findTwice), z.meta(metaOf('指标分类'))),
    备注: z.exactOptional(paragraphs('备注')),
  })
  .check(z.meta({ title: '指标分类', description: '一个预算年度的绩效指标分类代码表。' }));

/** A code has one name in a year. */
function findTwice({ value, issues }: z.core.ParsePayload<z.infer<typeof levelOne>[]>): void {
  const seen = new Set<string>();
  for (const [row, { 一级, 二级 }] of value.entries()) {
    const names = [
      { name: 一级, path: [row, '一级'] },
      ...二级.map((name, index) => ({ name, path: [row, '二级', index] })),
    ];
    for (const { name, path } of names) {
      const digits = name.split('-', 1)[0] ?? '';
      const message = `编号“${digits}”在代码表里写了两次。`;
      const fault: Fault = { code: 'bad-class', message, hint: '请删去多余的一个，或改正编号。' };
      if (seen.has(digits)) issues.push({ code: 'custom', input: name, path, params: { fault } });
      seen.add(digits);
    }
  }
}
