/** What is wrong with one scalar of the data, in words; where it stands is its finder's business. */
export interface Fault {
  readonly code: string;
  /** One full Chinese sentence. */
  readonly message: string;
  readonly hint: string;
  /** Narrows it to a stretch of the scalar, in UTF-16 units. */
  readonly within?: { readonly offset: number; readonly length: number };
}
