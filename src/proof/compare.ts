import type { Attachment } from '../typeset/composed.ts';
import type { Finished, TextBlock } from './finished.ts';

/** A text that a file has and another should have; null where there is none. */
export interface TextDifference {
  /** E.g. `校园运维服务项目的“绩效目标”（第 3 行第 6 列）`. */
  readonly where: string;
  readonly found: string | null;
  readonly wanted: string | null;
}

/** How a file differs from the one that it should be. */
export interface Comparison {
  readonly texts: readonly TextDifference[];
  /** Names of files that it carries and should not, or otherwise, or should and does not. */
  readonly files: readonly string[];
  /** Whether it carries none at all where it should. */
  readonly hasLostFiles: boolean;
}

/** Compares what two finished files print and carry. Throws where a text is not to be made out. */
export function compareFinished(found: Finished, wanted: Finished): Comparison {
  return {
    texts: compareTexts(found.blocks(), wanted.blocks()),
    files: compareFiles(found, wanted),
    hasLostFiles: found.attachments.length === 0 && wanted.attachments.length > 0,
  };
}

function compareTexts(found: readonly TextBlock[], wanted: readonly TextBlock[]): readonly TextDifference[] {
  const [ours, theirs] = [placesOf(wanted), placesOf(found)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((place) => {
    const [should, does] = [ours.get(place), theirs.get(place)];
    if (should?.text === does?.text) return [];
    const name = should?.name ?? does?.name ?? '';
    return [
      { where: name === '' ? place : `${name}（${place}）`, found: does?.text ?? null, wanted: should?.text ?? null },
    ];
  });
}

interface PlacedText {
  readonly text: string;
  /** What a person finds it by: the first text of its row and the head of its column; empty for a paragraph. */
  readonly name: string;
}

function placesOf(blocks: readonly TextBlock[]): ReadonlyMap<string, PlacedText> {
  const places = new Map<string, PlacedText>();
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph') places.set(`第 ${index + 1} 段`, { text: block.text, name: '' });
    else {
      const rows = new Map<number, string>();
      const heads = new Map<number, string>();
      for (const { row, column, isHeader, text } of block.cells) {
        if (isHeader) heads.set(column, text);
        else if (!rows.has(row)) rows.set(row, text);
        const head = isHeader ? '' : (heads.get(column) ?? '');
        const owner = column === 0 || isHeader ? '' : (rows.get(row) ?? '');
        const name = [owner, head === '' ? '' : `“${head}”`].filter((part) => part !== '').join('的');
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
