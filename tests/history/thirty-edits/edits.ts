import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Change } from '../../../src/yaml/change.ts';
import { splice } from '../../../src/yaml/splice.ts';

/** Texts by their names below the unit's folder. */
export type UnitFiles = Readonly<Record<string, string>>;

/** Something that a person does to a unit in one go; `says` is what it comes to. */
export interface Edit {
  readonly says: string;
  apply(files: UnitFiles): UnitFiles;
}

const shipped = fileURLToPath(new URL('../../../data/2025/广州科技贸易职业学院/', import.meta.url));

/** The project file that begins with this number. */
function fileOf(files: UnitFiles, number: string): string {
  const file = Object.keys(files).find((name) => name.startsWith(`项目/${number}`));
  if (file === undefined) throw new Error(`no project ${number}`);
  return file;
}

function spliced(files: UnitFiles, file: string, changes: readonly Change[]): UnitFiles {
  const result = splice({ file, text: files[file] ?? '' }, changes);
  if (!result.ok) throw new Error(`${file}: ${result.reason}`);
  return { ...files, [file]: result.text };
}

/** Changes of a project's file, by paths into its data. */
function project(says: string, number: string, ...changes: readonly Change[]): Edit {
  return { says, apply: (files) => spliced(files, fileOf(files, number), changes) };
}

function sheet(says: string, ...changes: readonly Change[]): Edit {
  return { says, apply: (files) => spliced(files, '单位.yaml', changes) };
}

const text = (value: string, ...path: readonly (string | number)[]): Change => ({ kind: 'text', path, text: value });
/** Another stretch in a text of the data. */
const reworded = (number: string, from: string, to: string, key = '绩效目标') => {
  return (says: string): Edit => ({
    says,
    apply: (files) => {
      const file = fileOf(files, number);
      const [before = '', ...rest] = (files[file] ?? '').split(from);
      if (rest.length !== 1) throw new Error(`${file} does not say “${from}” once in ${key}`);
      return { ...files, [file]: before + to + rest.join('') };
    },
  });
};
/** Both values of an indicator. */
const values = (indicator: number, value: string): readonly Change[] => [
  text(value, '绩效指标', indicator, '实施周期指标值'),
  text(value, '绩效指标', indicator, '年度指标值'),
];

/** The shipped unit, with something in it of every key that there is. */
export function adaptedUnit(): UnitFiles {
  const names = readdirSync(`${shipped}项目`).map((name) => `项目/${name}`);
  const files = Object.fromEntries(
    ['单位.yaml', ...names].map((name) => [name, readFileSync(shipped + name, 'utf8')] as const),
  );
  const adapted = project(
    '',
    '20',
    { kind: 'insert-key', path: ['绩效指标', 4], key: '备注', value: '按信息中心的规范抽查。' },
    { kind: 'insert-key', path: [], key: '豁免', value: [{ 规则: 'indicator-order', 理由: '批复原文如此' }] },
  );
  return adapted.apply(files);
}

const added = `项目名称: 市教育局广州科技贸易职业学院数字图书馆建设项目
资金:
  财政拨款: 86.00
绩效目标: 建成数字图书馆，购置电子图书和数据库，满足师生查阅文献的需要。
绩效指标:
  - 分类: 11-数量指标
    名称: 购置电子图书数量
    实施周期指标值: ≥20000册
    年度指标值: ≥20000册
  - 分类: 31-服务对象满意度
    名称: 读者满意度
    实施周期指标值: ≥90%
    年度指标值: ≥90%
`;

