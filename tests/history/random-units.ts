import fc from 'fast-check';
import { decimalOf } from '../../src/budget/decimal.ts';
import type { Funding, Indicator, Project, UnitSheet, Waiver } from '../../src/budget/unit.ts';
import type { UnitData } from '../../src/history/difference.ts';

/** Units at random, of few words, so that names clash, texts are alike and things move. */
const words = fc.constantFrom(
  '信息化运维',
  '图书购置',
  '校舍维修',
  '教师培训',
  '实训基地',
  '设备',
  '14个',
  '≥90%',
  '《职业教育法》',
  '2025年6月30日',
  '，',
  '。',
  '\n',
  'A',
  ' ',
);
const text = fc.array(words, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
const name = fc
  .array(fc.constantFrom('信息', '图书', '校舍', '培训', '项目', '（二期）'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));
const value = fc.constantFrom('100%', '≥80%', '≥85%', '≤10天', '14个', '16个', '≥5000人次', '明显提升', '1:18', '万');
const amount = fc.integer({ min: 0, max: 500_000 }).map((cents) => decimalOf((cents / 100).toFixed(2)));
const optional = <T>(key: string, of: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.option(of, { freq: 1, nil: null }).map((one): Record<string, T> => (one === null ? {} : { [key]: one }));
const merged = <T>(...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<T> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as T);

const waivers: fc.Arbitrary<readonly Waiver[]> = fc.array(
  fc.record({ 规则: fc.constantFrom('goal-length', 'vague-value'), 理由: text }),
  { minLength: 1, maxLength: 3 },
);

const funding: fc.Arbitrary<Funding> = merged<Funding>(
  optional('总计', amount),
  optional('财政拨款', amount),
  optional('财政专户拨款', amount),
  optional('其他资金', amount),
).map((one) => (Object.keys(one).length === 0 ? { 财政拨款: decimalOf('1') } : one));

const indicator: fc.Arbitrary<Indicator> = merged<Indicator>(
  fc.record({
    分类: fc.constantFrom('11-数量指标', '12-质量指标', '14-'),
    名称: name,
    实施周期指标值: value,
    年度指标值: value,
  }),
  optional('备注', text),
  optional('豁免', waivers),
);

const project: fc.Arbitrary<Project> = merged<Project>(
  fc.record({
    项目名称: name,
    资金: funding,
    绩效目标: text,
    绩效指标: fc.array(indicator, { minLength: 1, maxLength: 6 }),
  }),
  optional('调整原因', text),
  optional('备注', text),
  optional('豁免', waivers),
);

const sheet: fc.Arbitrary<UnitSheet> = merged<UnitSheet>(
  fc.record({ 单位名称: name, 预算年度: fc.constantFrom('2024', '2025'), 合计: funding }),
  optional('调整原因', text),
  optional('备注', text),
  optional('豁免', waivers),
);

export const unit: fc.Arbitrary<UnitData> = fc
  .tuple(sheet, fc.array(project, { minLength: 1, maxLength: 7 }), fc.boolean())
  .map(([单位, 项目, hasFiles]) => withFiles({ 单位, 项目 }, hasFiles));

/** The files' names as they would be on disk: in the order of the projects. */
function withFiles({ 单位, 项目 }: UnitData, hasFiles = true): UnitData {
  if (!hasFiles) return { 单位, 项目 };
  return {
    单位,
    项目,
    files: 项目.map(({ 项目名称 }, place) => `项目/${String(place + 1).padStart(2, '0')}-${项目名称}.yaml`),
  };
}

/** Two versions of a unit: most of the later one comes from the earlier one. */
export const versions: fc.Arbitrary<readonly [UnitData, UnitData]> = fc
  .tuple(unit, unit, fc.infiniteStream(fc.nat()))
  .map(([before, other, numbers]) => {
    const next = (): number => numbers.next().value ?? 0;
    const pick = <T>(one: T, second: T): T => (next() % 4 === 0 ? second : one);
    const mixed = <T extends object>(one: T, second: T): T => {
      const keys = [...new Set([...Object.keys(one), ...Object.keys(second)])];
      const entries = keys.map((key) => [key, pick(Reflect.get(one, key), Reflect.get(second, key))] as const);
      return Object.fromEntries(entries.filter(([, found]) => found !== undefined)) as T;
    };
    const shuffled = <T>(items: readonly T[]): readonly T[] => {
      const left = [...items];
      for (let at = left.length - 1; at > 0; at--) {
        if (next() % 3 === 0) left.splice(at, 0, ...left.splice(next() % (at + 1), 1));
      }
      return left;
    };
    const list = <T extends object>(some: readonly T[], others: readonly T[], mix: (one: T, second: T) => T) => {
      const kept = some.flatMap((one, place) => {
        const second = others[place % Math.max(others.length, 1)];
        if (next() % 5 === 0) return [];
        return [second !== undefined && next() % 2 === 0 ? mix(one, second) : one];
      });
      const all = shuffled([...kept, ...others.filter(() => next() % 4 === 0)]);
      return all.length === 0 ? some : all;
    };
    const sound = (one: Project): Project => {
      const 资金 = Object.keys(one.资金).length === 0 ? { 财政拨款: decimalOf('1') } : one.资金;
      return { ...one, 资金 };
    };
    const mixProject = (one: Project, second: Project): Project => {
      const 绩效指标 = list(one.绩效指标, second.绩效指标, mixed);
      return sound({ ...mixed(one, second), 资金: mixed(one.资金, second.资金), 绩效指标 });
    };
    const 合计 = mixed(before.单位.合计, other.单位.合计);
    const after = {
      单位: { ...mixed(before.单位, other.单位), 合计 },
      项目: list(before.项目, other.项目, mixProject),
    };
    return [before, withFiles(after, before.files !== undefined)] as const;
  });

/** The same unit as files can hold it: no text is blank or ends in a line break, and every unit has its files. */
export function sound({ 单位, 项目 }: UnitData): UnitData {
  const mend = (value: unknown): unknown => {
    if (typeof value === 'string') return value.trim() === '' ? '无' : value.replace(/\n+$/, '');
    if (typeof value !== 'object' || value === null || 'toFixed' in value) return value;
    if (Array.isArray(value)) return value.map(mend);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mend(one)]));
  };
  return withFiles({ 单位: mend(单位) as UnitSheet, 项目: 项目.map((one) => mend(one) as Project) });
}

/** The same unit with its texts put otherwise; the names of its projects differ. */
export function retold(one: UnitData, tell: (text: string) => string): UnitData {
  return {
    ...one,
    项目: one.项目.map((project, index) => ({
      ...project,
      项目名称: tell(`${project.项目名称}${index}`),
      绩效目标: tell(project.绩效目标),
      绩效指标: project.绩效指标.map((indicator) => ({
        ...indicator,
        名称: tell(indicator.名称),
        年度指标值: tell(indicator.年度指标值),
      })),
    })),
  };
}
