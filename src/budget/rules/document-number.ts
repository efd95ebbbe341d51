import { quote } from '../../diagnostics/quote.ts';
import { NUMBER_MARK, numberedYearsIn } from '../document-number.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { printedTextsWith } from '../walk.ts';

/** The year of a document number stands in 〔〕 and nowhere else. */
export const documentNumber: Rule = {
  id: 'document-number',
  severity: 'info',
  title: '发文字号的年份没有用六角括号',
  basis: 'GB/T 9704-2012 《党政机关公文格式》：发文字号的年份用六角括号“〔〕”括入',
  explanation:
    '发文字号的年份写全四位，放在六角括号“〔〕”里，不用方括号、圆括号。照这样写，别人才检索得到文件。可以自动改正。',
  examples: [
    {
      title: '用了方括号和圆括号',
      projects: [
        exampleProject({ 绩效目标: '按照穗府办[2024]12号和穗教发（2024）3号文件，完成校舍维修，保障教学安全。' }),
      ],
      expected: ['01.yaml:4:12 发文字号的年份写成了“[2024]”。', '01.yaml:4:25 发文字号的年份写成了“（2024）”。'],
    },
    {
      title: '用了六角括号',
      projects: [
        exampleProject({ 绩效目标: '按照穗府办〔2024〕12号文件，完成校舍维修（2024年立项），保障教学安全。' }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path } of printedTextsWith(unit, NUMBER_MARK)) {
      for (const { offset, text: found, year } of numberedYearsIn(text)) {
        const right = `〔${year}〕`;
        if (found === right) continue;
        yield {
          path,
          within: { offset, length: found.length },
          message: `发文字号的年份写成了${quote(found)}。`,
          hint: `请写成“${right}”。`,
          fix: right,
        };
      }
    }
  },
};
