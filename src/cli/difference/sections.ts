import type { Decimal } from '../../budget/decimal.ts';
import { isOneValue } from '../../history/count-changes.ts';
import { describeShift } from '../../history/describe-shift.ts';
import type {
  AmountChange,
  FundingChange,
  IndicatorChange,
  ListChange,
  Move,
  PlainItem,
  ProjectChange,
  TextChange,
  ValueChange,
} from '../../history/difference.ts';
import { amountWord } from './amount-words.ts';
import { changed, note, plain, replaced, type Span, spansOf } from './spans.ts';

/** A thing that changed: what is said of it, for any notation. */
export interface Section {
  readonly mark: '新增' | '删去' | '改动' | '改名' | '换位';
  readonly title: string;
  /** What it is one of, e.g. an indicator's class; '' for a project. */
  readonly about: string;
  /** What became of 总计; null where it is as it was. */
  readonly total: AmountChange | null;
  /** The columns that changed, 总计 only where it is not that of the one source. */
  readonly amounts: readonly AmountChange[];
  readonly lines: readonly Line[];
  /** Indicators of a project. */
  readonly parts: readonly Section[];
}

/** `label` is the key that the line is about. */
export interface Line {
  readonly label: string;
  readonly spans: readonly Span[];
}

export function projectSection(change: ProjectChange): Section {
  const amounts = withoutRepetition(change.funding.amounts);
  const total = change.funding.amounts.find(({ column }) => column === '总计') ?? null;
  if (change.kind !== 'changed') {
    const project = change.kind === 'added' ? change.after : change.before;
    const count = [{ label: '绩效指标', spans: [plain(`${project.绩效指标.length} 项`)] }];
    const isNew = change.kind === 'added';
    const goal = { label: '绩效目标', spans: [plain(project.绩效目标)] };
    const parts = isNew ? project.绩效指标.map((one) => indicatorSection({ ...addition, after: one })) : [];
    return {
      mark: isNew ? '新增' : '删去',
      title: project.项目名称,
      about: '',
      total,
      amounts,
      lines: isNew ? [goal] : count,
      parts,
    };
  }
  const { indicators, funding, texts, lists, renamed, moved, after } = change;
  const isOther = amounts.length + texts.length + lists.length + indicators.length > 0 || funding.wrongTotal !== null;
  return {
    mark: renamed !== null ? '改名' : isOther ? '改动' : '换位',
    title: after.项目名称,
    about: '',
    total,
    amounts,
    lines: [
      ...nameLines(renamed),
      ...moveLines(moved),
      ...wrongTotalLines(funding),
      ...texts.map(textLine),
      ...lists.flatMap(listLines),
    ],
    parts: indicators.map(indicatorSection),
  };
}

/** 总计 says nothing of its own where one source is all there is. */
export function withoutRepetition(amounts: readonly AmountChange[]): readonly AmountChange[] {
  const [total, ...sources] = amounts;
  const same = (one: Decimal | null, other: Decimal | null) =>
    one === null || other === null ? one === other : one.eq(other);
  const isTold =
    total?.column === '总计' &&
    sources.some(({ before, after }) => same(before, total.before) && same(after, total.after));
  return isTold ? sources : amounts;
}

const addition = { kind: 'added', at: { before: null, after: 0 } } as const;

function indicatorSection(change: IndicatorChange): Section {
  if (change.kind !== 'changed') {
    const { 分类, 名称, 年度指标值, 实施周期指标值 } = change.kind === 'added' ? change.after : change.before;
    const values =
      年度指标值 === 实施周期指标值 ? 年度指标值 : `实施周期指标值:${实施周期指标值}；年度指标值:${年度指标值}`;
    const line = { label: '', spans: [plain(values)] };
    return {
      mark: change.kind === 'added' ? '新增' : '删去',
      title: 名称,
      about: 分类,
      total: null,
      amounts: [],
      lines: [line],
      parts: [],
    };
  }
  const { renamed, moved, texts, lists, values, after } = change;
  const isOther = texts.length + lists.length + values.length > 0;
  return {
    mark: renamed !== null ? '改名' : isOther ? '改动' : '换位',
    title: after.名称,
    about: after.分类,
    total: null,
    amounts: [],
    lines: [
      ...nameLines(renamed),
      ...moveLines(moved),
      ...texts.map(textLine),
      ...valueLines(values),
      ...lists.flatMap(listLines),
    ],
    parts: [],
  };
}

/** What changed in a text. */
export function textLine(change: TextChange): Line {
  const { field, before, after, pieces } = change;
  if (codes.has(field)) return { label: field, spans: changed(change) };
  return { label: field, spans: before === null || after === null ? replaced(before, after) : spansOf(pieces) };
}

/** Keys whose values are read as a whole. */
const codes: ReadonlySet<string> = new Set(['分类', '预算年度']);

/** Item by item what is another in a list such as 豁免. */
export function listLines({ field, before, after }: ListChange): readonly Line[] {
  const [old, now] = [before ?? [], after ?? []].map((items) => items.map(itemWord));
  const gone = (old ?? []).filter((one) => now?.includes(one) !== true);
  const come = (now ?? []).filter((one) => old?.includes(one) !== true);
  const lines = [
    ...gone.map((one) => ({ label: field, spans: replaced(one, null) })),
    ...come.map((one) => ({ label: field, spans: replaced(null, one) })),
  ];
  return lines.length > 0 ? lines : [{ label: field, spans: [note('次序或重复的项有变化')] }];
}

/** 总计 as it is written, where it is no sum. */
export function wrongTotalLines({ wrongTotal }: FundingChange): readonly Line[] {
  if (wrongTotal === null) return [];
  const word = (amount: typeof wrongTotal.before) => (amount === null ? null : amountWord(amount));
  const spans = [...replaced(word(wrongTotal.before), word(wrongTotal.after)), note('与各来源之和不符，请核对')];
  return [{ label: '写明的总计', spans }];
}

/** A waiver by its rule, then its reason; of another list, whatever the item says. */
function itemWord({ 规则, ...rest }: PlainItem): string {
  return [...(规则 === undefined ? [] : [规则]), ...Object.values(rest)].join('：');
}

function nameLines(renamed: TextChange | null): readonly Line[] {
  return renamed === null ? [] : [{ label: renamed.field, spans: spansOf(renamed.pieces, true) }];
}

function moveLines(moved: Move | null): readonly Line[] {
  return moved === null ? [] : [{ label: '次序', spans: [plain(`第 ${moved.from + 1} 项 → 第 ${moved.to + 1} 项`)] }];
}

/** The same change of both values is told once. */
function valueLines(values: readonly ValueChange[]): readonly Line[] {
  const [one] = values;
  if (isOneValue(values) && one !== undefined) return [{ ...valueLine(one), label: '两个指标值' }];
  return values.map(valueLine);
}

function valueLine(change: ValueChange): Line {
  const { field, shift } = change;
  const clause = shift === null ? '' : describeShift(shift);
  return { label: field, spans: [...changed(change), ...(clause === '' ? [] : [note(clause)])] };
}
