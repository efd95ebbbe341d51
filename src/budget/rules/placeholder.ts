import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { printedTextsWith } from '../walk.ts';

/** What people write where they do not know yet. Each stands for text that is still to come, and means nothing else. */
const placeholders = [
  '[XxＸｘ](?<![A-Za-zＡ-Ｚａ-ｚ].)[XxＸｘ]+(?![A-Za-zＡ-Ｚａ-ｚ])',
  '[×✕╳]{2,}',
  '待(?<![等期].)(?:定|补充?|填写?|拟定?|确定|核实)(?=$|[\\s，。；：、！？（）()“”《》,.;:!?]|项目|名称|内容)',
  '某{2,}',
  '[（(](?:请|此处)[^）)]{0,12}(?:填|写|补)[^）)]{0,6}[）)]',
  '…+|\\.{3,}|。{3,}',
  '[?？]{2,}',
  '[_＿]{2,}',
  '[*＊]{2,}',
  '□{2,}',
  'T(?<![A-Za-z].)(?:BD|ODO)(?![A-Za-z])',
];
const PLACEHOLDER = new RegExp(placeholders.join('|'));
const ALL = new RegExp(PLACEHOLDER, 'g');

/** A placeholder on a published form says that nobody has read it. */
export const placeholder: Rule = {
  id: 'placeholder',
  severity: 'error',
  title: '还有没填的占位文字',
  basis: '惯例：报出的表内不留待填的内容',
  explanation:
    '名称、目标、指标里还留着“XX”“××”“待定”“……”“？？”一类占位的文字，说明内容没有填完。这样的表一公开就是差错，所以是错误；确是正式名称的一部分时可以豁免。',
  examples: [
    {
      title: '照抄了模板',
      projects: [
        exampleProject({
          项目名称: '南沙职校XX楼维修',
          绩效目标: '完成校舍维修、设备更新……保障教学工作正常进行。',
          绩效指标: [{ 名称: '维修校舍面积', 年度指标值: '待定' }],
        }),
      ],
      expected: [
        '01.yaml:1:11 “项目名称”里还有占位文字“XX”。',
        '01.yaml:4:18 “绩效目标”里还有占位文字“……”。',
        '01.yaml:9:12 “年度指标值”里还有占位文字“待定”。',
      ],
    },
    {
      title: '看起来像、其实不是',
      projects: [
        exampleProject({
          项目名称: '南沙职校XXL型设备待定价采购',
          绩效目标: '完成等待定点的设备采购之——第一批，保障实训教学正常进行。',
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const { text, path } of printedTextsWith(unit, PLACEHOLDER)) {
      for (const { 0: found, index } of text.matchAll(ALL)) {
        yield {
          path,
          within: { offset: index, length: found.length },
          message: `“${path.at(-1)}”里还有占位文字${quote(found)}。`,
          hint: '请换成确定的内容；没有就删去。',
        };
      }
    }
  },
};
