import type { Rule } from '../rule.ts';
import { amountScale } from './amount-scale.ts';
import { annualBeyondPeriod } from './annual-beyond-period.ts';
import { certainSatisfaction } from './certain-satisfaction.ts';
import { classBlank } from './class-blank.ts';
import { className } from './class-name.ts';
import { commonTypo } from './common-typo.ts';
import { costMissing } from './cost-missing.ts';
import { countInPercent } from './count-in-percent.ts';
import { documentNumber } from './document-number.ts';
import { duplicateIndicator } from './duplicate-indicator.ts';
import { duplicateProject } from './duplicate-project.ts';
import { fundingTotal } from './funding-total.ts';
import { goalFullStop } from './goal-full-stop.ts';
import { goalLength } from './goal-length.ts';
import { goalNumberDisagrees } from './goal-number-disagrees.ts';
import { goalTooLong } from './goal-too-long.ts';
import { goalWithoutVerb } from './goal-without-verb.ts';
import { halfWidthPunctuation } from './half-width-punctuation.ts';
import { indicatorCount } from './indicator-count.ts';
import { indicatorNameLength } from './indicator-name-length.ts';
import { indicatorOrder } from './indicator-order.ts';
import { largeProjectFewIndicators } from './large-project-few-indicators.ts';
import { lookAlikeCharacter } from './look-alike-character.ts';
import { misfiledClass } from './misfiled-class.ts';
import { missingPercent } from './missing-percent.ts';
import { namePrefix } from './name-prefix.ts';
import { nameYear } from './name-year.ts';
import { negativeWithoutCeiling } from './negative-without-ceiling.ts';
import { noValue } from './no-value.ts';
import { numberWithoutUnit } from './number-without-unit.ts';
import { oddOperator } from './odd-operator.ts';
import { outputBenefitMissing } from './output-benefit-missing.ts';
import { percentOverHundred } from './percent-over-hundred.ts';
import { percentUnderQuantity } from './percent-under-quantity.ts';
import { personalNumber } from './personal-number.ts';
import { placeholder } from './placeholder.ts';
import { privateUseCharacter } from './private-use-character.ts';
import { promiseWithoutIndicator } from './promise-without-indicator.ts';
import { quantityMissing } from './quantity-missing.ts';
import { sameIndicators } from './same-indicators.ts';
import { satisfactionMissing } from './satisfaction-missing.ts';
import { secrecyWord } from './secrecy-word.ts';
import { sensitiveRemark } from './sensitive-remark.ts';
import { separatorInValue } from './separator-in-value.ts';
import { severalValues } from './several-values.ts';
import { straySpace } from './stray-space.ts';
import { unitMismatch } from './unit-mismatch.ts';
import { unitTotal } from './unit-total.ts';
import { unknownClass } from './unknown-class.ts';
import { unpairedBracket } from './unpaired-bracket.ts';
import { vagueValue } from './vague-value.ts';
import { wordedOperator } from './worded-operator.ts';
import { yearMismatch } from './year-mismatch.ts';

/** A chapter of the rule book. */
export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly Rule[];
}

/** The rule book's table of contents: a new rule is one import and one line in its chapter. */
export const ruleGroups: readonly RuleGroup[] = [
  {
    title: '资金',
    rules: [
      // 资金
      fundingTotal,
      unitTotal,
      yearMismatch,
      amountScale,
      largeProjectFewIndicators,
    ],
  },
  {
    title: '名称',
    rules: [
      // 名称
      duplicateProject,
      namePrefix,
      nameYear,
      placeholder,
    ],
  },
  {
    title: '绩效目标',
    rules: [
      // 绩效目标
      goalLength,
      goalTooLong,
      goalFullStop,
      goalWithoutVerb,
      halfWidthPunctuation,
      unpairedBracket,
      documentNumber,
      straySpace,
      promiseWithoutIndicator,
      goalNumberDisagrees,
    ],
  },
  {
    title: '绩效指标',
    rules: [
      // 绩效指标
      unknownClass,
      className,
      classBlank,
      indicatorNameLength,
      duplicateIndicator,
      sameIndicators,
      outputBenefitMissing,
      quantityMissing,
      costMissing,
      satisfactionMissing,
      indicatorCount,
      indicatorOrder,
    ],
  },
  {
    title: '指标值',
    rules: [
      // 指标值
      noValue,
      numberWithoutUnit,
      unitMismatch,
      missingPercent,
      countInPercent,
      percentUnderQuantity,
      percentOverHundred,
      certainSatisfaction,
      negativeWithoutCeiling,
      vagueValue,
      severalValues,
      separatorInValue,
      oddOperator,
      wordedOperator,
      annualBeyondPeriod,
      misfiledClass,
    ],
  },
  {
    title: '公开',
    rules: [
      // 公开
      personalNumber,
      sensitiveRemark,
      secrecyWord,
      lookAlikeCharacter,
      privateUseCharacter,
      commonTypo,
    ],
  },
];

/** Every rule that a unit of sound shape is held against, in the order of the table of contents. */
export const rules: readonly Rule[] = ruleGroups.flatMap((group) => group.rules);
