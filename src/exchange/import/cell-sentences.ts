import { fields } from '../../budget/schema/fields.ts';
import type { ShapeFinding } from '../../budget/schema/shape.ts';
import { quote } from '../../diagnostics/quote.ts';

/** What is wrong with the shape of a project, said to someone who has cells before him and no YAML. */
export function describeForCells(
  { code, path, message, hint, ...rest }: ShapeFinding,
  project: string,
  hasPlace: boolean,
): ShapeFinding {
  const field = String(path.at(-1) ?? '');
  const owner = project === '' ? '这个项目' : `项目${quote(project)}`;
  const made = (said: string, advice: string): ShapeFinding => ({ ...rest, code, path, message: said, hint: advice });
  if (code === 'missing-field' && field === '资金') return noAmount(made, owner);
  if (code === 'missing-field' && field === '绩效指标') {
    return made(`${owner}一个绩效指标也没有。`, '请至少填一个指标，每个指标一行，写明分类、名称和指标值。');
  }
  if (code === 'missing-field' || code === 'empty-value') {
    const at = path.indexOf('绩效指标');
    const whose = at < 0 ? owner : `${owner}的第 ${Number(path[at + 1]) + 1} 个指标`;
    const about = Object.entries(fields).find(([name]) => name === field)?.[1].description ?? '';
    return hasPlace
      ? made(`${whose}没有填“${field}”。`, `请填在这一格：${about}`)
      : made(`${whose}没有“${field}”，表里也没有这一列。`, `请加一列“${field}”：${about}`);
  }
  if (code === 'no-amount') return noAmount(made, owner);
  return { ...rest, code, path, message, ...(hint === undefined ? {} : { hint }) };
}

function noAmount(made: (said: string, advice: string) => ShapeFinding, owner: string): ShapeFinding {
  return made(`${owner}一项金额也没有。`, '请至少填一栏资金来源，例如财政拨款 3,300.00，单位万元。');
}
