import type { Node } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/quote.ts';
import type { Source } from '../diagnostics/span.ts';
import type { Edited } from './edits.ts';
import type { TreeFault } from './plain.ts';
import { foldedLinesOf, type TextFault } from './text-faults.ts';
import { inQuotes } from './trap-sentences.ts';

const longestSpan = 80;
const mostShown = 3;

/** What is said of a fault of the tree that was composed from the edited text. */
export function describeTreeFault(source: Source, edited: Edited, fault: TreeFault): Diagnostic {
  const spanOf = (start: number, end: number) => {
    const first = edited.toOriginal(start);
    return { source, start: first, end: Math.min(edited.toOriginal(end), first + longestSpan) };
  };
  const spanOfNode = ({ range }: Node) => spanOf(range?.[0] ?? 0, range?.[1] ?? 0);
  switch (fault.kind) {
    case 'folded':
    case 'cut-text':
    case 'kept-comment':
      return { ...sentences[fault.kind](fault, edited.text), span: spanOf(fault.start, fault.end) };
    case 'long-value':
      return {
        code: 'yaml-long-value',
        severity: 'error',
        message: '这个值超过了 1 MB。',
        span: spanOfNode(fault.node),
        hint: '请确认没有把别的内容粘贴进来。',
      };
    case 'bad-key':
      return {
        code: 'yaml-bad-key',
        severity: 'error',
        message: '冒号前面没有名称。',
        span: spanOfNode(fault.node),
        hint: '请写成“名称: 内容”，名称是文字。',
      };
    case 'duplicate-key': {
      const span = spanOfNode(fault.node);
      const name = source.text.slice(span.start, span.end);
      return {
        code: 'yaml-duplicate-key',
        severity: 'error',
        message: `“${name}”写了两次。`,
        span,
        related: [{ message: `“${name}”首次出现在这里`, span: spanOfNode(fault.first) }],
        hint: '请只留一个；如果是两样东西，请改正其中一个的名称。',
      };
    }
  }
}

type Sentence = Omit<Diagnostic, 'span'>;

const sentences: Readonly<Record<TextFault['kind'], (fault: TextFault, text: string) => Sentence>> = {
  folded({ node, key }, text) {
    const lines = foldedLinesOf(node, text).map((line) => line.text);
    const whose = key === null ? '这一项' : `“${key}”`;
    const what = node.type === 'BLOCK_FOLDED' ? `${whose}用了“>”` : `${whose}的内容换了行，却没有用“|-”`;
    const shown = `${lines.slice(0, mostShown).map(quote).join('、')}${lines.length > mostShown ? '……' : ''}`;
    const header = key === null ? '- |-' : `${key}: |-`;
    return {
      code: 'yaml-folded',
      severity: 'error',
      message: `${what}，几行会接成一行，中间多出空格。`,
      hint: `几段就写成“${header}”，下面一行一段，各比${whose}多缩进两格：${shown}；一段就写在一行里：${quote(joined(lines))}。`,
    };
  },
  'cut-text'({ node, start, end }, text) {
    const lost = text.slice(start, end);
    const whole = text.slice(node.range?.[0] ?? start, end).trimStart();
    const quoted = whole.length <= 40 ? `：${inQuotes(whole)}` : '';
    return {
      code: 'yaml-hash',
      severity: 'error',
      message: `空格后面的${quote(lost)}被当作注释，不会印出。`,
      hint: `如果它是文字，请用单引号把整个值括起来${quoted}；如果是注释，请在“#”后面加一个空格。`,
    };
  },
  'kept-comment'({ start, end }, text) {
    return {
      code: 'yaml-hash',
      severity: 'warning',
      message: `“#”前面是全角空格，所以后面的文字不是注释，会印出：${quote(text.slice(start, end))}。`,
      hint: '如果它是注释，请把“#”前面的空格改成半角空格；如果要印出，请删去空格。',
    };
  },
};

/** Lines as one: between Han nothing comes in, between words of Latin a space. */
function joined(lines: readonly string[]): string {
  return lines.reduce((whole, line) => `${whole}${/[\w,;]$/.test(whole) && /^\w/.test(line) ? ' ' : ''}${line}`);
}
