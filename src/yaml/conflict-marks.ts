import type { Diagnostic, Related } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/span.ts';

/** The marks that git, and `mubiao merge-driver`, write at the beginning of a line where two versions stand against each other. */
const MARK = /^(<{7,}|\|{7,}|={7,}|>{7,})(?=[ \r\n]|$)[^\r\n]*/gm;
const mostRelated = 5;

/**
 * A file in which a merge left conflicts is no YAML, and whatever a parser says of it is beside the point: one finding
 * says where they are. Null for a file without marks.
 */
export function findConflictMarks(source: Source): Diagnostic | null {
  const marks = [...source.text.matchAll(MARK)];
  const [first] = marks;
  if (first === undefined) return null;
  const starts = marks.filter(([text]) => text.startsWith('<'));
  const [start = first, ...others] = starts;
  const spanOf = ({ 0: text, index }: RegExpExecArray) => ({ source, start: index, end: index + text.length });
  const related = others.slice(0, mostRelated).map((mark): Related => ({ message: '另一处冲突', span: spanOf(mark) }));
  const isWhole = starts.length > 0;
  const message = isWhole
    ? `文件里有 ${starts.length} 处合并冲突还没有处理：同一处内容，两方改得不同。`
    : '这一行是合并时留下的冲突记号，不是数据。';
  const hint = isWhole
    ? '“<<<<<<<”下面是本方的，“=======”下面是对方的，“|||||||”下面是共同的旧版本：请留下要的一份，删去其余各行和记号行。'
    : '请删去以“<<<<<<<”“|||||||”“=======”“>>>>>>>”开头的各行，并确认同一项没有留下两份。';
  const finding = { code: 'conflict-mark', severity: 'error', message, span: spanOf(start), hint } as const;
  return related.length === 0 ? finding : { ...finding, related };
}
