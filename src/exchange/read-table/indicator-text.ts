/** An indicator as the form prints it in one cell with the others. */
export interface PrintedIndicator {
  /** `1-产出指标` */
  readonly 一级: string;
  /** `11-数量指标` */
  readonly 分类: string;
  readonly 名称: string;
  readonly 实施周期指标值: string;
  readonly 年度指标值: string;
}

/** What was made out, and what was left over: text that belongs to no indicator. */
export interface PrintedIndicators {
  readonly indicators: readonly PrintedIndicator[];
  /** '' where every character belongs to one. */
  readonly rest: string;
}

/** `1、1-产出指标；11-数量指标；`: the number of an indicator and its classes, by which it begins. */
const level = String.raw`\d{1,3}[-－][^；;。、:：]{0,20}`;
/** The lower class has two figures: `；1-` in a value begins no indicator. */
const lower = String.raw`\d{2,3}[-－][^；;。、:：]{0,20}`;
const opening = String.raw`[、.．]\s*((?:${level})?)[；;]\s*(${lower})[；;]`;
const period = /[；;]\s*实施周期指标值\s*[:：]/g;
const annual = /[；;]\s*年度指标值\s*[:：]/g;

/**
 * Reads the cell 绩效指标: `1、一级；分类；名称；实施周期指标值:值；年度指标值:值。2、…`. Where a value holds the words that
 * part it from the next, it is parted so that both values are the same, as they nearly always are.
 */
export function readIndicatorText(text: string): PrintedIndicators {
  const starts: { readonly at: number; readonly end: number; readonly levels: readonly [string, string] }[] = [];
  let from = 0;
  for (let number = 1; ; number++) {
    const pattern = new RegExp(`(?<!\\d)${number}${opening}`, 'g');
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (found === null) break;
    const end = found.index + found[0].length;
    starts.push({ at: found.index, end, levels: [(found[1] ?? '').trim(), (found[2] ?? '').trim()] });
    // The next one begins behind this one's values.
    period.lastIndex = end;
    from = period.exec(text) === null ? end : period.lastIndex;
  }
  period.lastIndex = 0;
  const rest: string[] = [text.slice(0, starts[0]?.at ?? text.length)];
  const indicators = starts.flatMap(({ end, levels }, index): readonly PrintedIndicator[] => {
    const body = text.slice(end, starts[index + 1]?.at ?? text.length);
    const parted = partBody(body.trimEnd());
    if (parted === null) {
      rest.push(body);
      return [];
    }
    return [{ 一级: levels[0], 分类: levels[1], ...parted }];
  });
  return { indicators, rest: rest.join('').trim() };
}

/** `名称；实施周期指标值:值；年度指标值:值。`; null where the words are not there. */
function partBody(body: string): Pick<PrintedIndicator, '名称' | '实施周期指标值' | '年度指标值'> | null {
  const ways = [...body.matchAll(period)].flatMap((first) =>
    [...body.matchAll(annual)]
      .filter(({ index }) => index >= first.index + first[0].length)
      .map((second) => {
        const one = body.slice(first.index + first[0].length, second.index);
        return { 名称: body.slice(0, first.index), ...closed(one, body.slice(second.index + second[0].length)) };
      }),
  );
  return ways.find((way) => way.实施周期指标值 === way.年度指标值) ?? ways[0] ?? null;
}

/** The form puts a full stop behind the last value, unless the value brings its own. */
function closed(one: string, other: string): Pick<PrintedIndicator, '实施周期指标值' | '年度指标值'> {
  const isOwn = one === other || other === '。' || !other.endsWith('。');
  return { 实施周期指标值: one, 年度指标值: isOwn ? other : other.slice(0, -1) };
}
