import type { Edit } from './edits.ts';

/** A mistake in the notation that YAML's own error would not explain, with what would have been right. */
export interface Trap {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
  /** What the author meant; null if it cannot be known, and nothing in the file can then be trusted. */
  readonly edits: readonly Edit[] | null;
  /** The repair is a guess: what goes wrong after it says nothing. */
  readonly isGuess?: boolean;
  /** The repair is good enough to read on with, but not to be written: the author has to choose. */
  readonly isForReadingOnly?: boolean;
  /** Only a repair: the mistake itself is told by another trap. */
  readonly isSilent?: boolean;
}
