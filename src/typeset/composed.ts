import type { FormDocument } from '../document/form-document.ts';
import type { RevisedDocument } from '../document/revised-document.ts';
import type { Shelf } from '../fonts/shelf.ts';
import type { PlacedDocument } from './placed.ts';

/** What a writer is given: the document, its lines broken and its rows placed on pages, and the faces. */
export interface Composed {
  readonly document: FormDocument;
  readonly placed: PlacedDocument;
  readonly shelf: Shelf;
  /** The template's file, to which a fault found in the finished document is attributed. */
  readonly template: string;
  /** What the form says, as a table for programs, its head first; absent where the form has none. */
  readonly records?: readonly (readonly string[])[];
  /** What travels inside the finished file, in order of their names. */
  readonly attachments?: readonly Attachment[];
  /** What the finished file says of where it comes from; nothing where this is absent. */
  readonly origin?: Origin;
}

/** Two versions of a form in one document, for a writer of revisions. */
export interface Revised extends Pick<Composed, 'shelf' | 'template' | 'origin'> {
  readonly document: RevisedDocument;
  /** Whether the versions print anything otherwise. */
  readonly hasRevisions: boolean;
}

/** A text file, in UTF-8, that travels inside a finished file. */
export interface Attachment {
  /** With `/` between the parts, e.g. `某单位/单位.yaml`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Names and values that a finished file carries as its properties; the names are ASCII words. */
export type Origin = readonly { readonly name: string; readonly value: string }[];