/** Thirty edits, of every kind that there is; none touches what another one does. Those that move others come last. */
export const edits: readonly Edit[] = [
  project('信息化运维：财政拨款增加 20.00', '01', text('121.84', '资金', '财政拨款')),
  project('校园运维服务：财政拨款减少 66.87', '16', text('1,000.00', '资金', '财政拨款')),
  project('科研项目：新有其他资金 20.00', '22', {
    kind: 'insert-key',
    path: ['资金'],
    key: '其他资金',
    value: '20.00',
  }),
  project('番禺校区扩建结算：不再有财政专户拨款', '03', { kind: 'remove', path: ['资金', '财政专户拨款'] }),
  project('办公业务用房租赁：其他资金由空白写成 0.00', '15', {
    kind: 'insert-key',
    path: ['资金'],
    key: '其他资金',
    value: '0.00',
  }),
  { says: '新增数字图书馆', apply: (files) => ({ ...files, '项目/34-数字图书馆.yaml': added }) },
  {
    says: '删去职业教育活动周',
    apply: (files) => {
      const { [fileOf(files, '29')]: _, ...others } = files;
      return others;
    },
  },
  project('消防设施改造：项目改名', '19', text('市教育局广州科技贸易职业学院后勤区消防安全提升工程', '项目名称')),
  {
    says: '提升信息化水平三期：移到第 6 项',
    apply: (files) => {
      const file = fileOf(files, '27');
      const { [file]: moved = '', ...others } = files;
      return { ...others, [file.replace('/27-', '/06-2-')]: moved };
    },
  },
  reworded('01', '包括14个业务应用系统', '包括16个业务应用系统')('信息化运维：绩效目标里 14个 改为 16个'),
  reworded('22', '增强我校科研实力。', '增强我校科研实力。全年完成结题不少于12项。')('科研项目：绩效目标加一句'),
  reworded(
    '05',
    '  3.采购纸质图书以及中国知网学术期刊等电子资源文献资源，加强学院文献资源建设。\n',
    '',
  )('技术技能人才培养高地：绩效目标删去一段'),
  reworded('19', '见指标分类.yaml。', '待财政部门补充。')('消防设施改造：备注改了'),
  project('智慧安防升级：新写备注', '20', { kind: 'insert-key', path: [], key: '备注', value: '金额待批复。' }),
  project('国家奖助学金：删去备注', '25', { kind: 'remove', path: ['备注'] }),
  project('科研项目：新增指标', '22', {
    kind: 'insert-item',
    path: ['绩效指标'],
    value: { 分类: '31-服务对象满意度', 名称: '参研教师满意度', 实施周期指标值: '≥85%', 年度指标值: '≥85%' },
  }),
  project('国家奖助学金：删去指标', '25', { kind: 'remove', path: ['绩效指标', 2] }),
  project('办公业务用房租赁：指标改名', '15', text('租用宿舍床位数', '绩效指标', 0, '名称')),
  project('信息化运维：指标换了分类', '01', text('12-质量指标', '绩效指标', 1, '分类')),
  project('智慧安防升级：满意度 ≥80% → ≥85%', '20', ...values(10, '≥85%')),
  project('智慧安防升级：用户数 ≥10000 → ≥12000', '20', ...values(1, '≥12000')),
  project('智慧安防升级：平均故障率 ≤10% → ≤5%', '20', ...values(3, '≤5%')),
  project('信息化运维：按时完成率 100% → ≥90%', '01', ...values(2, '≥90%')),
  project('科研项目：只改论文数量的年度指标值', '22', text('12', '绩效指标', 1, '年度指标值')),
  project('办公业务用房租赁：定性的指标值改了', '15', ...values(4, '明显改善')),
  project('智慧安防升级：又豁免一条规则', '20', {
    kind: 'insert-item',
    path: ['豁免'],
    value: { 规则: 'goal-length', 理由: '批复原文如此' },
  }),
  project('智慧安防升级：指标的备注改了', '20', text('按信息中心的规范全数检查。', '绩效指标', 4, '备注')),
  sheet('批复的合计：财政拨款增加 20.00', text('15,468.37', '合计', '总计'), text('12,965.16', '合计', '财政拨款')),
  sheet('单位的备注改了', text('来源：预算批复。', '备注')),
  project('智慧安防升级：数据更新率移到最前', '20', {
    kind: 'order',
    path: ['绩效指标'],
    order: [5, 0, 1, 2, 3, 4, 6, 7, 8, 9, 10],
  }),
];
