import type { Indicator } from '../../budget/unit.ts';
import type { Sheet } from '../../writers/xlsx/workbook.ts';
import { indicatorColumns, sheetNames } from '../workbook-layout.ts';
import { rangeNames } from './checks.ts';
import type { FillIn } from './content.ts';
import { conditionLooks } from './looks.ts';
import type { Notes } from './notes.ts';
import { roomForIndicators } from './project-sheet.ts';
import { layTableSheet } from './table-sheet.ts';

/** A row of 指标: an indicator, and whose it is. */
interface IndicatorRow extends Indicator {
  readonly 项目名称: string;
}

const widths: Readonly<Record<string, number>> = {
  项目名称: 170,
  分类: 110,
  名称: 160,
  实施周期指标值: 120,
  年度指标值: 120,
  备注: 100,
  豁免: 100,
};

/** 指标: a row an indicator. What is not in the drop-downs shows, for what is pasted is not checked. */
export function indicatorSheet(content: FillIn, notes: Notes): Sheet {
  const records = content.项目.flatMap(({ 项目名称, 绩效指标 }) =>
    绩效指标.map((indicator): IndicatorRow => ({ ...indicator, 项目名称 })),
  );
  const room = roomForIndicators(content);
  const area = (column: number) => ({ row: 1, column, lastRow: room, lastColumn: column });
  const isUnknown = (cell: string, range: string): string => `AND(LEN(${cell})>0,SUMPRODUCT(--(${range}=${cell}))=0)`;
  return layTableSheet<IndicatorRow>({
    name: sheetNames.indicators,
    sheet: 'indicators',
    entries: indicatorColumns,
    widths,
    records,
    spare: records.length === 0 ? 200 : 40,
    room,
    note: ({ path }) => notes.indicator(path ?? []),
    special: () => null,
    conditions: () => [
      { area: area(0), formula: isUnknown('$A2', rangeNames.projects), look: conditionLooks.wrong },
      { area: area(0), formula: 'AND(LEN($A2)>0,$A2=$A1)', look: conditionLooks.repeated },
      { area: area(1), formula: isUnknown('$B2', rangeNames.classes), look: conditionLooks.wrong },
    ],
  });
}
