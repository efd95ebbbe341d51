import { describe, expect, it } from 'vitest';
import { mergeFile } from '../../../src/history/merge/merge-file.ts';
import { indicator, project, replaced } from './story.ts';

type Edits = readonly (readonly [string, string])[];

const merged = (ours: Edits, theirs: Edits, base = project) =>
  mergeFile({ base, ours: replaced(base, ...ours), theirs: replaced(base, ...theirs) });

/** The marks with what is between them, without the rest of the file. */
const blocksOf = (text: string) => text.match(/^<{7}[\s\S]*?^>{7}[^\n]*\n/gm) ?? [];
const lastOf = indicator('31-服务对象满意度', '师生满意度', '≥90%');

describe('a conflict', () => {
  it('is about a single value, and says which', () => {
    const { text, conflicts, unread } = merged(
      [
        ['年度指标值: ≥90%', '年度指标值: ≥92% # 校办定'],
        ['101.84', '111.84'],
      ],
      [
        ['年度指标值: ≥90%', '年度指标值: ≥95%'],
        ['三是组织', '三是开展'],
      ],
    );
    expect(unread).toBeNull();
    expect(conflicts).toEqual([
      {
        what: '绩效指标“师生满意度”的年度指标值',
        reason: 'changed',
        ours: '≥92%',
        base: '≥90%',
        theirs: '≥95%',
        line: 23,
      },
    ]);
    expect(text).toBe(
      replaced(
        project,
        ['101.84', '111.84'],
        ['三是组织', '三是开展'],
        [
          '    年度指标值: ≥90%\n',
          `<<<<<<< 本方（当前分支） # 冲突：绩效指标“师生满意度”的年度指标值，请选一个，删去其余各行和四行记号
    年度指标值: ≥92% # 校办定
||||||| 共同的旧版本
    年度指标值: ≥90%
=======
    年度指标值: ≥95%
>>>>>>> 对方（合入的分支）
`,
        ],
      ),
    );
  });

  it.each<[string, Edits, Edits, string, string]>([
    ['one amount that both changed', [['101.84', '111.84']], [['101.84', '121.84']], '资金的财政拨款', 'changed'],
    [
      'the class on the line of the dash',
      [['11-数', '12-质']],
      [['11-数', '13-时']],
      '绩效指标“运维应用系统数”的分类',
      'changed',
    ],
    [
      'a value that one took away',
      [['备注: 金额见2025年部门预算批复。\n', '']],
      [['部门预算批', '预算批']],
      '备注',
      'removed-by-ours',
    ],
    [
      'an indicator that one took away',
      [['满意度\n    名称', '满意度\n    名称']],
      [[lastOf, '']],
      '绩效指标“师生满意度”',
      'removed-by-theirs',
    ],
    [
      'an indicator taken away under a new comment',
      [['名称: 师生满意度', '名称: 师生满意度 # 重要']],
      [[lastOf, '']],
      '绩效指标“师生满意度”',
      'removed-by-theirs',
    ],
    [
      'what both added',
      [['万元\n', '万元\n  其他资金: 5.00\n']],
      [['万元\n', '万元\n  其他资金: 6.00\n']],
      '资金的其他资金',
      'changed',
    ],
    [
      'the same indicator that both added',
      [['备注:', `${indicator('12-质量指标', '合格率', '1%')}备注:`]],
      [['备注:', `${indicator('12-质量指标', '合格率', '1%').replace('年度指标值: 1%', '年度指标值: 2%')}备注:`]],
      '绩效指标“合格率”的年度指标值',
      'changed',
    ],
    [
      'a value that became a list',
      [['备注: 金额见2025年部门预算批复。', '备注:\n  - 一']],
      [['部门预算批', '预算批']],
      '备注',
      'changed',
    ],
  ])('tells of %s', (_, ours, theirs, what, reason) => {
    const isUnchanged = ours.every(([old, young]) => old === young);
    const mine: Edits = isUnchanged ? [['年度指标值: ≥90%', '年度指标值: ≥92%']] : ours;
    const { conflicts, text } = merged(mine, theirs);
    expect(conflicts.map((conflict) => [conflict.what, conflict.reason])).toEqual([[what, reason]]);
    expect(blocksOf(text)).toHaveLength(1);
  });

  it('in a text is about the paragraph in which both changed the same words', () => {
    const { text, conflicts } = merged(
      [
        ['14个应用', '15个应用'],
        ['网络安全培训', '2次网络安全培训'],
      ],
      [
        ['14个应用', '16个应用'],
        ['全校师生', '全校学生'],
      ],
    );
    expect(conflicts).toHaveLength(1);
    expect(blocksOf(text)[0]?.split('\n').slice(1, 6)).toEqual([
      '  一是做好15个应用系统和桌面设备的日常运维，保障正常、稳定运行。',
      '||||||| 共同的旧版本',
      '  一是做好14个应用系统和桌面设备的日常运维，保障正常、稳定运行。',
      '=======',
      '  一是做好16个应用系统和桌面设备的日常运维，保障正常、稳定运行。',
    ]);
    expect(text).toContain(
      '\n  二是完成通讯链路租赁，满足全校学生的上网需要。\n  三是组织2次网络安全培训。\n绩效指标:',
    );
  });

  it('in a text of one line is about the whole; each version has what the other side changed elsewhere', () => {
    const base = '绩效目标: 完成运维，保障网络畅通，满足师生需要。 # 二上\n';
    const { text, conflicts } = merged(
      [
        ['完成运维', '完成日常运维'],
        ['师生', '全校师生'],
      ],
      [
        ['完成运维', '完成系统维护'],
        ['网络', '网络和电话'],
      ],
      base,
    );
    expect(conflicts.map(({ what }) => what)).toEqual(['绩效目标']);
    expect(text.split('\n').slice(1, 6)).toEqual([
      '绩效目标: 完成日常运维，保障网络和电话畅通，满足全校师生需要。 # 二上',
      '||||||| 共同的旧版本',
      '绩效目标: 完成运维，保障网络畅通，满足师生需要。 # 二上',
      '=======',
      '绩效目标: 完成系统维护，保障网络和电话畅通，满足全校师生需要。 # 二上',
    ]);
  });

  it('never lets 总计 be added up: each side changed another source and the total with it', () => {
    const base = '项目名称: 甲\n资金:\n  总计: 100.00\n  财政拨款: 60.00\n  其他资金: 40.00\n';
    const ours: Edits = [
      ['100.00', '110.00'],
      ['60.00', '70.00'],
    ];
    const same = merged(
      ours,
      [
        ['100.00', '110.00'],
        ['40.00', '50.00'],
      ],
      base,
    );
    expect(same.conflicts.map(({ what, reason }) => [what, reason])).toEqual([['资金', 'total']]);
    expect(blocksOf(same.text)[0]).toContain('资金:\n  总计: 110.00\n  财政拨款: 70.00\n  其他资金: 40.00\n|||||||');
    const other = merged(
      ours,
      [
        ['100.00', '120.00'],
        ['40.00', '60.00'],
      ],
      base,
    );
    expect(other.conflicts.map(({ what }) => what)).toEqual(['资金的总计']);
    const apart = merged(
      [
        ['60.00', '50.00'],
        ['40.00', '50.00'],
      ],
      [['名称: 甲', '名称: 乙']],
      base,
    );
    expect(apart.conflicts).toEqual([]);
  });

  it('of 合计 stands where both sides wrote another total', () => {
    const base = '单位名称: 甲校\n预算年度: 2025\n合计:\n  财政拨款: 1.00\n';
    const { conflicts } = merged([['1.00', '2.00']], [['1.00', '3.00']], base);
    expect(conflicts.map(({ what, ours, theirs }) => [what, ours, theirs])).toEqual([
      ['合计的财政拨款', '2.00', '3.00'],
    ]);
  });

  it('about an order shows both, each with what the other side changed inside', () => {
    const [a, b, c] = ['一', '二', '三'].map((name) => indicator('11-数量指标', `${name}项工作数`, '1个'));
    const base = `绩效指标:\n${a}${b}${c}`;
    const ours = `绩效指标:\n${b}${a}${c}`.replace('年度指标值: 1个', '年度指标值: 2个');
    const theirs = `绩效指标:\n${a}${c}${b}`;
    const { text, conflicts } = mergeFile({ base, ours, theirs });
    expect(conflicts).toMatchObject([{ what: '绩效指标的次序', reason: 'order', line: 2 }]);
    const [mine = '', yours = ''] = text.split(/^[|=]{7}.*\n/m).filter((_, index) => index !== 1);
    expect(mine.match(/名称: .项/g)).toEqual(['名称: 二项', '名称: 一项', '名称: 三项']);
    expect(yours.match(/名称: .项/g)).toEqual(['名称: 一项', '名称: 三项', '名称: 二项']);
    expect(yours.match(/年度指标值: 2个/g)).toHaveLength(1);
  });

  it('has marks as long as git asks for', () => {
    const ours = replaced(project, ['101.84', '1.00']);
    const { text } = mergeFile({ base: project, ours, theirs: replaced(project, ['101.84', '2.00']) }, 9);
    expect(text.match(/^(?:<{9} 本方|\|{9} 共同|={9}$|>{9} 对方)/gm)).toHaveLength(4);
  });

  it('keeps the line breaks of the file', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    const [ours, theirs] = [replaced(project, ['101.84', '1.00']), replaced(project, ['101.84', '2.00'])];
    const { text } = mergeFile({ base: windows(project), ours: windows(ours), theirs: windows(theirs) });
    expect(text).toBe(windows(mergeFile({ base: project, ours, theirs }).text));
  });
});

