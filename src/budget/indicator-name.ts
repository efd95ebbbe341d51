import { isMeasure, measureOf } from './measure.ts';

/** What the name of an indicator says of its value. */
export interface IndicatorName {
  /** Without the bracket at its end: `设备使用率` of `设备使用率（%）`. */
  readonly core: string;
  /** The unit that it carries, in a bracket (`（件）`) or as its last word (`人数`, `访问次数`), or ''. */
  readonly measure: string;
  /** Which value its last word asks for: a percentage (率, 比例, 满意度), a count (数, 数量, 人次), or neither. */
  readonly asksFor: 'percentage' | 'count' | null;
  readonly isSatisfaction: boolean;
  /** Whether it is the better the lower its value is: 死亡率, 事故数, 投诉, 成本. */
  readonly isNegative: boolean;
}

const BRACKET = /[（(]([^（）()]*)[)）]\s*$/;
/** 功率 and its like are measured in units of their own; 效率 is not measured in percent either. */
const RATE = /(?:(?<![功频效汇心帧斜速辨])率|比例|占比|比重|百分比|满意度)$/;
const COUNT = /(?:(?<![系指参分基倍函常])数|数量|人次|场次|班次|批次)$/;
/** Last words that carry a unit; 软件数, 用户数, 部门数, 干部数 and their like carry none. */
const COUNTED =
  /(人日|人天|人次|课时|学时|小时|班次|场次|批次)数?量?$|(人|次|天|篇|(?<!部)门|(?<![用客账])户|亩|公里|页)数$/;
/** In these brackets a unit of time is the unit; elsewhere (`用户数（年）`) it is the period. */
const LASTING = /(?:年限|期限|时限|时间|时长|工期|周期|寿命|年数|天数)$/;
const TIME = /^(?:年|学年|季度|月|个月|周|天|日)$/;

const SATISFACTION = /满意[度率]$/;
const NEGATIVE =
  /(死亡|故障|差错|失误|事故|损耗|流失|辍学|逾期|空置|返修|报废|违规|违纪|违法|投诉|退货|发案|案发|致残|伤亡|误报|漏报|漏检|拖欠|重复|污染|超标|漏损|失业|延误|闲置|超支|发病|感染)(?:发生)?(?:率|数|数量|次数|起数|人数|件数|量)$|(?:事故|投诉|伤亡|发生率|成本)$/;
/** With one of these a phrase speaks of fighting an evil: the more the better. */
export const FIGHTING =
  /降低|减少|下降|压减|节约|节省|控制|处理|处置|化解|防范|预防|排查|整改|办结|应对|应急|回复|响应|杜绝|避免/;
/** 发生率 by itself says little; what occurs has to be an evil. */
const EVIL =
  /事故|火灾|灾害|疾病|病|案件|违规|违法|违纪|犯罪|故障|差错|失误|风险|投诉|纠纷|安全|污染|缺陷|伤害|感染|贫困/;

/** Reads a name as a reviewer does: by its last word and by the unit in brackets behind it. */
export function readIndicatorName(name: string): IndicatorName {
  const bracket = BRACKET.exec(name);
  const core = (bracket === null ? name : name.slice(0, bracket.index)).trim();
  return {
    core,
    measure: (bracket !== null && measureInBracket(bracket[1]?.trim() ?? '', core)) || countedMeasure(core),
    asksFor: RATE.test(core) ? 'percentage' : COUNT.test(core) ? 'count' : null,
    isSatisfaction: SATISFACTION.test(core),
    isNegative: isNegative(core),
  };
}

/** Whether a phrase (a name, or what stands before a number) names an evil or a cost, not the fight against it. */
export function isNegative(phrase: string): boolean {
  const word = NEGATIVE.exec(phrase)?.[0];
  return word !== undefined && !FIGHTING.test(phrase) && (word !== '发生率' || EVIL.test(phrase));
}

function measureInBracket(text: string, core: string): string {
  const [first = ''] = text.replaceAll('％', '%').split('/');
  const measure = first.replace(/数$/, '');
  if (TIME.test(measure) && !text.includes('/')) return LASTING.test(core) ? measure : '';
  return isMeasure(measure) ? measureOf(measure) : '';
}

function countedMeasure(core: string): string {
  const [, whole, single] = COUNTED.exec(core) ?? [];
  return whole ?? single ?? '';
}
