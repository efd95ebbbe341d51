import type { Origin } from '../typeset/composed.ts';
import type { SourceKind } from './unit-source.ts';

/** What a finished file says of where it comes from. */
export interface UnitOrigin {
  /** Of the program. */
  readonly version: string;
  readonly source: SourceKind;
  /** SHA-256 of the data, `unitSource`. */
  readonly digest: string;
}

/** The names are ASCII words, as XMP wants them. */
export function printOrigin({ version, source, digest }: UnitOrigin): Origin {
  return [
    { name: 'Version', value: version },
    { name: 'Source', value: source },
    { name: 'DataSha256', value: digest },
  ];
}
