import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeFile } from '../../../src/history/merge/merge-file.ts';
import { parse } from '../../../src/yaml/parse.ts';

type Side = 'ours' | 'theirs';
type By = Side | 'nobody';

/** What becomes of one indicator: who takes it away, or who sets which of its values. */
interface Fate {
  readonly removedBy: By;
  readonly period: By;
  readonly annual: By;
  readonly comment: By;
}

interface Story {
  readonly fates: readonly Fate[];
  /** Numbers of new indicators, and behind which old one they come. */
  readonly added: readonly { readonly by: Side; readonly behind: number }[];
  readonly sources: readonly By[];
  readonly sentences: readonly By[];
  readonly rotatedBy: By;
}

const by = fc.constantFrom<By>('nobody', 'nobody', 'ours', 'theirs');
const story: fc.Arbitrary<Story> = fc.record({
  fates: fc.array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ removedBy: fc.constant<By>('nobody'), period: by, annual: by, comment: by }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          removedBy: by,
          period: fc.constant<By>('nobody'),
          annual: fc.constant<By>('nobody'),
          comment: fc.constant<By>('nobody'),
        }),
      },
    ),
    { minLength: 2, maxLength: 6 },
  ),
  added: fc.array(fc.record({ by: fc.constantFrom<Side>('ours', 'theirs'), behind: fc.nat(6) }), { maxLength: 4 }),
  sources: fc.tuple(by, by, by),
  sentences: fc.array(by, { minLength: 2, maxLength: 5 }),
  rotatedBy: by,
});

const names = ['应用系统数', '培训人次', '链路可用率', '故障处理时长', '师生满意度', '节约成本额'];
const sources = ['财政拨款', '财政专户拨款', '其他资金'];

/** The file as a side leaves it; `both`: with what both did, in the order of the old version. */
function fileOf({ fates, added, sources: money, sentences, rotatedBy }: Story, side: Side | 'base' | 'both'): string {
  const isDone = (who: By) => who === side || (side === 'both' && who !== 'nobody');
  const old = fates.flatMap((fate, index) => {
    if (isDone(fate.removedBy)) return [];
    const comment = isDone(fate.comment) ? `    # 说明${index}\n` : '';
    const [period, annual] = [fate.period, fate.annual].map((who) => (isDone(who) ? '8' : '5'));
    const text = `  - 分类: 11-数量指标\n    名称: ${names[index]}\n${comment}    实施周期指标值: ${period}${index}个\n    年度指标值: ${annual}${index}个\n`;
    return [{ index, text }];
  });
  const rotated = isDone(rotatedBy)
    ? [...old.filter(({ index }) => index > 0), ...old.filter(({ index }) => index === 0)]
    : old;
  const fresh = added.map(({ by: who, behind }, number) => ({ who, behind: behind % fates.length, number }));
  const listed = rotated.map(({ index, text }) => {
    const here = fresh.filter(({ who, behind }) => behind === index && isDone(who));
    return (
      text +
      here
        .map(
          ({ number, who }) =>
            `  - 分类: 12-质量指标\n    名称: 新增${number}${who}\n    年度指标值: 1个 # 新${number}\n`,
        )
        .join('')
    );
  });
  const funding = sources.map((name, index) => `  ${name}: ${isDone(money[index] ?? 'nobody') ? 2 : 1}${index}.00\n`);
  const goal = sentences.map((who, index) => `第${index}项工作完成${isDone(who) ? 90 : 80}%。`).join('');
  return `项目名称: 运维\n资金:\n${funding.join('')}绩效目标: ${goal}\n绩效指标:\n${listed.join('')}`;
}

/** The data, and each indicator as a line of its own, since two additions in one place may come in either order. */
function toldBy(text: string) {
  const parsed = parse({ file: '', text });
  expect(parsed.ok).toBe(true);
  const data = parsed.ok ? (parsed.value.data as { readonly 绩效指标: readonly { readonly 名称: string }[] }) : null;
  const { 绩效指标: list = [], ...rest } = data ?? {};
  const old = list.map(({ 名称 }) => 名称).filter((name) => names.includes(name));
  return {
    rest,
    list: list.map((item) => JSON.stringify(item)).sort(),
    old,
    comments: (text.match(/# .*/g) ?? []).sort(),
  };
}

it('what only one side did is done, each edit once, and nothing else', () => {
  fc.assert(
    fc.property(story, (one) => {
      const isLeft = (side: Side) => one.fates.some(({ removedBy }) => removedBy !== side);
      fc.pre(isLeft('ours') && isLeft('theirs') && one.fates.some(({ removedBy }) => removedBy === 'nobody'));
      // What a side adds behind an indicator that it, or the other, takes away has no place in this simple story.
      const added = one.added.filter(({ behind }) => one.fates[behind % one.fates.length]?.removedBy === 'nobody');
      const told = { ...one, added };
      const [base, ours, theirs, both] = (['base', 'ours', 'theirs', 'both'] as const).map((side) =>
        fileOf(told, side),
      );
      const merged = mergeFile({ base: base ?? '', ours: ours ?? '', theirs: theirs ?? '' });
      expect(merged).toMatchObject({ conflicts: [], unread: null });
      expect(toldBy(merged.text)).toEqual(toldBy(both ?? ''));
    }),
    { numRuns: 300 },
  );
});
