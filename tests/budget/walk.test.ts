import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BRACKET_MARK } from '../../src/budget/brackets.ts';
import { NUMBER_MARK } from '../../src/budget/document-number.ts';
import { LOOK_ALIKE_UNIT } from '../../src/budget/look-alike-character.ts';
import { LONG_NUMBER } from '../../src/budget/personal-number.ts';
import { readOnce } from '../../src/budget/read-once.ts';
import { SECRECY } from '../../src/budget/secrecy-mark.ts';
import { TYPO_WORD } from '../../src/budget/typo.ts';
import type { Project, Unit } from '../../src/budget/unit.ts';
import { printedTextsWith } from '../../src/budget/walk.ts';

const marks = { BRACKET_MARK, NUMBER_MARK, LOOK_ALIKE_UNIT, LONG_NUMBER, SECRECY, TYPO_WORD };

const piece = fc.constantFrom(
  '维修',
  '（',
  '”',
  '号',
  '密',
  '⼀',
  '138',
  '00138000',
  '拔',
  '付',
  ' ',
  '\n',
  '100',
  '%',
);
const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
const indicator = fc.record({
  分类: fc.constant('11-数量指标'),
  名称: text,
  实施周期指标值: text,
  年度指标值: text,
});
const project: fc.Arbitrary<Project> = fc.record({
  项目名称: text,
  资金: fc.constant({}),
  绩效目标: text,
  绩效指标: fc.array(indicator, { maxLength: 3 }),
});
const unit: fc.Arbitrary<Unit> = fc.array(project, { maxLength: 3 }).map((项目) => ({
  指标分类: { 预算年度: '2025', 指标分类: [] },
  单位: { 单位名称: '南沙职校（筹）', 预算年度: '2025', 合计: {} },
  项目,
}));

/** The printed texts one by one, each with its path. */
function textsOf({ 单位, 项目 }: Unit): readonly (readonly [string, string])[] {
  return [
    ['单位.单位名称', 单位.单位名称],
    ...项目.flatMap(({ 项目名称, 绩效目标, 绩效指标 }, index): [string, string][] => [
      [`项目.${index}.项目名称`, 项目名称],
      [`项目.${index}.绩效目标`, 绩效目标],
      ...绩效指标.flatMap(({ 名称, 实施周期指标值: period, 年度指标值: annual }, at): [string, string][] => {
        const path = `项目.${index}.绩效指标.${at}`;
        const periods: [string, string][] = period === annual ? [] : [[`${path}.实施周期指标值`, period]];
        return [[`${path}.名称`, 名称], ...periods, [`${path}.年度指标值`, annual]];
      }),
    ]),
  ];
}

describe('the printed texts with a mark', () => {
  it.each(Object.entries(marks))('are those in which it stands, in order: %s', (_, mark) => {
    fc.assert(
      fc.property(unit, (some) => {
        const found = Array.from(printedTextsWith(some, mark), ({ path, text: printed }) => [path.join('.'), printed]);
        expect(found).toEqual(textsOf(some).filter(([, printed]) => mark.test(printed)));
      }),
    );
  });

  it('are all of them where every text has the mark', () => {
    fc.assert(
      fc.property(unit, (some) => {
        expect([...printedTextsWith(some, /./s)]).toHaveLength(textsOf(some).length);
      }),
    );
  });
});

describe('what is read once', () => {
  it('is made once of each thing, and anew of its copy', () => {
    let readings = 0;
    const read = readOnce(({ name }: { readonly name: string }) => `${name}${++readings}`);
    const thing = { name: '维修' };
    expect([read(thing), read(thing), read({ ...thing })]).toEqual(['维修1', '维修1', '维修2']);
  });
});
