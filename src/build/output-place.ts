import type { ReadUnit } from '../compile/read-unit.ts';
import { accept, type Checked, type Diagnostic, refuse } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';

/** The keys of 单位.yaml that name the folders of a unit's outputs. */
const keys = ['预算年度', '单位名称'] as const;

/** What Windows, macOS or Linux does not allow in the name of a file, or reads as something else. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const forbidden = /[/\\:*?"<>|\u0000-\u001f\u007f]/;
const reserved = /^(?:\.{1,2}|con|prn|aux|nul|com\d|lpt\d)$/i;

/** Where a unit's outputs go below the output folder: `<预算年度>/<单位名称>`, never outside it. */
export function outputPlace(read: ReadUnit): Checked<string> {
  const { 单位 } = read.unit;
  const diagnostics = keys.flatMap((key): readonly Diagnostic[] => {
    const value = 单位[key];
    const character = forbidden.exec(value)?.[0];
    if (character === undefined && !reserved.test(value) && !/^\s|[\s.]$/.test(value)) return [];
    const why = character === undefined ? '' : `，其中的“${character}”不能出现在文件夹名中`;
    return [
      {
        code: 'name-is-no-folder',
        severity: 'error',
        message: `${key}“${value}”不能用作输出文件夹的名称${why}。`,
        span: read.locate(['单位', key]),
        hint: `${key}会成为输出文件夹的名称，请写表上所印的文字，不要写成路径，首尾不留空格和句点。`,
      },
    ];
  });
  return diagnostics.length > 0 ? refuse(diagnostics) : accept(`${单位.预算年度}/${单位.单位名称}`);
}

/** The line that gives a unit's outputs their name. */
export function spanOfName(read: ReadUnit): Span {
  return read.locate(['单位', '单位名称']);
}

/** Remembers which unit writes where, so that none overwrites another's outputs. */
export interface Claims {
  /** Null when the place was free (and is the unit's from now on), else an error that names both units. */
  claim(folder: string, place: string, span: Span): Diagnostic | null;
}

export function openClaims(): Claims {
  const owners = new Map<string, { readonly folder: string; readonly span: Span }>();
  return {
    claim(folder, place, span) {
      // Windows and macOS do not tell upper from lower case, nor one normal form of Unicode from the other.
      const key = place.normalize('NFC').toLowerCase();
      const owner = owners.get(key);
      if (owner === undefined) {
        owners.set(key, { folder, span });
        return null;
      }
      return {
        code: 'same-output',
        severity: 'error',
        message: `单位文件夹 ${folder} 与 ${owner.folder} 的输出都是“${place}”，后者的文件会被覆盖。`,
        span,
        related: [{ message: '先用到这个名称的单位', span: owner.span }],
        hint: '同一预算年度内单位名称不能重复，请改正其中一个，或删去多余的单位文件夹。',
      };
    },
  };
}
