import type { Attachment } from '../typeset/composed.ts';
import type { Finished, TextBlock } from './finished.ts';

/** A text that a file has and another should have; null where there is none. */
export interface TextDifference {
  /** E.g. `第 3 行第 6 列（校园运维服务项目）`. */
  readonly where: string;
  readonly found: string | null;
  readonly wanted: string | null;
}

/** How a file differs from the one that it should be. */
export interface Comparison {
  readonly texts: readonly TextDifference[];
  /** Names of files that it carries and should not, or otherwise, or should and does not. */
  readonly files: readonly string[];
}

/** Compares what two finished files print and carry. Throws where a text is not to be made out. */
export function compareFinished(found: Finished, wanted: Finished): Comparison {
  return { texts: compareTexts(found.blocks(), wanted.blocks()), files: compareFiles(found, wanted) };
}

function compareTexts(found: readonly TextBlock[], wanted: readonly TextBlock[]): readonly TextDifference[] {
  const [ours, theirs] = [placesOf(wanted), placesOf(found)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((where) => {
    const [should, does] = [ours.get(where), theirs.get(where)];
    if (should?.text === does?.text) return [];
    const name = should?.name ?? does?.name ?? '';
    const label = name === '' ? where : `${where}（${name}）`;
    return [{ where: label, found: does?.text ?? null, wanted: should?.text ?? null }];
  });
}

/** By place; beside each text the first of its row, by which a person finds it. */
function placesOf(blocks: readonly TextBlock[]): ReadonlyMap<string, { readonly text: string; readonly name: string }> {
  const places = new Map<string, { readonly text: string; readonly name: string }>();
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph') places.set(`第 ${index + 1} 段`, { text: block.text, name: '' });
    else {
      const names = new Map<number, string>();
      for (const { row, column, text } of block.cells) {
        if (!names.has(row)) names.set(row, text);
        const name = column === 0 ? '' : (names.get(row) ?? '');
        places.set(`第 ${row + 1} 行第 ${column + 1} 列`, { text, name });
      }
    }
  }
  return places;
}

function compareFiles(found: Finished, wanted: Finished): readonly string[] {
  const byName = (files: readonly Attachment[]) => new Map(files.map(({ name, bytes }) => [name, bytes]));
  const [ours, theirs] = [byName(wanted.attachments), byName(found.attachments)];
  const names = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  return names.filter((name) => !isSame(ours.get(name), theirs.get(name)));
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
}
