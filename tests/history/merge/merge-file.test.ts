import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../../src/history/merge/merge-file.ts';
import { indicator, project, replaced } from './story.ts';

const merged = (ours: string, theirs: string, base = project) => mergeFile({ base, ours, theirs });
type Edits = readonly (readonly [string, string])[];

/** What both sides' edits make, first as ours and theirs and then the other way round; no conflict. */
function together(ours: Edits, theirs: Edits, base = project): readonly string[] {
  const [mine, yours] = [replaced(base, ...ours), replaced(base, ...theirs)];
  const results = [merged(mine, yours, base), merged(yours, mine, base)];
  expect(results.map(({ conflicts, unread }) => ({ conflicts, unread }))).toEqual(
    results.map(() => ({ conflicts: [], unread: null })),
  );
  return results.map(({ text }) => text);
}

const firstOf = indicator('11-数量指标', '运维应用系统数', '14个');
const lastOf = indicator('31-服务对象满意度', '师生满意度', '≥90%');
const added = indicator('12-质量指标', '验收合格率', '100%');
const alsoAdded = indicator('22-社会效益', '网络覆盖师生数', '≥2万人');

describe('two departments meet without a conflict when they', () => {
  it.each<[string, Edits, Edits]>([
    [
      'edit different indicators',
      [['年度指标值: 14个', '年度指标值: 15个']],
      [['年度指标值: ≥90%', '年度指标值: ≥92%']],
    ],
    [
      'edit different fields of one',
      [['年度指标值: 14个', '年度指标值: 15个']],
      [['实施周期指标值: 14个', '实施周期指标值: 30个']],
    ],
    ['edit the same in the same way', [['101.84', '111.84']], [['101.84', '111.84']]],
    [
      'rename an indicator and set its value',
      [['运维应用系统数', '运维应用系统数量']],
      [['年度指标值: 14个', '年度指标值: 15个']],
    ],
    [
      'move an indicator to another class and set its value',
      [['11-数量', '12-质量']],
      [['年度指标值: 14个', '年度指标值: 15个']],
    ],
    ['edit neighbouring sentences', [['14个应用', '15个应用']], [['通讯链路租赁', '2条通讯链路租赁']]],
    ['edit one sentence in different places', [['14个应用', '15个应用']], [['保障正常、稳定', '保障安全、稳定']]],
    ['add a sentence and edit one', [['上网需要。\n', '上网需要。\n  四是更新设备。\n']], [['14个应用', '15个应用']]],
    [
      'write a comment and set the value beside it',
      [['14个\n  #', '14个 # 见清单\n  #']],
      [['年度指标值: 14个', '年度指标值: 15个']],
    ],
    ['add a source and edit another', [['万元\n', '万元\n  其他资金: 5.00\n']], [['101.84', '111.84']]],
    [
      'add keys',
      [['\n备注:', '\n豁免:\n  - 规则: vague-value\n    理由: 年底评定。\n备注:']],
      [['万元\n', '万元\n  总计: 101.84\n']],
    ],
    ['take a key away and edit another', [['备注: 金额见2025年部门预算批复。\n', '']], [['101.84', '111.84']]],
    ['take an indicator away and edit another', [[firstOf, '']], [['年度指标值: ≥90%', '年度指标值: ≥92%']]],
  ])('%s', (_, ours, theirs) => {
    const isSame = JSON.stringify(ours) === JSON.stringify(theirs);
    const both = replaced(project, ...ours, ...(isSame ? [] : theirs));
    expect(together(ours, theirs)).toEqual([both, both]);
  });

  it('both add indicators, which then stand in the order of the form', () => {
    const both = replaced(project, ['备注:', `${added}${alsoAdded}备注:`]);
    expect(together([['备注:', `${added}备注:`]], [['备注:', `${alsoAdded}备注:`]])).toEqual([both, both]);
  });

  it('both add the same indicator, and one of them more to it', () => {
    const more = added.replace('年度指标值: 100%', '年度指标值: 100%\n    备注: 按合同验收。');
    const both = replaced(project, ['备注:', `${more}备注:`]);
    expect(together([['备注:', `${added}备注:`]], [['备注:', `${more}备注:`]])).toEqual([both, both]);
  });

  it('reorder and edit', () => {
    const moved = replaced(project, [lastOf, ''], ['绩效指标:\n', `绩效指标:\n${lastOf}`]);
    const [one, other] = together([['年度指标值: ≥90%', '年度指标值: ≥92%']], [[project, moved]]);
    expect(one).toBe(replaced(moved, ['年度指标值: ≥90%', '年度指标值: ≥92%']));
    expect(other).toBe(one);
  });

  it('move different indicators', () => {
    const list = `绩效指标:\n${[1, 2, 3, 4].map((n) => indicator('11-数量指标', `第${n}项数`, '1个')).join('')}`;
    const at = (...order: readonly number[]) =>
      `绩效指标:\n${order.map((n) => indicator('11-数量指标', `第${n}项数`, '1个')).join('')}`;
    expect(together([[list, at(2, 1, 3, 4)]], [[list, at(1, 2, 4, 3)]], list)).toEqual([
      at(2, 1, 4, 3),
      at(2, 1, 4, 3),
    ]);
  });

  it('tidy the layout and edit: the edit is laid out like the rest', () => {
    const wide = project.replace(/^ {2}(?=\S)/gm, '    ').replace(/^ {4}(?=名称|实施|年度)/gm, '      ');
    const [one, other] = together(
      [[project, wide]],
      [
        ['备注:', `${added}备注:`],
        ['101.84', '111.84'],
      ],
    );
    const laidOut = added.replace(/^ {2}/gm, '    ');
    expect(one).toBe(replaced(wide, ['备注:', `${laidOut}备注:`], ['101.84', '111.84']));
    expect(other).toBe(one);
  });

  it('put a value in quotes and edit it: the edit is as its author wrote it', () => {
    const edit: Edits = [['年度指标值: ≥90%', '年度指标值: ≥92%']];
    const both = replaced(project, ...edit);
    expect(together([['年度指标值: ≥90%', '年度指标值: "≥90%"']], edit)).toEqual([both, both]);
  });

  it('write different comments in one place', () => {
    const [one] = together(
      [['# 来自合同', '# 来自合同\n  # 信息中心已核']],
      [['# 来自合同', '# 来自合同\n  # 财务处已核']],
    );
    expect(one).toBe(replaced(project, ['# 来自合同', '# 来自合同\n  # 信息中心已核\n  # 财务处已核']));
    const [beside] = together([['# 万元', '# 批复']], [['# 万元', '# 待核']]);
    expect(beside).toContain('财政拨款: 101.84   # 批复 # 待核\n');
  });

  it('edit the class table, the unit or the waivers', () => {
    const table =
      '预算年度: 2025\n指标分类:\n  - 一级: 1-产出指标\n    二级: # 待核\n      - 11-数量指标\n      - 14-\n';
    const both = replaced(table, ['14-', '14-成本指标'], ['      - 14', '      - 12-质量指标\n      - 14']);
    expect(together([['14-', '14-成本指标']], [['      - 14', '      - 12-质量指标\n      - 14']], table)).toEqual([
      both,
      both,
    ]);
    const sheet = '单位名称: 甲校\n预算年度: 2025\n合计:\n  财政拨款: 1.00\n  其他资金: 2.00\n';
    const sum = replaced(sheet, ['1.00', '1.50'], ['2.00', '2.50']);
    expect(together([['1.00', '1.50']], [['2.00', '2.50']], sheet)).toEqual([sum, sum]);
  });
});

describe('how the file is written', () => {
  const ours = replaced(project, ['101.84', '111.84']);
  const theirs = replaced(project, ['年度指标值: 14个', '年度指标值: 15个']);
  const both = replaced(ours, ['年度指标值: 14个', '年度指标值: 15个']);
  const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;

  it.each([
    ['stays as both have it', windows(ours), windows(theirs), windows(project), windows(both)],
    ['is that of the side that changed it', windows(ours), theirs, project, windows(both)],
    ['is that of the other side that changed it', ours, windows(theirs), project, windows(both)],
    ['at its end is that of the side that changed it', ours, theirs.trimEnd(), project, both.trimEnd()],
  ])('%s', (_, mine, yours, base, expected) => {
    expect(merged(mine, yours, base)).toMatchObject({
      text: expected,
      settled: { ours: expected, theirs: expected },
      conflicts: [],
    });
  });
});