describe('a file that both sides added', () => {
  it('is merged key by key', () => {
    const [ours, theirs] = [
      '项目名称: 甲\n资金:\n  财政拨款: 1.00\n',
      '项目名称: 甲\n资金:\n  财政拨款: 2.00\n备注: 乙\n',
    ];
    const { text, conflicts, unread } = mergeFile({ base: '', ours, theirs });
    expect(unread).toBeNull();
    expect(conflicts.map(({ what, base }) => [what, base])).toEqual([['资金的财政拨款', null]]);
    expect(text).toContain('共同的旧版本\n=======\n  财政拨款: 2.00\n>>>>>>>');
    expect(text.endsWith('\n备注: 乙\n')).toBe(true);
  });
});

describe('a file that cannot be read is merged by its lines', () => {
  const broken = replaced(project, ['资金:', '资金：'], ['101.84', '111.84']);

  it.each([
    ['ours', project, broken, replaced(project, ['组织网络', '开展网络']), 3],
    ['theirs', project, replaced(project, ['组织网络', '开展网络']), broken, 3],
    ['base', broken, project, replaced(project, ['组织网络', '开展网络']), 3],
  ] as const)('where %s is broken', (side, base, ours, theirs, line) => {
    const { text, conflicts, unread } = mergeFile({ base, ours, theirs });
    expect(conflicts).toEqual([]);
    expect(text).toContain('开展网络');
    expect(unread?.side).toBe(side);
    expect(unread?.mistake?.code).toBe('yaml-fullwidth-colon');
    const { span } = unread?.mistake ?? {};
    expect(span?.source.text.slice(0, span.start).split('\n')).toHaveLength(line);
  });

  it('and what both sides changed is marked, nothing lost', () => {
    const { text, conflicts } = mergeFile({
      base: project,
      ours: broken,
      theirs: replaced(project, ['101.84', '121.84']),
    });
    expect(conflicts).toMatchObject([{ reason: 'lines', line: 3 }]);
    for (const line of ['资金：', '111.84', '101.84', '121.84']) expect(text).toContain(line);
  });

  it('with the marks of an older conflict in it', () => {
    const marked = merged([['101.84', '1.00']], [['101.84', '2.00']]).text;
    const { unread } = mergeFile({ base: marked, ours: replaced(project, ['14个', '15个']), theirs: project });
    expect(unread).toMatchObject({ side: 'base', mistake: { code: 'conflict-mark' } });
  });

  it('in a notation that is not taken apart', () => {
    const odd = '? 甲\n: 1\n乙: 1\n';
    const { text, unread } = mergeFile({ base: odd, ours: `# 注\n${odd}`, theirs: odd.replace('乙: 1', '乙: 2') });
    expect(text).toBe('# 注\n? 甲\n: 1\n乙: 2\n');
    expect(unread).toEqual({ side: 'ours', mistake: null });
  });
});
