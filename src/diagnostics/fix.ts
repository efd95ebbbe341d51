import type { Path } from './path.ts';

/** A replacement in the text of a file, by UTF-16 offsets. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What would mend a finding; paths lead into the data of the file in which the finding stands. */
export type Fix = (
  | {
      /** Text in place of a scalar, or of a stretch of its value. */
      readonly kind: 'text';
      readonly path: Path;
      readonly within?: { readonly offset: number; readonly length: number };
      readonly text: string;
    }
  | {
      /** The items of a list in another order: the present number of each that comes next. */
      readonly kind: 'order';
      readonly path: Path;
      readonly order: readonly number[];
    }
  | {
      /** A text that was meant as entries under these keys, but for its colons. */
      readonly kind: 'entries';
      readonly path: Path;
      readonly keys: readonly string[];
    }
  | {
      /** The file is not YAML as it stands; this is what its author meant, perhaps only by a guess. */
      readonly kind: 'notation';
      readonly edits: readonly Replacement[];
      readonly isGuess: boolean;
    }
) & {
  /** Made only when the rule is named. */
  readonly isOnRequest?: true;
};
