import { describe, expect, it } from 'vitest';
import { openRuleBook, type Profile } from '../../src/budget/rule-book.ts';
import { rules } from '../../src/budget/rules/index.ts';
import { readUnit } from '../../src/compile/read-unit.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { describe as describeFinding, folderOf, type Story, story } from './story.ts';

const file = 'data/2025/mubiao.yaml';

/** What is found under a mubiao.yaml, with some files' texts replaced. */
function under(settings: string, changed: Partial<Story> = {}, profile: Profile | null = null): readonly Diagnostic[] {
  const bytes = new TextEncoder().encode(settings);
  return readUnit({ ...folderOf(changed), settings: { file, bytes } }, profile).diagnostics;
}

/** 维修 without a full stop: `goal-full-stop` warns. */
const unfinished = { 维修: story.维修.replace('校舍维修。', '校舍维修') };
const severitiesOf = (diagnostics: readonly Diagnostic[], id: string) =>
  diagnostics.filter(({ code }) => code === id).map(({ severity }) => severity);
const stricter = rules.filter(({ severity, strict }) => strict !== undefined && strict !== severity);

describe('the rule book', () => {
  it('holds every rule under the default profile, in the order of its contents', () => {
    expect(openRuleBook().map(({ rule }) => rule.id)).toEqual(rules.map(({ id }) => id));
    expect(openRuleBook().map(({ severity }) => severity)).toEqual(rules.map(({ severity }) => severity));
  });

  it('weighs by the strict profile where a rule has a weight for it', () => {
    const strict = openRuleBook({ 方案: 'strict' });
    expect(stricter.length).toBeGreaterThan(0);
    for (const { id, strict: severity } of stricter)
      expect(strict.find(({ rule }) => rule.id === id)?.severity).toBe(severity);
  });

  it('lets a profile from outside take the place of 方案, and of nothing else', () => {
    const [rule] = stricter;
    if (rule === undefined) throw new Error('a rule is stricter under strict');
    const find = (book: ReturnType<typeof openRuleBook>) => book.find((entry) => entry.rule.id === rule.id)?.severity;
    expect(find(openRuleBook({ 方案: 'strict' }, 'as-published'))).toBe(rule.severity);
    expect(find(openRuleBook({ 方案: 'strict', 规则: { [rule.id]: '提示' } }, 'strict'))).toBe('info');
    expect(find(openRuleBook({ 规则: { [rule.id]: '关闭' } }, 'strict'))).toBeUndefined();
  });

  it('has no rule that may not be waived and yet weighs less under strict', () => {
    expect(stricter.filter(({ isWaivable }) => isWaivable === false)).toEqual([]);
  });
});

describe('mubiao.yaml', () => {
  it('sets the weight of a rule, or switches it off', () => {
    expect(severitiesOf(readUnit(folderOf(unfinished)).diagnostics, 'goal-full-stop')).toEqual(['warning']);
    expect(severitiesOf(under('规则:\n  goal-full-stop: 错误\n', unfinished), 'goal-full-stop')).toEqual(['error']);
    expect(severitiesOf(under('规则:\n  goal-full-stop: 提示\n', unfinished), 'goal-full-stop')).toEqual(['info']);
    expect(severitiesOf(under('规则:\n  goal-full-stop: 关闭\n', unfinished), 'goal-full-stop')).toEqual([]);
  });

  it('may say nothing', () => {
    expect(under('方案:\n规则:\n')).toEqual(readUnit(folderOf()).diagnostics);
  });

  it.each([
    ['方案: strct', '1:5 bad-setting', '没有方案“strct”。', '是否想写“strict”？'],
    ['方案: 从严', '1:5 bad-setting', '没有方案“从严”。', '可以写 as-published 或 strict。'],
    ['规则:\n  goal-full-stp: 关闭', '2:3 unknown-rule', '没有规则“goal-full-stp”。', '是否想写“goal-full-stop”？'],
    ['规则:\n  missing-field: 关闭', '2:3 unknown-rule', '没有规则“missing-field”。', undefined],
    [
      '规则:\n  goal-full-stop: off',
      '2:19 bad-setting',
      '规则“goal-full-stop”的轻重不能写成“off”。',
      '是否想写“关闭”？',
    ],
    [
      '规则:\n  goal-full-stop: 严重',
      '2:19 bad-setting',
      '规则“goal-full-stop”的轻重不能写成“严重”。',
      '可以写：错误、警告、提示、关闭。',
    ],
    [
      '规则:\n  unit-total: 关闭',
      '2:15 bad-setting',
      '规则“unit-total”（单位合计不等于各项目之和）是必须守住的，不能设为“关闭”。',
      '请删去这一行，它就是“错误”。',
    ],
    ['方岸: strict', '1:1 unknown-key', '不认识的名称“方岸”。', '是否想写“方案”？'],
    ['方案：strict', '1:3 yaml-fullwidth-colon', '“方案”后面的冒号是全角的“：”，应为半角冒号加一个空格。', undefined],
    ['规则: goal-full-stop', '1:5 wrong-kind', '“规则”应当是若干行“名称: 内容”，这里是一段文字。', undefined],
  ])('%j is told at its place', (text, place, message, hint) => {
    const [diagnostic, ...others] = under(`${text}\n`);
    if (diagnostic === undefined) throw new Error('nothing was found');
    expect(describeFinding(diagnostic)).toBe(`mubiao.yaml:${place}`);
    expect(diagnostic.message).toBe(message);
    if (hint !== undefined) expect(diagnostic.hint).toBe(hint);
    expect(others).toEqual([]);
  });

  it('with a mistake stops before the rules, and hides no mistake of shape', () => {
    const found = under('方案: strct\n', { 培训: story.培训.replace('30.50', '30.5万元') });
    expect(found.map(({ code }) => code).sort()).toEqual(['bad-amount', 'bad-setting']);
  });

  it('tells all its mistakes at once', () => {
    const found = under('规则:\n  goal-full-stop: 严重\n  unit-total: 提示\n  goal: 关闭\n');
    expect(found.map(({ code }) => code)).toEqual(['bad-setting', 'bad-setting', 'unknown-rule']);
  });
});
