import type { ClashLines, Line } from './lines-of.ts';
import type { Conflict } from './merged.ts';

/** A conflict with the line (from 1) at which its marks begin. */
export interface MarkedConflict extends Conflict {
  readonly line: number;
}

export interface MarkedLines {
  readonly lines: readonly string[];
  readonly conflicts: readonly MarkedConflict[];
}

/**
 * Writes conflicts between marks in the shape that git and editors know, `size` characters long. What it is about stands
 * on the first mark, which goes with the others when a person or an editor has chosen.
 */
export function markConflicts(lines: readonly Line[], size: number): MarkedLines {
  const written: string[] = [];
  const conflicts: MarkedConflict[] = [];
  for (const line of lines) {
    if (typeof line === 'string') written.push(line);
    else {
      conflicts.push({ ...line.conflict, line: written.length + 1 });
      written.push(...marked(line, size));
    }
  }
  return { lines: written, conflicts };
}

/** The lines that are left when a person chooses the same side everywhere. */
export function linesOfSide(lines: readonly Line[], side: 'ours' | 'theirs'): readonly string[] {
  return lines.flatMap((line) => (typeof line === 'string' ? [line] : line[side]));
}

function marked({ conflict, ours, base, theirs }: ClashLines, size: number): readonly string[] {
  const mark = (sign: string) => sign.repeat(size);
  return [
    `${mark('<')} 本方（当前分支） # 冲突：${conflict.what}，${advice[conflict.reason]}`,
    ...ours,
    `${mark('|')} 共同的旧版本`,
    ...base,
    mark('='),
    ...theirs,
    `${mark('>')} 对方（合入的分支）`,
  ];
}

const advice: Readonly<Record<Conflict['reason'], string>> = {
  changed: '请选一个，删去其余各行和四行记号',
  'removed-by-ours': '本方删去了，对方改了，请选一种，删去其余各行和四行记号',
  'removed-by-theirs': '本方改了，对方删去了，请选一种，删去其余各行和四行记号',
  order: '两方排得不同，请选一种，删去其余各行和四行记号',
  total: '两方各改了来源和总计，请按批复写成一份，删去其余各行和四行记号',
  lines: '请选一种，删去其余各行和四行记号',
};
