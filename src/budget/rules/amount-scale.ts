import { Big } from 'big.js';
import { formatAmount, fundingSources, totalOf } from '../amount.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';

/** 万元 from which an amount is doubted whatever stands beside it: 100 亿元. */
const hugeAnywhere = new Big(1_000_000);
/** An amount is doubted from here (1 亿元) where it is also `outOfScale` times that of the unit's middle project. */
const hugeBesideOthers = new Big(10_000);
/** 万元 below which a project's whole amount is doubted where the middle project has `outOfScale` times as much. */
const tiny = new Big(1);
const outOfScale = 1_000;
/** Fewer projects than these have no middle to speak of. */
const fewestProjects = 3;

/** Amounts are in 万元: 元 make a project ten thousand times too large, 亿元 ten thousand times too small. */
export const amountScale: Rule = {
  id: 'amount-scale',
  severity: 'warning',
  title: '金额像是以元或亿元为单位',
  basis: '表式：表头注明“单位：万元”',
  explanation:
    '金额一律以万元为单位。一项资金达到 100 亿元，或达到 1 亿元且是本单位居中项目的 1000 倍以上，多半是把元抄了进来；一个项目不足 1 万元、又不到居中项目的千分之一，多半是以亿元为单位。核对无误的可以豁免。',
  examples: [
    {
      title: '把元当作万元',
      projects: [exampleProject({ 财政拨款: '1,018,400.00' })],
      expected: ['01.yaml:3:9 财政拨款 1,018,400.00 万元达到 100 亿元，像是以元为单位。'],
    },
    {
      title: '同一单位里大小悬殊',
      projects: [
        exampleProject({ 财政拨款: '382,000.00' }),
        exampleProject({ 项目名称: '南沙职校教师培训', 财政拨款: '150.00' }),
        exampleProject({ 项目名称: '南沙职校图书购置', 财政拨款: '0.03' }),
        exampleProject({ 项目名称: '南沙职校设备更新', 财政拨款: '120.00' }),
      ],
      expected: [
        '01.yaml:3:9 财政拨款 382,000.00 万元是本单位居中项目（120.00 万元）的 1000 倍以上，像是以元为单位。',
        '03.yaml:3:9 财政拨款 0.03 万元不到本单位居中项目（120.00 万元）的千分之一，像是以亿元为单位。',
      ],
    },
    {
      title: '以万元为单位',
      projects: [
        exampleProject({ 财政拨款: '3,800.00' }),
        exampleProject({ 项目名称: '南沙职校教师培训', 财政拨款: '150.00' }),
        exampleProject({ 项目名称: '南沙职校图书购置', 财政拨款: '8.00' }),
      ],
      expected: [],
    },
  ],
  *check({ 项目 }) {
    const totals = 项目.map(({ 资金 }) => totalOf(资金));
    const middle = middleOf(totals);
    for (const [index, { 资金 }] of 项目.entries()) {
      const isTiny = middle !== null && isFarBelow(totals[index], middle);
      for (const source of fundingSources) {
        const amount = 资金[source];
        if (amount === undefined) continue;
        const doubt = doubtOf(amount, middle, isTiny);
        if (doubt === null) continue;
        const [why, unit] = doubt;
        const written = formatAmount(amount);
        const converted = formatAmount(unit === '元' ? amount.div(10_000) : amount.times(10_000));
        yield {
          path: ['项目', index, '资金', source],
          message: `${source} ${written} 万元${why}，像是以${unit}为单位。`,
          hint: `请换算成万元：如果是 ${written} ${unit}，应写“${converted}”；如果确是万元，请说明理由并豁免。`,
        };
      }
    }
  },
};

/** Why an amount is doubted, and in which unit it seems to be written. */
function doubtOf(amount: Big, middle: Big | null, isTiny: boolean): readonly [string, '元' | '亿元'] | null {
  if (amount.gte(hugeAnywhere)) return ['达到 100 亿元', '元'];
  if (middle === null) return null;
  const isHuge = amount.gte(hugeBesideOthers) && amount.gte(middle.times(outOfScale));
  if (!isHuge && !(isTiny && amount.gt(0))) return null;
  const besides = `本单位居中项目（${formatAmount(middle)} 万元）的`;
  return isHuge ? [`是${besides} 1000 倍以上`, '元'] : [`不到${besides}千分之一`, '亿元'];
}

/** More than nothing, and next to nothing beside the middle project. */
function isFarBelow(total: Big | undefined, middle: Big): boolean {
  return total?.gt(0) === true && total.lt(tiny) && total.times(outOfScale).lt(middle);
}

/** The amount that half of the projects reach; a single mistake does not move it far. */
function middleOf(totals: readonly Big[]): Big | null {
  if (totals.length < fewestProjects) return null;
  const middle = totals.toSorted((a, b) => a.cmp(b))[(totals.length - 1) >> 1];
  return middle?.gt(0) ? middle : null;
}
