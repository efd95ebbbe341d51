import { describe, expect, it } from 'vitest';
import { rules } from '../../src/budget/rules/index.ts';
import { readUnit } from '../../src/compile/read-unit.ts';
import type { UnitFolder } from '../../src/compile/unit-folder.ts';
import { textOf } from '../diagnostics/told.ts';
import { describe as describeFinding, folderOf, story } from './story.ts';

const rule = 'goal-full-stop';
const waiver = (id = rule, reason = '批复原文如此') => `豁免:\n  - 规则: ${id}\n    理由: ${reason}\n`;

/** 维修 without a full stop, which `goal-full-stop` tells. */
const unfinished = story.维修.replace('校舍维修。', '校舍维修');

/** What is told of the rule and of waivers, and what is waived: `file:line:column code`. */
function read(folder: UnitFolder) {
  const { diagnostics, waived } = readUnit(folder);
  const ours = diagnostics.filter(({ code }) => code === rule || /waiv|unknown-rule|-field|-value|-key/.test(code));
  return { told: ours.map(describeFinding), waived: waived.map(({ diagnostic }) => describeFinding(diagnostic)) };
}

describe('a waiver', () => {
  it('takes what stands at or below its place out of the findings, with its reason', () => {
    expect(read(folderOf({ 维修: unfinished }))).toEqual({ told: [`01-维修.yaml:4:14 ${rule}`], waived: [] });
    const folder = folderOf({ 维修: unfinished + waiver() });
    expect(read(folder)).toEqual({ told: [], waived: [`01-维修.yaml:4:14 ${rule}`] });
    expect(readUnit(folder).waived.map(({ reason }) => reason)).toEqual(['批复原文如此']);
  });

  it('in 单位.yaml speaks for the whole unit', () => {
    const folder = folderOf({ 维修: unfinished, 单位: story.单位 + waiver() });
    expect(read(folder)).toEqual({ told: [], waived: [`01-维修.yaml:4:14 ${rule}`] });
  });

  it('in one project says nothing of another, and is told as unused', () => {
    const folder = folderOf({ 维修: unfinished, 培训: story.培训 + waiver() });
    expect(read(folder)).toEqual({
      told: [`01-维修.yaml:4:14 ${rule}`, '02-培训.yaml:17:9 unused-waiver'],
      waived: [],
    });
    const unused = readUnit(folder).diagnostics.find(({ code }) => code === 'unused-waiver');
    expect(unused?.severity).toBe('warning');
    expect(unused && textOf(unused.span)).toBe(rule);
  });

  it('of several, the nearest is used', () => {
    const folder = folderOf({ 维修: unfinished + waiver(), 单位: story.单位 + waiver() });
    expect(read(folder).told).toEqual(['单位.yaml:8:9 unused-waiver']);
  });

  it('in an indicator speaks for that indicator', () => {
    const empty = (text: string) => text.replaceAll('100%', '≧90%');
    const inIndicator = `    豁免:\n      - 规则: odd-operator\n        理由: 批复原文如此\n`;
    const { diagnostics, waived } = readUnit(folderOf({ 维修: empty(story.维修) + inIndicator }));
    expect(diagnostics.filter(({ code }) => code === 'odd-operator' || code === 'unused-waiver')).toEqual([]);
    expect(waived.map(({ diagnostic }) => diagnostic.code)).toEqual(['odd-operator']);
  });

  it('lets an error of a rule stand, and the unit is sound', () => {
    const error = rules.find(({ severity, isWaivable }) => severity === 'error' && isWaivable !== false);
    expect(error).toBeDefined();
    const wrong = story.维修.replace('13-时效指标', '19-其他指标');
    expect(readUnit(folderOf({ 维修: wrong })).ok).toBe(false);
    expect(readUnit(folderOf({ 维修: wrong + waiver('unknown-class') })).ok).toBe(true);
  });

  it('is not told as unused while its rule is switched off', () => {
    const settings = { file: 'mubiao.yaml', bytes: new TextEncoder().encode(`规则:\n  ${rule}: 关闭\n`) };
    expect(read({ ...folderOf({ 维修: story.维修 + waiver() }), settings }).told).toEqual([]);
  });

  it.each([
    [waiver('goal-ful-stop'), '11:9 unknown-rule'],
    [waiver('unit-total'), '11:9 not-waivable'],
    [waiver('missing-field'), '11:9 unknown-rule'],
    [waiver(rule, ''), '12:5 empty-value'],
    [waiver(rule, "' '"), '12:9 empty-value'],
    [`豁免:\n  - 规则: ${rule}\n`, '11:5 missing-field'],
    [`豁免:\n  - 规则: ${rule}\n    理有: 原文\n`, '12:5 unknown-key'],
    ['豁免: []\n', '10:1 empty-value'],
  ])('%j is a mistake of shape', (text, place) => {
    expect(read(folderOf({ 维修: story.维修 + text })).told).toEqual([`01-维修.yaml:${place}`]);
  });

  it('never waives what is wrong with a shape', () => {
    const folder = folderOf({
      维修: story.维修.replace('    名称: 任务完成率\n', '') + waiver('indicator-name-length'),
    });
    expect(readUnit(folder).diagnostics.map(({ code }) => code)).toEqual(['missing-field']);
  });

  it('says which rule was meant, and that a sum cannot be waived', () => {
    const hintOf = (id: string) => readUnit(folderOf({ 维修: story.维修 + waiver(id) })).diagnostics[0];
    expect(hintOf('goal-ful-stop')).toMatchObject({
      message: '没有规则“goal-ful-stop”。',
      hint: '是否想写“goal-full-stop”？',
    });
    expect(hintOf('unit-total')?.message).toBe('规则“unit-total”（单位合计不等于各项目之和）的问题不能豁免。');
  });
});
