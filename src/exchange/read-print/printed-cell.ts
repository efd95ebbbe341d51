import type { JoinedCell } from './join-pages.ts';
import { joinLines, type PrintedLine, paragraphsOf, unseenEndsOf } from './printed-lines.ts';

export const amountFields: ReadonlySet<string> = new Set(['总计', '财政拨款', '财政专户拨款', '其他资金']);
/** What a single amount may look like; how many decimals it has is for the schema to judge. */
const digits = /^[¥￥+-]?[\d,，.．]+(?:[百千万亿]?元)?$/;
const amount = /^\d{1,3}(?:,\d{3})*\.\d\d$|^\d+\.\d\d$/;

/** What a cell says, and what is odd about it. */
export interface ReadCell {
  readonly text: string;
  readonly doubt: {
    /** From 0 to 1. */
    readonly confidence: number;
    readonly why: string;
    /** Whether only its digits are doubtful, so that a sum can prove them. */
    readonly isOfDigits: boolean;
  } | null;
}

/** Reads a cell of a column. */
export function readCell({ lines, right, isClipped }: JoinedCell, field: string): ReadCell {
  const isAmount = amountFields.has(field);
  const { text, doubt } = isAmount ? readAmountCell(lines) : { text: textIn(lines, right, field), doubt: null };
  const strange = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  if (strange > 0) return doubted(text, 0.2, `有 ${strange} 个字读不出来（文件没有说明它们是什么字）。`);
  if (lines.some(({ isGuess }) => isGuess))
    return doubted(text, 0.3, '文件没有说明这些字形是什么字，读出的字可能不对。');
  if (lines.some(({ isOverprinted }) => isOverprinted)) return doubted(text, 0.1, '这一格的字与别的字叠印在一起。');
  if (isClipped) return doubted(text, 0.1, '这一格的字没有印全：超出格子的被裁掉了，或者被盖住了。');
  if (lines.some(({ runsOver }) => runsOver)) return doubted(text, 0.6, '这一格的字印到了格子外面。');
  if (field === '绩效指标' && text !== '' && !/[。.]$/.test(text)) {
    return doubted(text, 0.6, '最后一个指标后面没有句号，可能没有印全。');
  }
  return { text, doubt };
}

function doubted(text: string, confidence: number, why: string): ReadCell {
  return { text, doubt: { confidence, why, isOfDigits: false } };
}

function textIn(lines: readonly PrintedLine[], right: number, field: string): string {
  return field === '绩效目标' ? paragraphsOf(lines, innerRight(lines, right)) : joinLines(lines);
}

/** A number that its column was too narrow for stands on two lines; one that is there twice is one. */
function readAmountCell(lines: readonly PrintedLine[]): ReadCell {
  const parts = lines.map(({ text }) => text.replace(/\s/g, ''));
  const whole = parts.join('');
  if (parts.length < 2) {
    const isNone = /^(?:[-—–－/\\无]*)$/.test(whole);
    return isNone || digits.test(whole)
      ? { text: whole, doubt: null }
      : doubted(whole, 0.1, `“${whole}”不是一个金额。`);
  }
  const [first = ''] = parts;
  const shown = parts.map((part) => `“${part}”`).join('、');
  if (parts.every((part) => part === first) && amount.test(first)) {
    return {
      text: first,
      doubt: { confidence: 0.8, why: `一格里印了两次${shown}，读作“${first}”。`, isOfDigits: true },
    };
  }
  if (amount.test(whole)) {
    return {
      text: whole,
      doubt: { confidence: 0.7, why: `分 ${parts.length} 行印成${shown}，读作“${whole}”。`, isOfDigits: true },
    };
  }
  return {
    text: whole,
    doubt: { confidence: 0.2, why: `分 ${parts.length} 行印成${shown}，接不成一个金额。`, isOfDigits: true },
  };
}

/** How many ends of paragraphs of a goal its lines cannot tell. */
export function unseenEndsIn({ lines, right }: JoinedCell): number {
  return unseenEndsOf(lines, innerRight(lines, right));
}

/** Where the longest line ends, but for punctuation that hangs; the edge of the cell where all lines are short. */
function innerRight(lines: readonly PrintedLine[], edge: number): number {
  const longest = Math.max(...lines.map((line) => line.right));
  const size = lines[0]?.size ?? 0;
  return edge - longest > 3 * size ? edge - 0.5 * size : longest;
}
