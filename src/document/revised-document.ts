import type { Cell, Foot, FormDocument, Paragraph, Table } from './form-document.ts';

/** What became of a thing between two versions of a document. */
export type Fate = 'kept' | 'removed' | 'added';

/** A stretch of text. */
export interface RevisedPiece {
  readonly fate: Fate;
  readonly text: string;
}

/**
 * A paragraph of either version, or of both. `end` is what became of its end: where that was removed, it runs on into the
 * next one in the later version; where it was added, in the earlier one.
 */
export interface RevisedParagraph {
  readonly pieces: readonly RevisedPiece[];
  readonly end: Fate;
}

/** A cell of a row; one that spans rows is in each of them, and has its text in the first alone. */
export interface RevisedCell {
  /** Place and look, which are the same in both versions where both have it. */
  readonly cell: Cell;
  readonly isContinued: boolean;
  readonly paragraphs: readonly RevisedParagraph[];
}

export interface RevisedRow {
  readonly fate: Fate;
  readonly isHeader: boolean;
  readonly bookmark: string | null;
  readonly cells: readonly RevisedCell[];
}

/** A paragraph outside of tables, by the look of `block`; tabs stand between its segments. */
export interface RevisedTextBlock {
  readonly kind: 'paragraph';
  readonly block: Paragraph;
  readonly paragraph: RevisedParagraph;
}

/** A table with the rows of both versions; `block` is that of the later one. */
export interface RevisedTable {
  readonly kind: 'table';
  readonly block: Table;
  readonly rows: readonly RevisedRow[];
}

export type RevisedBlock = RevisedTextBlock | RevisedTable;

/** Two versions of a document in one: without what was added it is the earlier one, without what was removed the later. */
export interface RevisedDocument {
  readonly before: FormDocument;
  readonly after: FormDocument;
  readonly blocks: readonly RevisedBlock[];
  /** The foot's pattern; null where neither version has one. */
  readonly foot: { readonly look: Foot; readonly pieces: readonly RevisedPiece[] } | null;
}

/** The text of one version. */
export function textIn(pieces: readonly RevisedPiece[], version: 'before' | 'after'): string {
  const gone: Fate = version === 'before' ? 'added' : 'removed';
  return pieces.map(({ fate, text }) => (fate === gone ? '' : text)).join('');
}

/** Whether anything came or went. */
export function isRevised({ blocks, foot }: RevisedDocument): boolean {
  const isChanged = ({ pieces, end }: RevisedParagraph): boolean => end !== 'kept' || arePiecesChanged(pieces);
  return (
    arePiecesChanged(foot?.pieces ?? []) ||
    blocks.some((block) =>
      block.kind === 'paragraph'
        ? isChanged(block.paragraph)
        : block.rows.some(
            ({ fate, cells }) => fate !== 'kept' || cells.some(({ paragraphs }) => paragraphs.some(isChanged)),
          ),
    )
  );
}

function arePiecesChanged(pieces: readonly RevisedPiece[]): boolean {
  return pieces.some(({ fate }) => fate !== 'kept');
}
