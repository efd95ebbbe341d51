import type { Checked } from '../diagnostics/diagnostic.ts';
import type { FormDocument } from '../document/form-document.ts';
import type { Shelf } from '../fonts/shelf.ts';
import type { PlacedDocument } from '../typeset/placed.ts';

/** What a writer is given: the document, its lines broken and its rows placed on pages, and the faces. */
export interface Composed {
  readonly document: FormDocument;
  readonly placed: PlacedDocument;
  readonly shelf: Shelf;
  /** The template's file, to which a fault found in the finished document is attributed. */
  readonly template: string;
}

/** An output format. `write` proves what it made (read-back) before it gives the bytes away. */
export interface Writer {
  readonly id: string;
  readonly extension: string;
  /** `instant` is the only date that may enter the bytes. */
  write(composed: Composed, instant: Date): Promise<Checked<Uint8Array>>;
}
