import type { Part } from '../diagnostics/path.ts';

/** What is wrong with one scalar of the data, in words; where it stands is its finder's business. */
export interface Fault {
  readonly code: string;
  /** One full Chinese sentence. */
  readonly message: string;
  readonly hint: string;
  /** Where the key is meant rather than the scalar beside it. */
  readonly part?: Part;
  /** Narrows it to a stretch of the scalar, in UTF-16 units. */
  readonly within?: { readonly offset: number; readonly length: number };
  /** A repair that cannot change what is meant: this text in place of the scalar (or of the stretch). */
  readonly fix?: string;
}
