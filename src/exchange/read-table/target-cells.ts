import { plainWords } from './header-words.ts';

/** Words for the operators of target values, as systems have them in a column of their own. */
const operators: ReadonlyMap<string, string> = new Map([
  ['大于等于', '≥'],
  ['不小于', '≥'],
  ['不低于', '≥'],
  ['>=', '≥'],
  ['≥', '≥'],
  ['小于等于', '≤'],
  ['不大于', '≤'],
  ['不高于', '≤'],
  ['不超过', '≤'],
  ['<=', '≤'],
  ['≤', '≤'],
  ['大于', '＞'],
  ['>', '＞'],
  ['小于', '＜'],
  ['<', '＜'],
]);

/** A bare number says as much, and 定性 needs no operator. */
const silent = /^(?:=|等于|定性|描述性?|文字描述|正向(?:指标)?|反向(?:指标)?|-|\/|无)?$/;

/** One text of a value whose operator and unit stand in columns of their own: `大于等于`, `90`, `%` make `≥90%`. */
export function joinTarget(operator: string, value: string, unit: string): string {
  const word = plainWords(operator);
  const sign = silent.test(word) ? '' : (operators.get(word) ?? operator.trim());
  const measure = /^(?:-|\/|无)$/.test(unit.trim()) ? '' : unit.trim();
  const hasSign = sign === '' || /^[≥≤＞＜><=]/.test(value) || value.startsWith(sign);
  const hasUnit = measure === '' || value.endsWith(measure) || !/\d$/.test(value);
  if (value === '') return '';
  return `${hasSign ? '' : sign}${value}${hasUnit ? '' : measure}`;
}
