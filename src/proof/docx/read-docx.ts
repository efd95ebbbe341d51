import { resolveRevisions } from '../../writers/docx/resolve-revisions.ts';
import { type ReadBlock, readBlocks } from '../../writers/docx/word-reader.ts';
import type { Finished, TextBlock } from '../finished.ts';
import { openPackage } from '../office-package.ts';

/** Reads a DOCX of ours, as we wrote it or as another program saved it. Throws at what is none. */
export function readDocx(bytes: Uint8Array): Finished {
  const { part, attachments, origin, instant } = openPackage(bytes, 'word/document.xml');
  const body = part('word/document.xml') ?? '';
  const blocks = (): readonly TextBlock[] =>
    readBlocks(isRevised(body) ? resolveRevisions(body, 'accept') : body).flatMap(blockOf);
  return { format: 'docx', attachments, origin, instant, blocks };
}

/** What a document with revisions prints is what it becomes when they are accepted. */
function isRevised(body: string): boolean {
  return /<w:(?:ins|del)[ >]/.test(body);
}

function blockOf(block: ReadBlock): readonly TextBlock[] {
  if (block.kind === 'paragraph') return block.text === '' ? [] : [{ kind: 'paragraph', text: block.text }];
  const headers = new Set(block.headerRows);
  const cells = block.cells.map(({ row, column, paragraphs }) => {
    const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
    return { row, column, isHeader: headers.has(row), text };
  });
  return [{ kind: 'table', cells }];
}
