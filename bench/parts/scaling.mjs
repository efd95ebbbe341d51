import { kb, ms, printTable, times } from '../report.mjs';
import { asTheProgram, run } from '../run-script.mjs';

/** Units of more and more projects, each size in a warm process of its own. A project should cost the same in all. */
export function measureScaling({ sizes, scripts }) {
  const results = sizes.map((projects) => {
    const count = Math.max(1, Math.min(20, Math.round(1000 / projects)));
    return JSON.parse(run([...asTheProgram, scripts.scaling, String(projects), String(count)]).stdout);
  });
  const reference = results.find(({ projects }) => projects === 33) ?? results[0];
  const each = ({ all, projects }) => all / projects;
  const rows = results.map((one) => [
    String(one.projects),
    String(one.pages),
    ms(one.check),
    ms(one.compose),
    ms(one.pdf),
    ms(one.docx),
    ms(one.all),
    `${each(one).toFixed(2)} ms`,
    times(each(one) / each(reference)),
    kb(one.pdfBytes),
    kb(one.docxBytes),
    `${one.peakMB} MB`,
  ]);
  const head = [
    '项目数',
    '页',
    '读和检查',
    '排版',
    'PDF',
    'Word',
    '合计',
    '每个项目',
    '与 33 个之比',
    'PDF 大小',
    'Word 大小',
  ];
  printTable('一个单位里的项目数', [...head, '内存峰值'], rows);
}
