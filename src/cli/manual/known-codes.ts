import { rules } from '../../budget/rules/index.ts';
import { suggest } from '../../budget/suggest.ts';
import { pagedCodes } from './code-pages.ts';

/** Every code that a finding can have: the rules first. */
const knownCodes: readonly string[] = [...rules.map(({ id }) => id), ...pagedCodes];

/** That a code is nobody's, with the one that was probably meant; null where it is known. */
export function complainOfCode(code: string): string | null {
  if (knownCodes.includes(code)) return null;
  const meant = suggest(code, knownCodes);
  const advice = meant === null ? '用 mubiao rules 可以看到全部规则。' : `是否想写“${meant}”？`;
  return `没有规则或代码“${code}”，${advice}`;
}
