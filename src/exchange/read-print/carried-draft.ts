import { fundingSources } from '../../budget/amount.ts';
import { readUnitData } from '../../compile/read-unit-data.ts';
import { plainUnit } from '../../history/plain-unit.ts';
import type { Attachment } from '../../typeset/composed.ts';
import type { Draft, DraftProject, Place } from '../import/draft.ts';
import { classTableKey } from '../import/plan-import.ts';

/** The data that a finished file carries, ready to be imported. */
export interface CarriedData {
  readonly draft: Draft;
  /** Its files, by name below the unit's folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const amountKeys = ['总计', ...fundingSources];
const printed = ['项目名称', '绩效目标', '绩效指标', ...amountKeys.map((column) => `资金.${column}`)];
const ofIndicators = ['分类', '名称', '实施周期指标值', '年度指标值'];
const internal = ['调整原因', '豁免', '备注'];

/** Null where no whole unit is carried, or it is not sound. `isFull` tells whether what is not printed is carried, too. */
export function readCarried(attachments: readonly Attachment[], isFull: boolean): CarriedData | null {
  const sheet = attachments.find(({ name }) => name.endsWith('/单位.yaml'));
  if (sheet === undefined) return null;
  const folder = sheet.name.slice(0, -'/单位.yaml'.length);
  const projects = attachments
    .filter(({ name }) => name.startsWith(`${folder}/项目/`))
    .map(({ name, bytes }) => ({ file: name, bytes }))
    .sort((a, b) => (a.file < b.file ? -1 : 1));
  const read = readUnitData({ folder, classTable: null, sheet: { file: sheet.name, bytes: sheet.bytes }, projects });
  if (!read.ok) return null;
  const { 单位, 项目 } = plainUnit(read.value);
  const placeOf = (name: string): Place => ({ label: `所附的 ${name}`, cell: null });
  const draft: Draft = {
    sheet: {
      data: 单位,
      keys: new Set([...amountKeys.map((column) => `合计.${column}`), ...(isFull ? internal : [])]),
      unread: new Set(),
    },
    projects: 项目.map(
      (data, index): DraftProject => ({
        data,
        keys: new Set([...printed, ...(isFull ? internal : [])]),
        indicatorKeys: new Set([...ofIndicators, ...(isFull ? ['豁免', '备注'] : [])]),
        unread: new Set(),
        file: (projects[index]?.file ?? '').replace(/^.*\//, '').replace(/\.yaml$/, ''),
        doubts: [],
        writesTotal: true,
      }),
    ),
    placeOf: ([head, place]) =>
      placeOf((typeof place === 'number' && head === '项目' ? projects[place]?.file : null) ?? sheet.name),
    hasPlace: () => true,
    findings: [],
    remarks: [],
  };
  const files = [sheet, ...projects.map(({ file, bytes }) => ({ name: file, bytes }))];
  const table = attachments.filter(({ name }) => name === '指标分类.yaml');
  return {
    draft,
    files: new Map([
      ...files.map(({ name, bytes }) => [name.slice(folder.length + 1), bytes] as const),
      ...table.map(({ bytes }) => [classTableKey, bytes] as const),
    ]),
  };
}
