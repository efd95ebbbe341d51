import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf } from '../../src/budget/decimal.ts';
import type { Indicator, Project } from '../../src/budget/unit.ts';
import { compareUnits } from '../../src/history/compare-units.ts';
import { countChanges } from '../../src/history/count-changes.ts';
import type { IndicatorChange, ProjectChange, UnitData, UnitDifference } from '../../src/history/difference.ts';

/** Words that have no character in common. */
const words = ['信息运维', '图书购置', '校舍修缮', '师资培训', '实训基地', '招生宣传', '餐厅改造', '消防器材'];
const wordOf = (index: number): string => words[index % words.length] ?? '';

function indicatorOf(project: number, place: number): Indicator {
  return {
    分类: '11-数量指标',
    名称: `${wordOf(place)}${wordOf(place + 3)}之${project}`,
    实施周期指标值: `≥${place + 10}个`,
    年度指标值: `≥${place + 10}个`,
  };
}

function projectOf(index: number): Project {
  return {
    项目名称: `${wordOf(index)}${index}`,
    资金: { 财政拨款: decimalOf(`${index + 1}00`) },
    绩效目标: `做好${wordOf(index)}的各项工作，使${wordOf(index + 1)}不受影响，全年完成${index + 5}次。`,
    绩效指标: Array.from({ length: 5 }, (_, place) => indicatorOf(index, place)),
  };
}

const count = 6;
const base: UnitData = {
  单位: { 单位名称: '南沙职校', 预算年度: '2025', 合计: { 财政拨款: decimalOf('2100') } },
  项目: Array.from({ length: count }, (_, index) => projectOf(index)),
};

/** An edit of one thing. `place` is what it takes for itself: of two edits of one place, only the first is made. */
interface Edit {
  readonly says: string;
  readonly place: string;
  readonly apply: (unit: UnitData) => UnitData;
}

const nameOf = (index: number) => projectOf(index).项目名称;

function onProject(index: number, what: string, change: (project: Project) => Project): Edit {
  const isIt = ({ 绩效指标 }: Project) => 绩效指标.some(({ 名称 }) => 名称.includes(`之${index}`));
  return {
    says: `${nameOf(index)} ${what}`,
    place: `${index} ${what}`,
    apply: (unit) => ({ ...unit, 项目: unit.项目.map((one) => (isIt(one) ? change(one) : one)) }),
  };
}

function onIndicator(
  index: number,
  place: number,
  what: string,
  change: (one: Indicator) => readonly Indicator[],
): Edit {
  const { 名称 } = indicatorOf(index, place);
  const edit = onProject(index, '', (project) => {
    return { ...project, 绩效指标: project.绩效指标.flatMap((one) => (one.名称 === 名称 ? change(one) : [one])) };
  });
  return { ...edit, says: `${nameOf(index)} ${名称} ${what}`, place: `${index} indicator ${place}` };
}

/** Everything that may be done to a project. */
function editsOf(index: number): readonly Edit[] {
  const newcomer = { ...indicatorOf(99, 7), 名称: '全新的衡量办法' };
  return [
    onProject(index, '财政拨款', (one) => ({ ...one, 资金: { ...one.资金, 财政拨款: decimalOf('77.7') } })),
    onProject(index, '其他资金', (one) => ({ ...one, 资金: { ...one.资金, 其他资金: decimalOf('0') } })),
    onProject(index, '绩效目标', (one) => ({ ...one, 绩效目标: `${one.绩效目标}另开展抽查。` })),
    onProject(index, '备注', (one) => ({ ...one, 备注: '见批复' })),
    onProject(index, '豁免', (one) => ({ ...one, 豁免: [{ 规则: 'goal-length', 理由: '照录' }] })),
    onProject(index, '项目名称', (one) => ({ ...one, 项目名称: `全校${index}号工程` })),
    onProject(index, `+${newcomer.名称}`, (one) => ({ ...one, 绩效指标: [...one.绩效指标, newcomer] })),
    onIndicator(index, 0, '两个指标值', (one) => [{ ...one, 实施周期指标值: '≥99个', 年度指标值: '≥99个' }]),
    onIndicator(index, 1, '年度指标值', (one) => [{ ...one, 年度指标值: '≥1个' }]),
    onIndicator(index, 1, '分类', (one) => [{ ...one, 分类: '12-质量指标' }]),
    onIndicator(index, 2, '名称', (one) => [{ ...one, 名称: `${one.名称}（新）` }]),
    onIndicator(index, 3, '备注', (one) => [{ ...one, 备注: '按上年数' }]),
    onIndicator(index, 4, '-', () => []),
  ];
}

