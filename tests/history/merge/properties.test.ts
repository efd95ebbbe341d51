import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FileVersions, type MergedFile, mergeChanged } from '../../../src/history/merge/merge-file.ts';
import type { Plain } from '../../../src/yaml/located.ts';
import { parse } from '../../../src/yaml/parse.ts';
import { placesIn, threeVersions } from './edited.ts';

/** Every way is gone here, also where two of the versions are the same: `mergeFile` would not look any further. */
const merge = (base: string, ours: string, theirs: string): MergedFile => mergeChanged({ base, ours, theirs });

function dataOf(text: string): Plain {
  const parsed = parse({ file: '', text });
  if (!parsed.ok) throw new Error(`not sound:\n${text}`);
  return parsed.value.data;
}

/** Keys in one order, so that only what is said counts. */
function sorted(data: Plain): Plain {
  if (data === null || typeof data === 'string') return data;
  if (Array.isArray(data)) return data.map(sorted);
  const entries = Object.entries(data).map(([key, value]): [string, Plain] => [key, sorted(value)]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What is left of a conflicted file when a person chooses the same side everywhere. */
function chosen(text: string, side: 'ours' | 'theirs'): string {
  const block = /^<{7} [^\n]*\n([\s\S]*?)^\|{7} [^\n]*\n[\s\S]*?^={7}\r?\n([\s\S]*?)^>{7} [^\n]*(?:\n|$)/gm;
  return text.replace(block, (_, ours: string, theirs: string) => (side === 'ours' ? ours : theirs));
}

/** The words and the comments that a side wrote and that were not there before. */
function writtenBy({ base }: FileVersions, side: string): readonly string[] {
  return [...side.matchAll(/[甲乙](?:写的|键|注)\d+/g)].map(([text]) => text).filter((text) => !base.includes(text));
}

/** Whether the two sides have left nothing that both still have. */
function isEmptied({ ours, theirs }: FileVersions): boolean {
  const keysOf = (text: string): readonly string[] => Object.keys(dataOf(text) ?? {});
  return keysOf(ours).every((key) => !keysOf(theirs).includes(key));
}

describe('a merge', () => {
  it('with a side that changed nothing is the other side, byte for byte', () => {
    fc.assert(
      fc.property(threeVersions, ({ base, ours }) => {
        const expected = { text: ours, settled: { ours, theirs: ours }, conflicts: [], unread: null };
        expect(merge(base, ours, base)).toEqual(expected);
        expect(merge(base, base, ours)).toEqual(expected);
        expect(merge(base, ours, ours)).toEqual(expected);
      }),
      { numRuns: 80 },
    );
  });

  it('loses nothing, says the same whichever side is ours, and can be read, at once or when a side was chosen', () => {
    const seen = { clean: 0, conflicts: 0 };
    fc.assert(
      fc.property(threeVersions, (versions) => {
        const { base, ours, theirs } = versions;
        const [one, other] = [merge(base, ours, theirs), merge(base, theirs, ours)];
        for (const word of [...writtenBy(versions, ours), ...writtenBy(versions, theirs)])
          expect(one.text).toContain(word);
        if (one.unread !== null) {
          expect(isEmptied(versions)).toBe(true);
          return;
        }
        expect(one.conflicts.map(({ what }) => what).sort()).toEqual(other.conflicts.map(({ what }) => what).sort());
        if (one.conflicts.length === 0) {
          seen.clean++;
          expect(sorted(dataOf(one.text))).toEqual(sorted(dataOf(other.text)));
          return;
        }
        seen.conflicts++;
        expect(parse({ file: '', text: one.text }).diagnostics.map(({ code }) => code)).toEqual(['conflict-mark']);
        for (const side of ['ours', 'theirs'] as const) {
          const left = chosen(one.text, side);
          expect(one.settled[side].trimEnd()).toBe(left.trimEnd());
          expect(left).not.toMatch(/[<>|=]{7}/);
          expect(placesIn(dataOf(left)).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 250 },
    );
    expect(Math.min(seen.clean, seen.conflicts)).toBeGreaterThan(10);
  });
});
