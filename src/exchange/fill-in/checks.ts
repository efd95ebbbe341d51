import { goalTooLong, longestInStandard } from '../../budget/rules/goal-too-long.ts';
import { indicatorNameLength, longestIndicatorName } from '../../budget/rules/indicator-name-length.ts';
import type { Validation } from '../../writers/xlsx/workbook.ts';
import type { Entry } from '../workbook-layout.ts';
import type { Note } from './notes.ts';

/** What Excel checks of a field when something is typed. */
export type Check = Pick<Validation, 'rule' | 'error'>;

/** Names of ranges, which drop-downs offer. */
export const rangeNames = { projects: '项目清单', classes: '分类清单' } as const;

const isOneLine = (cell: string): string => `ISERROR(FIND(CHAR(10),${cell}))`;
const forbiddenInUnitName = ['\\', '/', ':', '*', '?', '"', '<', '>', '|'];

/** The check of a field, as a formula for the first of its cells (e.g. `B2`); what only `mubiao check` can judge passes. */
export function checkOf(
  { path, kind }: Entry,
  sheet: 'unit' | 'projects' | 'indicators',
  cell: string,
  note: Note,
): Check {
  const refuse = (formula: string, text = note.advice): Check => custom(formula, text, 'stop');
  if (kind === 'amount') {
    return refuse(`IF(ISNUMBER(${cell}),AND(${cell}>=0,${cell}<1E12,ROUND(${cell},2)=${cell}),FALSE)`);
  }
  switch (path?.join('.')) {
    case '单位名称': {
      const found = forbiddenInUnitName.map((one) => `FIND(${one === '"' ? '""""' : `"${one}"`},${cell})`);
      return refuse(`AND(LEN(${cell})<=80,${found.map((one) => `ISERR(${one})`).join(',')})`);
    }
    case '预算年度':
      return refuse(`AND(LEN(${cell})=4,ISNUMBER(--${cell}))`);
    case '绩效目标':
      return custom(`LEN(${cell})<=${longestInStandard}`, goalTooLong.explanation, 'warning');
    case '项目名称':
      return sheet === 'indicators'
        ? list(rangeNames.projects, '“项目”表里没有这个项目名称。请先在“项目”表里写上，或者从下拉列表里选。')
        : refuse(isOneLine(cell));
    case '分类':
      return list(rangeNames.classes, '本年度没有这个分类。请从下拉列表里选；全部分类和说明见“填表说明”表。');
    case '名称':
      return custom(
        `AND(${isOneLine(cell)},LEN(${cell})<=${longestIndicatorName})`,
        `${note.advice}${indicatorNameLength.explanation}`,
        'stop',
      );
    default:
      return kind === 'line' && path !== null ? refuse(isOneLine(cell)) : { rule: { kind: 'any' }, error: null };
  }
}

const title = '请改一下';

function custom(formula: string, text: string, style: 'stop' | 'warning'): Check {
  return { rule: { kind: 'custom', formula }, error: { title, text, style } };
}

function list(formula: string, text: string): Check {
  return { rule: { kind: 'list', formula }, error: { title, text, style: 'stop' } };
}
