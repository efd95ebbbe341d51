import type { Comparison, TextDifference } from '../proof/compare.ts';
import { type Finished, originValue } from '../proof/finished.ts';

/** Of more differences, only the number is told. */
const most = 20;

/** How the other side of a difference is called: what the file should be, or what the data has become since. */
export type OtherSide = '按数据应为' | '现在的数据是';

/** The differences of a file from the one that data makes, a line each. */
export function describeComparison({ texts, files, hasLostFiles }: Comparison, other: OtherSide): string {
  const carried = hasLostFiles
    ? ['文件里没有附数据：多半是被别的程序保存过。']
    : [
        ...files.slice(0, most).map((file) => `所附的 ${file} 不同。`),
        ...(files.length > most ? [`还有 ${files.length - most} 个所附的文件不同。`] : []),
      ];
  const lines = [
    ...texts.slice(0, most).map((difference) => describeText(difference, other)),
    ...(texts.length > most ? [`还有 ${texts.length - most} 处文字不同。`] : []),
    ...carried,
  ];
  return lines.map((line) => `  ${line}\n`).join('');
}

function describeText({ where, found, wanted }: TextDifference, other: OtherSide): string {
  if (found === null) return `${where}：文件里没有，${other}“${shorten(wanted ?? '', 0)}”。`;
  if (wanted === null) return `${where}：文件里是“${shorten(found, 0)}”，数据里没有这一处。`;
  const same = [...found].findIndex((character, index) => character !== [...wanted][index]);
  const from = Math.max(0, (same < 0 ? [...found].length : same) - 8);
  return `${where}：文件里是“${shorten(found, from)}”，${other}“${shorten(wanted, from)}”。`;
}

/** A stretch around what differs. */
function shorten(text: string, from: number): string {
  const characters = [...text.replaceAll('\n', '⏎')];
  const part = characters.slice(from, from + 30).join('');
  return `${from > 0 ? '…' : ''}${part}${characters.length > from + 30 ? '…' : ''}`;
}

/** What a file says of where it comes from, beside its data; `now` is the commit that the data is of now. */
export function describeOrigin({ origin }: Finished, now: string | null): string {
  const commit = originValue(origin, 'Commit');
  const isDirty = originValue(origin, 'Dirty') === 'true';
  const dirty = isDirty ? '生成时有未提交的改动' : '';
  const other = commit === null || now === null || now === commit ? '' : `这份数据现在的提交却是 ${now}`;
  const said = [
    [commit === null ? '' : `它写明的提交是 ${commit}`, dirty].filter((part) => part !== '').join('，'),
    other,
  ].filter((part) => part !== '');
  const lines = [
    ...(said.length === 0 ? [] : [`${said.join('；')}。`]),
    ...(originValue(origin, 'Draft') === 'true' ? ['它是草稿，每页印着“草稿”。'] : []),
  ];
  return lines.map((line) => `${line}\n`).join('');
}