const several = fc
  .shuffledSubarray(Array.from({ length: count }, (_, index) => editsOf(index)).flat())
  .map((edits) => edits.filter((edit, at) => edits.findIndex(({ place }) => place === edit.place) === at));

/** What a difference says, one line a thing. */
function told({ projects }: UnitDifference): readonly string[] {
  return projects.flatMap((change): readonly string[] => {
    if (change.kind !== 'changed') return [change.kind];
    return toldOf(change).map((what) => `${change.before.项目名称} ${what}`);
  });
}

function toldOf(change: Extract<ProjectChange, { readonly kind: 'changed' }>): readonly string[] {
  const { renamed, moved, texts, lists, funding, indicators } = change;
  const sources = funding.amounts.filter(({ column }) => column !== '总计').map(({ column }) => column);
  const fields = [...(renamed === null ? [] : [renamed]), ...texts, ...lists].map(({ field }) => field);
  return [...sources, ...fields, ...(moved === null ? [] : ['次序']), ...indicators.flatMap(toldOfIndicator)];
}

function toldOfIndicator(change: IndicatorChange): readonly string[] {
  if (change.kind === 'added') return [`+${change.after.名称}`];
  if (change.kind === 'removed') return [`${change.before.名称} -`];
  const { renamed, moved, texts, lists, values } = change;
  const isBoth = values.length === 2;
  const fields = [...(renamed === null ? [] : [renamed]), ...texts, ...lists, ...(isBoth ? [] : values)];
  const all = [
    ...fields.map(({ field }) => field),
    ...(isBoth ? ['两个指标值'] : []),
    ...(moved === null ? [] : ['次序']),
  ];
  return all.map((what) => `${change.before.名称} ${what}`);
}

describe('random edits', () => {
  it('are found, each exactly once, and nothing else', () => {
    fc.assert(
      fc.property(several, (edits) => {
        const after = edits.reduce((unit, edit) => edit.apply(unit), base);
        const difference = compareUnits(base, after);
        expect(told(difference).toSorted()).toEqual(edits.map(({ says }) => says).toSorted());
        expect(countChanges(difference)).toBe(edits.length);
      }),
      { numRuns: 300 },
    );
  });

  it('of the order are told as such: what was moved, and nothing else', () => {
    const moves = fc.record({ from: fc.nat(count - 1), to: fc.nat(count - 1), edits: several });
    fc.assert(
      fc.property(moves, ({ from, to, edits }) => {
        fc.pre(Math.abs(from - to) > 1);
        const edited = edits.reduce((unit, edit) => edit.apply(unit), base);
        const projects = edited.项目.toSpliced(from, 1);
        const moved = edited.项目[from];
        const after = { ...edited, 项目: moved === undefined ? projects : projects.toSpliced(to, 0, moved) };
        const expected = [...edits.map(({ says }) => says), `${nameOf(from)} 次序`];
        expect(told(compareUnits(base, after)).toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it('of whole projects are told as such', () => {
    const choice = fc.record({ gone: fc.subarray([0, 1, 2, 3, 4, 5], { maxLength: 4 }), come: fc.nat(2) });
    fc.assert(
      fc.property(choice, ({ gone, come }) => {
        const added = Array.from(
          { length: come },
          (_, index): Project => ({
            ...projectOf(20 + index),
            项目名称: ['甲楼加固', '乙馆陈列'][index] ?? '',
            绩效目标: ['完成鉴定。', '布置展品。'][index] ?? '',
          }),
        );
        const left = base.项目.filter((_, index) => !gone.includes(index));
        const { projects } = compareUnits(base, { ...base, 项目: [...added, ...left] });
        const kinds = projects.map(
          (change) =>
            `${change.kind} ${change.kind === 'added' ? change.after.项目名称 : change.kind === 'removed' ? change.before.项目名称 : ''}`,
        );
        const expected = [
          ...added.map(({ 项目名称 }) => `added ${项目名称}`),
          ...gone.map((index) => `removed ${nameOf(index)}`),
        ];
        expect(kinds.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });
});
