import { type Checked, type Diagnostic, judge } from '../../diagnostics/diagnostic.ts';
import { spanOfFile } from '../../diagnostics/span.ts';
import { refuseDifferences } from '../difference.ts';
import type { Composed, Writer } from '../writer.ts';
import { type FormPlan, planForm } from './form-plan.ts';
import { packWorkbook } from './package.ts';
import { longestMargin } from './page-margin.ts';
import { compareForm } from './read-form.ts';
import { readWorkbook } from './read-workbook.ts';

/** The form as printed sheets of a workbook; the faces are those of the reader's machine. */
export const xlsxWriter: Writer = {
  id: 'xlsx',
  extension: 'xlsx',
  async write(
    { document, shelf, template, attachments = [], origin = [] }: Composed,
    instant: Date,
  ): Promise<Checked<Uint8Array>> {
    const plan = planForm(document, shelf);
    const bytes = await packWorkbook(
      { title: document.title, sheets: plan.sheets, names: [], origin, attachments },
      instant,
    );
    return judge(bytes, [...findLongMargins(plan, template), ...readBack(bytes, document, plan, template)]);
  },
};

function findLongMargins({ sheets }: FormPlan, template: string): readonly Diagnostic[] {
  const longest = Math.max(0, ...sheets.flatMap(({ head, foot }) => [head.length, foot.length]));
  if (longest <= longestMargin) return [];
  const message = `页脚在 Excel 里有 ${longest} 个字符，最多 ${longestMargin} 个。`;
  const hint = '请把模板里的 foot 写短一些。';
  return [{ code: 'xlsx-long-foot', severity: 'error', message, span: spanOfFile(template), hint }];
}

/** Reads the finished file and holds it against the document; each difference is an error. */
export function readBack(
  bytes: Uint8Array,
  document: Composed['document'],
  plan: FormPlan,
  template: string,
): readonly Diagnostic[] {
  const product = { code: 'xlsx-read-back', name: 'Excel 文件' };
  return refuseDifferences(product, template, () => compareForm(readWorkbook(bytes), document, plan));
}
