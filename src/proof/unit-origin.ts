import type { Origin } from '../typeset/composed.ts';
import type { SourceKind } from './source-kind.ts';

/** What a finished file says of where it comes from. */
export interface UnitOrigin {
  /** Of the program. */
  readonly version: string;
  readonly source: SourceKind;
  /** SHA-256 of the data, `unitSource`. */
  readonly digest: string;
  /** The commit that the data is of, and whether it was changed since; null where that is not to be said. */
  readonly revision: { readonly commit: string; readonly isDirty: boolean } | null;
}

/** The names are ASCII words, as XMP wants them, in order, as LibreOffice puts them. */
export function printOrigin({ version, source, digest, revision }: UnitOrigin): Origin {
  const state = revision === null ? [] : [{ name: 'Dirty', value: String(revision.isDirty) }];
  return [
    ...(revision === null ? [] : [{ name: 'Commit', value: revision.commit }]),
    { name: 'DataSha256', value: digest },
    ...state,
    { name: 'Source', value: source },
    { name: 'Version', value: version },
  ];
}
