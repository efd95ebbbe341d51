import type { Checked } from '../diagnostics/diagnostic.ts';
import type { Composed } from '../typeset/composed.ts';

export type { Composed } from '../typeset/composed.ts';

/** An output format. `write` proves what it made (read-back) before it gives the bytes away. */
export interface Writer {
  readonly id: string;
  readonly extension: string;
  /** `instant` is the only date that may enter the bytes. */
  write(composed: Composed, instant: Date): Promise<Checked<Uint8Array>>;
}
