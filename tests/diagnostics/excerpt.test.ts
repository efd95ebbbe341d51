import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../src/diagnostics/excerpt.ts';
import type { Span } from '../../src/diagnostics/span.ts';

function mark(text: string, part: string): Span {
  const start = text.indexOf(part);
  return { source: { file: '单位.yaml', text }, start, end: start + part.length };
}

describe('excerpt', () => {
  it('puts two carets under each Han character, with a line of context before and after', () => {
    expect(excerpt(mark('合计:\n  财政拔款: 3,300.00\n  总计: 1\n绩效目标: 好', '财政拔款'))).toBe(
      ['  1 │ 合计:', '  2 │   财政拔款: 3,300.00', '    │   ^^^^^^^^', '  3 │   总计: 1'].join('\n'),
    );
  });

  it('stands under the right character after Han text on the same line', () => {
    const lines = excerpt(mark('项目名称：甲', '：')).split('\n');
    expect(lines).toEqual(['  1 │ 项目名称：甲', '    │         ^^']);
  });

  it('widens the gutter with the line numbers', () => {
    const text = Array.from({ length: 12 }, (_, index) => `第${index + 1}行`).join('\r\n');
    expect(excerpt(mark(text, '第10行')).split('\n')[0]).toBe('   9 │ 第9行');
    expect(excerpt(mark(text, '第10行')).split('\n')[1]).toBe('  10 │ 第10行');
  });

  it('shows a caret where a span is empty, also at the end of the file', () => {
    expect(excerpt({ source: { file: 'a', text: '名称:' }, start: 5, end: 5 })).toBe('  1 │ 名称:\n    │      ^');
    expect(excerpt({ source: { file: 'a', text: '名称:\n' }, start: 4, end: 4 })).toContain('^');
  });

  it('expands tabs, so that the caret stays in place', () => {
    expect(excerpt(mark('\t- 名称', '名称'))).toBe('  1 │     - 名称\n    │       ^^^^');
  });

  it('shows pictures of controls instead of sending them to the terminal', () => {
    expect(excerpt(mark('名称: \u001b[31m红', '红'))).toContain('␛[31m红');
  });

  it('windows a line of thousands of characters around the span', () => {
    const text = `${'目标'.repeat(3000)}错${'字'.repeat(3000)}`;
    const [line = '', caret = ''] = excerpt(mark(text, '错'), { columns: 60 }).split('\n');
    expect(stringWidth(line)).toBeLessThanOrEqual(60);
    expect(line).toMatch(/^ {2}1 │ ….*错.*…$/);
    const before = line.slice(0, line.indexOf('错'));
    expect(caret.indexOf('^')).toBe(stringWidth(before) - stringWidth('  1 │') + '    │'.length);
  });

  it('has nothing to show of a file that was not read', () => {
    expect(excerpt({ source: { file: '单位.yaml', text: '' }, start: 0, end: 0 })).toBe('');
  });

  it('paints gutter and carets if asked', () => {
    const paint = { gutter: (text: string) => `<${text}>`, caret: (text: string) => `{${text}}` };
    expect(excerpt(mark('甲', '甲'), { paint })).toBe('<  1 │> 甲\n<    │> {^^}');
  });

  it('never throws and never grows wider than the terminal, whatever the span', () => {
    const anyText = fc.string({
      unit: fc.constantFrom('目', 'a', '\t', '\n', '\r\n', '𰻝', '😀', '\u0000', ' ', '：'),
      maxLength: 300,
    });
    fc.assert(
      fc.property(anyText, fc.nat(300), fc.nat(40), (text, start, length) => {
        const from = Math.min(start, text.length);
        const frame = excerpt(
          { source: { file: 'a', text }, start: from, end: Math.min(from + length, text.length) },
          { columns: 50 },
        );
        for (const line of frame.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(50);
        expect(frame === '' || frame.includes('^')).toBe(true);
      }),
    );
  });
});
