import * as z from 'zod/mini';
import { quote } from '../../diagnostics/quote.ts';
import type { Fault } from '../fault.ts';
import { rules } from '../rules/index.ts';
import { suggest } from '../suggest.ts';
import { metaOf } from './fields.ts';
import { line, paragraphs } from './text.ts';

/** What of the rule book may be waived: everything but the sums of the form and what must never be published. */
export const waivable: readonly string[] = rules.filter((rule) => rule.isWaivable !== false).map(({ id }) => id);

/** 豁免, as it may stand in 单位.yaml, in a project and in an indicator. */
export function waivers() {
  const waiver = z.strictObject({ 规则: line('规则', testWaivable), 理由: paragraphs('理由') });
  return z.array(waiver).check(z.minLength(1), z.meta(metaOf('豁免')));
}

/** That a rule goes by this name; `known` are those that may be named here. */
export function unknownRule(id: string, known: readonly string[]): Fault {
  const meant = suggest(id, known);
  const hint = meant === null ? '运行 mubiao rules 可以看到全部规则。' : `是否想写“${meant}”？`;
  return { code: 'unknown-rule', message: `没有规则${quote(id)}。`, hint };
}

function testWaivable(id: string): readonly Fault[] {
  if (waivable.includes(id)) return [];
  const rule = rules.find((known) => known.id === id);
  if (rule === undefined) return [unknownRule(id, waivable)];
  const message = `规则“${id}”（${rule.title}）的问题不能豁免。`;
  return [{ code: 'not-waivable', message, hint: `请改正它所指出的问题，并删去这一项豁免。` }];
}
