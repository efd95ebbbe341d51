import { join } from 'node:path';
import { kb, ms, printTable, times } from '../report.mjs';
import { asTheProgram, run } from '../run-script.mjs';

/** Different units in one process. Typst runs before and after ours, and their mean is the measure. */
export function measureWarm({ units, scratch, typst, texts, scripts }) {
  const setByTypst = () =>
    typst ? JSON.parse(run([typst, texts, join(scratch, 'warm.pdf'), String(Math.min(60, units))]).stdout) : null;
  const before = setByTypst();
  const ours = JSON.parse(run([...asTheProgram, scripts.warm, String(units)]).stdout);
  const after = setByTypst();
  const reference = before && after ? (before.pdf + after.pdf) / 2 : Number.NaN;
  const row = (name, value, goal, size = '–') => [name, ms(value), times(value / reference), goal, size];
  const rows = [
    ...(typst ? [row('Typst，只出 PDF', reference, '1', kb(before.bytes))] : []),
    row('读和检查', ours.check, '–'),
    row('排版', ours.compose, '–'),
    row('PDF：排版到字节，含回读', ours.compose + ours.pdf, '≤ 0.8，最好 0.5', kb(ours.pdfBytes)),
    row('Word：含字体子集和回读', ours.docx, '≤ 0.4', kb(ours.docxBytes)),
    row('从 YAML 到两个文件', ours.all, '≤ 1.2，最好 0.8'),
  ];
  printTable(`热运行：一个进程，${ours.units} 个不同的单位`, ['步骤', '中位数', '与 Typst 之比', '目标', '大小'], rows);
  const memory = [['mubiao', `${ours.peakMB} MB`, '≤ 250 MB']];
  if (typst) memory.push(['Typst', `${Math.max(before.peakMB, after.peakMB)} MB`, '–']);
  printTable('热运行的内存峰值', ['程序', '峰值', '目标'], memory);
}
