import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/diagnostics/path.ts';
import type { Located, Plain } from '../../src/yaml/located.ts';
import { understandByLibrary } from '../../src/yaml/parse.ts';
import { readPlainFile } from '../../src/yaml/plain-file.ts';

const unit = new URL('../../data/2025/广州科技贸易职业学院/', import.meta.url);
const shipped = [
  new URL('../指标分类.yaml', unit),
  new URL('单位.yaml', unit),
  ...readdirSync(new URL('项目/', unit)).map((name) => new URL(`项目/${encodeURIComponent(name)}`, unit)),
].map((file) => readFileSync(file, 'utf8'));

/** Every path into the data, and some that lead nowhere. */
function* pathsOf(data: Plain, path: Path = []): Iterable<{ readonly path: Path; readonly data: Plain }> {
  yield { path, data };
  yield { path: [...path, '没有'], data: null };
  if (Array.isArray(data)) for (const [index, item] of data.entries()) yield* pathsOf(item, [...path, index]);
  else if (typeof data === 'object' && data !== null)
    for (const [key, value] of Object.entries(data)) yield* pathsOf(value as Plain, [...path, key]);
}

/** Where everything stands, as offsets. */
function placesOf(located: Located): readonly unknown[] {
  return [...pathsOf(located.data)].flatMap(({ path, data }) => {
    const whole = (['value', 'key'] as const).map((part) => located.locate(path, part));
    const length = typeof data === 'string' ? data.length : 0;
    const parts = [0, 1, length >> 1, length - 1].flatMap((offset) =>
      [0, 1, 3].map((size) => located.locateWithin(path, Math.max(0, offset), size)),
    );
    return [...whole, ...parts].map(({ start, end }) => `${path.join('.')}:${start}-${end}`);
  });
}

/** The library reads the same: the same data, no complaint, everything at the same place. */
function expectAgreement(text: string): boolean {
  const source = { file: '01.yaml', text };
  const plain = readPlainFile(source);
  if (plain === null) return false;
  const { located, diagnostics } = understandByLibrary(source);
  expect(diagnostics).toEqual([]);
  if (located === null) throw new Error('the library refuses the file');
  expect(plain.data).toEqual(located.data);
  expect(placesOf(plain)).toEqual(placesOf(located));
  return true;
}

describe('the everyday notation', () => {
  it('is what the shipped data is written in, and the library reads the same', () => {
    for (const text of shipped) expect(expectAgreement(text)).toBe(true);
    for (const text of shipped) expect(expectAgreement(text.replaceAll('\n', '\r\n'))).toBe(true);
  });

  it.each([
    ['a comment, a blank line, a blank in a block', '# 说明\n\n甲: 一\n乙: |-\n  上\n\n    下\n# 完\n丙: 三\n'],
    ['quotes without escapes', '甲: "明显提升 "\n乙: "a: b # c"\n'],
    ['lists of maps and of texts', '甲:\n  - 乙: 1\n    丙: 2\n  - 乙: 3\n丁:\n  - 11-数量\n  - 14-\n'],
    ['a key without a value', '甲:\n乙: 1\n丙:\n'],
    ['no line break at the end', '甲: 一'],
    ['a block at the end', '甲: |-\n  一\n  二\n\n\n'],
  ])('%s', (_, text) => {
    expect(expectAgreement(text)).toBe(true);
  });

  it.each([
    ['a full-width colon', '甲：一\n'],
    ['no space after the colon', '甲:一\n'],
    ['a tab', '甲:\t一\n'],
    ['a key that stands twice', '甲: 一\n甲: 二\n'],
    ['a value that goes on', '甲: 一\n  二\n'],
    ['text behind #', '甲: 1 #楼\n'],
    ['an alias', '甲: &a 一\n乙: *a\n'],
    ['a colon in the value', '甲: 乙: 丙\n'],
    ['an escape', '甲: "\\u4e00"\n'],
    ['a list at the indentation of its key', '甲:\n- 一\n'],
    ['a wrong indentation', '甲:\n   乙: 1\n  丙: 2\n'],
    ['a second document', '甲: 一\n---\n乙: 二\n'],
    ['nothing', ''],
  ])('is not %s: that is left to the library', (_, text) => {
    expect(readPlainFile({ file: '01.yaml', text })).toBeNull();
  });

  it('and the library agree on whatever edit a file suffers', () => {
    const pieces = [
      '\n',
      ' ',
      '  ',
      ':',
      ': ',
      '：',
      '-',
      '- ',
      '#',
      ' #',
      '"',
      "'",
      '|-',
      '|',
      '>',
      '\t',
      '*',
      '&',
      '甲',
      '{',
      '[',
      '%',
      '。',
      '\n\n',
      '\n  ',
      '~',
    ];
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped.map((text) => text.slice(0, 900)), shipped[1] ?? ''),
        fc.array(fc.record({ at: fc.nat(), cut: fc.nat(4), text: fc.constantFrom(...pieces, '\r\n', '\r', '') }), {
          maxLength: 3,
        }),
        (text, edits) => {
          let edited = text;
          for (const { at, cut, text: piece } of edits) {
            const place = at % (edited.length + 1);
            edited = edited.slice(0, place) + piece + edited.slice(place + cut);
          }
          if (expectAgreement(edited)) read++;
        },
      ),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(100);
  });
});
