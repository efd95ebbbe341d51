import type { Origin } from '../typeset/composed.ts';
import type { SourceKind } from './source-kind.ts';

/** What a finished file says of where it comes from. */
export interface UnitOrigin {
  /** Of the program. */
  readonly version: string;
  readonly source: SourceKind;
  /** SHA-256 of the data, `unitSource`. */
  readonly digest: string;
  /** The commit that the data is of; null where that is not to be said, or nothing was committed. */
  readonly commit: string | null;
  /** Whether the data was changed since; null where that is not to be said. */
  readonly isDirty: boolean | null;
  /** Whether the pages say 草稿. */
  readonly isDraft: boolean;
  /** Whether the pages say where the file comes from, too (`originLine`). */
  readonly isOriginInFoot: boolean;
}

/** The names are ASCII words, as XMP wants them, in order, as LibreOffice puts them. */
export function printOrigin(origin: UnitOrigin): Origin {
  const { version, source, digest, commit, isDirty, isDraft, isOriginInFoot } = origin;
  return [
    ...(commit === null ? [] : [{ name: 'Commit', value: commit }]),
    { name: 'DataSha256', value: digest },
    ...(isDirty === null ? [] : [{ name: 'Dirty', value: String(isDirty) }]),
    ...(isDraft ? [{ name: 'Draft', value: 'true' }] : []),
    ...(isOriginInFoot ? [{ name: 'OriginInFoot', value: 'true' }] : []),
    { name: 'Source', value: source },
    { name: 'Version', value: version },
  ];
}

/** So much of a digest or a commit tells it from all others that anyone will meet. */
const short = 12;

/** The same for the page foot, in brief: `mubiao 0.1.0 · 数据 3f9a12c0b7d1 · 提交 f537f208df88 · 有未提交的改动`. */
export function originLine({ version, digest, commit, isDirty }: UnitOrigin): string {
  const parts = [
    `mubiao ${version}`,
    `数据 ${digest.slice(0, short)}`,
    ...(commit === null ? [] : [`提交 ${commit.slice(0, short)}`]),
    ...(isDirty === true ? ['有未提交的改动'] : []),
  ];
  return parts.join(' · ');
}
