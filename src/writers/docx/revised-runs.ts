import type { Role } from '../../document/form-document.ts';
import type { RevisedDocument, RevisedParagraph, RevisedPiece } from '../../document/revised-document.ts';
import type { EmbeddedFonts } from './embedded-fonts.ts';
import type { Revisions } from './revisions.ts';
import { runsXml, TAB } from './text-runs.ts';

/** Everything that is set in a redline, stretch by stretch, as its fonts are asked for it. */
export function* revisedTexts({
  blocks,
  foot,
}: RevisedDocument): Generator<{ readonly role: Role; readonly text: string }> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield* textsIn(block.block.role, [block.paragraph]);
    else
      for (const { cells } of block.rows)
        for (const { cell, paragraphs } of cells) yield* textsIn(cell.role, paragraphs);
  }
  for (const { text } of foot?.pieces ?? []) for (const part of footParts(text)) yield { role: 'foot', text: part };
}

/** A role is set even where there is no text: its style names its font. */
function* textsIn(role: Role, paragraphs: readonly RevisedParagraph[]) {
  yield { role, text: '' };
  for (const { pieces } of paragraphs)
    for (const { text } of pieces) for (const part of text.split('\t')) yield { role, text: part };
}

/** The runs of a paragraph with what came and went in it. */
export function revisedRunsXml(
  fonts: EmbeddedFonts,
  role: Role,
  pieces: readonly RevisedPiece[],
  revisions: Revisions,
): string {
  const runs = (text: string): string =>
    text
      .split('\t')
      .map((part) => runsXml(fonts, role, part))
      .join(TAB);
  return pieces.map(({ fate, text }) => revisions.runs(fate, runs(text))).join('');
}

/** The same of a page foot, in which `{page}` and `{pages}` are fields. */
export function revisedFootXml(fonts: EmbeddedFonts, pieces: readonly RevisedPiece[], revisions: Revisions): string {
  const run = (inside: string): string => `<w:r>${inside}</w:r>`;
  const field = (name: string): string =>
    run('<w:fldChar w:fldCharType="begin"/>') +
    run(`<w:instrText xml:space="preserve">${name}</w:instrText>`) +
    run('<w:fldChar w:fldCharType="separate"/>') +
    run('<w:fldChar w:fldCharType="end"/>');
  const partXml = (part: string): string => {
    const name = FIELDS.get(part);
    return name === undefined ? runsXml(fonts, 'foot', part) : field(name);
  };
  return pieces.map(({ fate, text }) => revisions.runs(fate, footParts(text).map(partXml).join(''))).join('');
}

const FIELDS: ReadonlyMap<string, string> = new Map([
  ['{page}', 'PAGE'],
  ['{pages}', 'NUMPAGES'],
]);

function footParts(pattern: string): readonly string[] {
  return pattern.split(/(\{pages?\})/).filter((part) => part !== '');
}
