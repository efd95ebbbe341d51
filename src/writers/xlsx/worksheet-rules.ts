import { escapeText } from '../xml-text.ts';
import type { Styles } from './styles.ts';
import { addressOf, type Condition, rangeOf, type Validation } from './workbook.ts';
import { element, list } from './xml.ts';

/** What a sheet says of what may be typed, and of cells that look different: conditions first, as the standard has it. */
export function worksheetRules(
  validations: readonly Validation[],
  conditions: readonly Condition[],
  styles: Styles,
): string {
  return [
    ...conditions.map((condition, index) => conditionXml(condition, index + 1, styles)),
    list('dataValidations', {}, validations.map(validationXml)),
  ].join('');
}

function conditionXml({ area, formula, look }: Condition, priority: number, styles: Styles): string {
  const rule = element(
    'cfRule',
    { type: 'expression', dxfId: styles.lookOf(look), priority },
    `<formula>${escapeText(formula)}</formula>`,
  );
  return element('conditionalFormatting', { sqref: rangeOf(area) }, rule);
}

const longestTitle = 32;
const longestText = 225;
const longestFormula = 255;

function validationXml({ area, rule, prompt, error }: Validation): string {
  const formula = rule.kind === 'any' ? null : rule.formula;
  const isTooLong =
    (formula?.length ?? 0) > longestFormula ||
    [prompt, ...(error === null ? [] : [error])].some(
      ({ title, text }) => title.length > longestTitle || text.length > longestText,
    );
  if (isTooLong) throw new Error(`the validation of ${addressOf(area)} is longer than Excel takes`);
  return element(
    'dataValidation',
    {
      type: rule.kind === 'any' ? 'none' : rule.kind,
      errorStyle: error?.style === 'warning' ? 'warning' : undefined,
      allowBlank: 1,
      showInputMessage: 1,
      showErrorMessage: error === null ? undefined : 1,
      errorTitle: error?.title,
      error: error?.text,
      promptTitle: prompt.title,
      prompt: prompt.text,
      sqref: rangeOf(area),
    },
    ...(formula === null ? [] : [`<formula1>${escapeText(formula)}</formula1>`]),
  );
}
