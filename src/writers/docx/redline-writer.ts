import { type Checked, judge, refuse } from '../../diagnostics/diagnostic.ts';
import type { FormDocument } from '../../document/form-document.ts';
import type { RevisedDocument } from '../../document/revised-document.ts';
import type { Revised } from '../../typeset/composed.ts';
import type { Part } from '../opc/part.ts';
import { pack, zip } from '../opc/zip.ts';
import { embedFonts } from './embedded-fonts.ts';
import { fontParts } from './font-table.ts';
import { packageParts } from './package.ts';
import { findUnprintable } from './printable.ts';
import { readBackRedline } from './redline-read-back.ts';
import { revisedBlocks } from './revised-blocks.ts';
import { revisedFootXml, revisedTexts } from './revised-runs.ts';
import { openRevisions, type RevisionStamp } from './revisions.ts';
import { wordDocument } from './word-document.ts';

/**
 * Two versions of a form as one Word document with native revisions: with all of them rejected it is the earlier version,
 * with all of them accepted the later one. Both are proven before the bytes are given away.
 */
export async function writeRedline(revised: Revised, stamp: RevisionStamp): Promise<Checked<Uint8Array>> {
  const { document, shelf, template, origin = [] } = revised;
  const unprintable = [document.before, document.after].flatMap((one) =>
    findUnprintable({ ...revised, document: one }),
  );
  if (unprintable.length > 0) return refuse(unprintable);
  const fonts = embedFonts(revisedTexts(document), shelf);
  const revisions = openRevisions(stamp);
  const word = wordDocument(frameOf(document), fonts, origin, revisedBlocks(document, fonts, revisions));
  const parts = packageParts(word, fontParts(fonts.fonts), stamp.instant);
  const foot = document.foot?.pieces.some(({ fate }) => fate !== 'kept')
    ? revisedFootXml(fonts, document.foot.pieces, revisions)
    : null;
  const packed = await Promise.all((foot === null ? parts : withFoot(parts, foot)).map(pack));
  const bytes = zip(packed, stamp.instant);
  return judge(bytes, readBackRedline(bytes, document, stamp, template));
}

/** The document around the blocks: that of the later version. */
function frameOf({ after, blocks }: RevisedDocument): FormDocument {
  return { ...after, blocks: blocks.map(({ block }) => block) };
}

function withFoot(parts: readonly Part[], runs: string): readonly Part[] {
  return parts.map((part) => {
    if (part.path !== 'word/footer1.xml') return part;
    const filled = String(part.data).replace(
      /(<\/w:pPr>).*(<\/w:p>)/,
      (_, before: string, behind: string) => before + runs + behind,
    );
    return { path: part.path, data: filled };
  });
}
