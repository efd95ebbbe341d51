import type { FormDocument } from '../document/form-document.ts';
import type { Shelf } from '../fonts/shelf.ts';
import type { PlacedDocument } from './placed.ts';

/** What a writer is given: the document, its lines broken and its rows placed on pages, and the faces. */
export interface Composed {
  readonly document: FormDocument;
  readonly placed: PlacedDocument;
  readonly shelf: Shelf;
  /** The template's file, to which a fault found in the finished document is attributed. */
  readonly template: string;
}
