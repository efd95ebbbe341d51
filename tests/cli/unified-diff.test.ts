import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../src/cli/unified-diff.ts';

/** Applies a difference as `patch` does, but for fuzz: every line that stays or goes must be where it says. */
function patched(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let at = 0;
  const lines = diff.replace(/\n\\ No newline at end of file\n/g, '␀\n').match(/[^\n]*\n/g) ?? [];
  for (const line of lines.slice(2)) {
    const header = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@\n$/.exec(line);
    if (header !== null) {
      const start = Number(header[1]) - (header[2] === '0' ? 0 : 1);
      result.push(...old.slice(at, start));
      at = start;
      continue;
    }
    const content = line.slice(1).replace(/␀\n$/, '');
    if (!line.startsWith('+')) expect(old[at++]).toBe(content);
    if (!line.startsWith('-')) result.push(content);
  }
  return [...result, ...old.slice(at)].join('');
}

describe('the difference', () => {
  it('of equal texts is empty', () => {
    expect(unifiedDiff('甲.yaml', '一\n', '一\n')).toBe('');
  });

  it('shows three lines around a change, and far changes apart', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`);
    const after = lines.with(1, '二\n').with(17, '十八').join('');
    expect(unifiedDiff('data/甲.yaml', lines.join(''), after)).toBe(
      `--- a/data/甲.yaml
+++ b/data/甲.yaml
@@ -1,5 +1,5 @@
 1
-2
+二
 3
 4
 5
@@ -15,6 +15,5 @@
 15
 16
 17
-18
-19
+十八19
 20
`,
    );
  });

  it('marks a text without a line break at its end', () => {
    expect(unifiedDiff('a', '一', '一\n')).toBe(
      '--- a/a\n+++ b/a\n@@ -1 +1 @@\n-一\n\\ No newline at end of file\n+一\n',
    );
  });

  it('makes the one text of the other', () => {
    const line = fc.constantFrom('一\n', '二\n', '三\n', '四\r\n', '\n');
    const text = fc
      .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', '末'))
      .map(([all, end]) => all.join('') + end);
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = unifiedDiff('a', before, after);
        expect(diff === '' ? before : patched(before, diff)).toBe(after);
      }),
    );
  });
});
