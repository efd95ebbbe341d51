import { quote } from '../diagnostics/quote.ts';
import type { FileVersions } from '../history/merge/merge-file.ts';
import type { Conflict } from '../history/merge/merged.ts';

/** What the versions of a merge are called, as on the marks. */
export const sideNames: Readonly<Record<keyof FileVersions, string>> = {
  base: '共同的旧版本',
  ours: '本方',
  theirs: '对方',
};

/** A conflict in one sentence, with both values. */
export function describeConflict({ what, reason, ours, base, theirs }: Conflict): string {
  switch (reason) {
    case 'removed-by-ours':
      return `${what}：本方删去了，对方${theirs === null ? '作了改动' : `改为${quote(theirs)}`}。`;
    case 'removed-by-theirs':
      return `${what}：本方${ours === null ? '作了改动' : `改为${quote(ours)}`}，对方删去了。`;
    case 'order':
      return `${what}：两方排得不同。`;
    case 'total':
      return `${what}：两方各改了一种来源和总计，合在一起总计就不等于各项之和；程序不替人相加，请按批复写定。`;
    case 'lines':
      return '这几行两方改得不同。';
    case 'changed': {
      const old = base === null ? '' : `，原来${said(base, ours)}`;
      return `${what}：本方${said(ours, theirs)}，对方${said(theirs, ours)}${old}。`;
    }
  }
}

const mostShown = 20;
const before = 4;

/** A value as part of a sentence; of a long text the part in which it differs from the other. */
function said(value: string | null, other: string | null): string {
  if (value === null) return '是另一种写法';
  if (value === '') return '没有内容';
  if (value.length <= mostShown || other === null) return `是${quote(value)}`;
  let first = 0;
  while (first < value.length && value[first] === other[first]) first++;
  const start = Math.min(Math.max(first - before, 0), Math.max(value.length - mostShown, 0));
  return `是${quote(`${start > 0 ? '…' : ''}${value.slice(start, start + mostShown)}${start + mostShown < value.length ? '…' : ''}`)}`;
}
