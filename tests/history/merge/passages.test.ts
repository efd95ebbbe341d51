import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../src/history/merge/lines-of.ts';
import { type Passage, passagesOf } from '../../../src/yaml/passages.ts';
import { goodFile } from '../../yaml/authored.ts';

const data = fileURLToPath(new URL('../../../data', import.meta.url));
const shipped = readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));

/** The text that the passages of a text make. */
function rewritten(text: string): string {
  const passage = passagesOf(text);
  expect(passage).not.toBeNull();
  const lines = passage === null ? [] : linesOf(passage, 0);
  return lines.join('\n') + (text.endsWith('\n') ? '\n' : '');
}

describe('the passages of a file', () => {
  it('hold every character of it, and its data', () => {
    fc.assert(
      fc.property(goodFile, ({ text, data: expected }) => {
        const plain = text.replaceAll('\r\n', '\n');
        expect(rewritten(plain)).toBe(plain);
        expect(passagesOf(plain)?.data).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it.each(shipped)('hold every character of %s', (name) => {
    const text = readFileSync(join(data, name), 'utf8');
    expect(rewritten(text)).toBe(text);
  });

  it('belong to the members that people would say', () => {
    const text = `# 本文件的说明

# 关于资金
资金: # 万元
  # 批复
  财政拨款: 1.00  # 见批复

  # 结尾
目标: |-  # 段
    一
      二
表:
-   名: 一
    # 之内
    值: "长
     文" # 尾
- [甲, 乙]
# 完
`;
    expect(rewritten(text)).toBe(text);
    const texts = (rows: readonly { readonly text: string }[] = []) => rows.map((row) => row.text);
    const [money, goal, list] = passagesOf(text)?.members ?? [];
    expect(texts(money?.gap)).toEqual(['# 本文件的说明', '']);
    expect(texts(money?.lead)).toEqual(['# 关于资金']);
    expect(money?.comment).toBe(' # 万元');
    expect(money?.members?.map(({ comment, lead }) => [comment, ...texts(lead)])).toEqual([['  # 见批复', '# 批复']]);
    expect(texts(money?.tail)).toEqual(['', '# 结尾']);
    expect(goal).toMatchObject({
      value: ' |-',
      comment: '  # 段',
      isBlock: true,
      body: [{ indent: 4 }, { indent: 6 }],
    });
    const [first, second] = list?.members ?? [];
    expect(first).toMatchObject({ isOnDash: true, offset: 4, data: { 名: '一', 值: '长 文' } });
    expect(second).toMatchObject({ members: null, value: ' [甲, 乙]', data: ['甲', '乙'] });
  });

  it('are written at another column with all that is in them', () => {
    const [list] = passagesOf('表:\n  - 名: 一\n    # 之内\n    段: |-\n      甲\n\n        乙\n')?.members ?? [];
    const [item] = list?.members ?? [];
    expect(linesOf(item as Passage, 0)).toEqual(['- 名: 一', '  # 之内', '  段: |-', '    甲', '', '      乙']);
  });

  it.each([
    ['a key with a question mark', '? 甲\n: 1\n'],
    ['a comment inside of brackets', '甲: [一, # 注\n  二]\n'],
    ['a comment between a key and its text', '甲: # 注\n  一\n'],
    ['a list', '- 甲\n'],
    ['a mistake', '甲: [\n'],
  ])('are not made of %s', (_, text) => expect(passagesOf(text)).toBeNull());
});
