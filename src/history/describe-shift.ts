import type { Decimal } from '../budget/decimal.ts';
import type { Operator } from '../budget/operator.ts';
import type { TargetShift } from './target-shift.ts';

const operatorWords: Readonly<Record<Operator, string>> = {
  '≥': '至少',
  '＞': '大于',
  '≤': '至多',
  '＜': '小于',
  '=': '等于',
};
const points: ReadonlyMap<string, string> = new Map([
  ['%', '个百分点'],
  ['‰', '个千分点'],
]);

/** What a shift comes to, as a clause: `提高 5 个百分点`, `上限降低 5 天（50.00%），收紧`; '' where there is nothing to say. */
export function describeShift(shift: TargetShift): string {
  const { operator, difference, demand } = shift;
  const isOther = operator.before !== operator.after;
  const isCeiling = operator.after === '≤' || operator.after === '＜';
  const clauses = [
    ...(isFullNoMore(shift) ? ['不再要求 100%'] : []),
    ...(isOther ? [describeOperator(operator.before, operator.after)] : []),
    ...(difference.eq(0) ? [] : [(isCeiling && !isOther ? '上限' : '') + describeStep(shift)]),
  ];
  const isPlain = !isOther && !isCeiling && (demand === 'stricter') === difference.gt(0);
  const verdict = demand === null || isPlain ? '' : demand === 'stricter' ? '，收紧' : '，放宽';
  return clauses.length === 0 ? '' : clauses.join('，') + verdict;
}

/** `12,345.6` for 12345.6. */
function formatNumber(number: Decimal): string {
  const [whole = '', rest] = number.toFixed().split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

function isFullNoMore({ number, unit }: TargetShift): boolean {
  return unit === '%' && number.before.eq(100) && number.after.lt(100);
}

function describeOperator(before: Operator | null, after: Operator | null): string {
  if (after !== null) return `改为“${operatorWords[after]}”`;
  return before === null ? '' : `不再写“${operatorWords[before]}”`;
}

/** A floor or a percentage is raised or lowered, a count grows or shrinks. */
function describeStep({ operator, difference, unit, percentage }: TargetShift): string {
  const isCount = operator.after === null && operator.before === null && !points.has(unit);
  const verb = difference.gt(0) ? (isCount ? '增加' : '提高') : isCount ? '减少' : '降低';
  const size = `${formatNumber(difference.abs())} ${points.get(unit) ?? unit}`.trimEnd();
  return `${verb} ${size}${percentage === null ? '' : `（${percentage.abs().toFixed(2)}%）`}`;
}
