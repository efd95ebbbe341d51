import { describe, expect, it } from 'vitest';
import { decode } from '../../src/yaml/decode.ts';
import { told } from '../diagnostics/told.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const decodeText = (text: string) => decode('单位.yaml', utf8(text));

/** “单位名称: 南沙职校\n” in GBK. */
const gbk = Uint8Array.from([
  0xb5, 0xa5, 0xce, 0xbb, 0xc3, 0xfb, 0xb3, 0xc6, 0x3a, 0x20, 0xc4, 0xcf, 0xc9, 0xb3, 0xd6, 0xb0, 0xd0, 0xa3, 0x0a,
]);

function utf16(text: string, isLittle: boolean, hasMark: boolean): Uint8Array {
  const units = Array.from((hasMark ? '\uFEFF' : '') + text, (character) => character.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

describe('decode', () => {
  it('reads UTF-8 with CRLF as it stands', () => {
    const decoded = decodeText('单位名称: 甲\r\n');
    expect(decoded.ok && decoded.value.text).toBe('单位名称: 甲\r\n');
  });

  it('drops a byte order mark, so that offsets do not count it', () => {
    const decoded = decode('单位.yaml', Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('甲: 1')]));
    expect(decoded.ok && decoded.value.text).toBe('甲: 1');
  });

  it('names GBK and says how to convert it', () => {
    const [diagnostic] = decode('单位.yaml', gbk).diagnostics;
    expect(diagnostic?.code).toBe('not-utf8');
    expect(diagnostic?.message).toBe('文件是 GBK（GB18030）编码，应为 UTF-8。');
    expect(diagnostic?.hint).toContain('另存为');
  });

  it.each([
    [true, true],
    [false, true],
    [true, false],
    [false, false],
  ])('names UTF-16 (little end first: %s, with its mark: %s)', (isLittle, hasMark) => {
    const { diagnostics } = decode('a', utf16('单位名称: 南沙职校\n预算年度: 2025\n', isLittle, hasMark));
    expect(diagnostics.map(({ message }) => message)).toEqual(['文件是 UTF-16 编码，应为 UTF-8。']);
  });

  it('points at a broken byte in a file that is UTF-8 otherwise', () => {
    const broken = Uint8Array.from([...utf8('单位名称: 南沙职业学校\n备注: '), 0xff, ...utf8('好\n')]);
    expect(told(decode('a', broken).diagnostics)).toEqual(['2:5 not-utf8']);
  });

  it('reports control characters, line separators and inner marks at their places', () => {
    const { diagnostics } = decodeText('甲: a\u0000b\n乙: \u2028\n丙: x\uFEFFy\n丁: \u0085\uFFFE\n戊: a\rb\n');
    expect(told(diagnostics)).toEqual(
      ['1:5', '2:4', '3:5', '4:4', '4:5', '5:5'].map((place) => `${place} bad-character`),
    );
    expect(diagnostics[1]?.message).toBe('文件里有不能印出的行分隔符 U+2028。');
  });

  it('reports at most twenty of them and counts the rest', () => {
    const { diagnostics } = decodeText('\u0001'.repeat(1000));
    expect(diagnostics).toHaveLength(20);
    expect(diagnostics.at(-1)?.message).toContain('后面还有 980 处');
  });

  it('accepts tabs, emoji and rare Han characters', () => {
    expect(decodeText('甲: \t😀𰻝\n').ok).toBe(true);
  });

  it('refuses more than 5 MB unread', () => {
    const { diagnostics } = decode('a', new Uint8Array(6 * 1024 * 1024));
    expect(told(diagnostics)).toEqual(['1:1 file-too-large']);
  });
});
