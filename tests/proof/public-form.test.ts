import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicForm } from '../../src/proof/public-form.ts';
import { understand } from '../../src/yaml/parse.ts';
import { withoutComments } from '../../src/yaml/without-comments.ts';

const publish = (text: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    publicForm({ file: '01.yaml', bytes: new TextEncoder().encode(text) }),
  );

describe('the public form of a file', () => {
  it.each([
    [
      'is the file itself where nothing is internal',
      '项目名称: 运维\n绩效目标: 平稳\n',
      '项目名称: 运维\n绩效目标: 平稳\n',
    ],
    ['has no 备注', '项目名称: 运维\n备注: 口头商定\n绩效目标: 平稳\n', '项目名称: 运维\n绩效目标: 平稳\n'],
    [
      'has no 调整原因',
      '项目名称: 运维\n调整原因: |-\n  甲\n  乙\n绩效目标: 平稳\n',
      '项目名称: 运维\n绩效目标: 平稳\n',
    ],
    ['has no 备注 of several lines', '项目名称: 运维\n备注: |-\n  甲\n\n  乙\n', '项目名称: 运维\n'],
    [
      'has no 豁免, of the file or of an indicator',
      '项目名称: 运维\n豁免:\n- 规则: goal-length\n  理由: 内情\n绩效指标:\n  - 名称: 甲\n    豁免:\n      - 规则: no-value\n        理由: 内情\n    备注: 内情\n  - 名称: 乙\n',
      '项目名称: 运维\n绩效指标:\n  - 名称: 甲\n  - 名称: 乙\n',
    ],
    [
      'has no comment',
      '# 谁写的\n\n项目名称: 运维 # 待定\n资金:\n  # 问过\n  财政拨款: 1\n',
      '项目名称: 运维\n资金:\n  财政拨款: 1\n',
    ],
    [
      'keeps a # that is text',
      '项目名称: C#\n绩效目标: |- # 换行\n  # 一\n  二\n# 尾\n',
      '项目名称: C#\n绩效目标: |-\n  # 一\n  二\n',
    ],
    ['keeps a byte order mark and CRLF', '\ufeff项目名称: 运维\r\n备注: 内情\r\n# 尾\r\n', '\ufeff项目名称: 运维\r\n'],
    ['keeps 备注 as a part of a text', '项目名称: "备注: 一"\n', '项目名称: "备注: 一"\n'],
    ['is made from brackets too', '{项目名称: 运维, 备注: 内情}\n', '{项目名称: 运维}\n'],
  ])('%s', (_, text, expected) => {
    expect(publish(text)).toBe(expected);
  });

  const dataOf = (text: string): unknown => understand({ file: '01.yaml', text }).located?.data;

  it('takes lines of comment as the lexer does, where there is nothing else to take', () => {
    const line = fc.constantFrom(
      '# 说明',
      '  # 说明',
      '',
      '   ',
      '项目名称: 运维',
      '绩效目标: |-',
      '  平稳',
      '  # 不是说明',
      '资金:',
      '  财政拨款: "1 # 元"',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('', '\n'), (lines, end) => {
        const text = lines.join('\n') + end;
        const { located, diagnostics } = understand({ file: '01.yaml', text });
        fc.pre(located !== null && diagnostics.length === 0);
        // A line of comment may be what ends a block: without it the text would say something else, and is written anew.
        const bare = withoutComments(text);
        const isSame = JSON.stringify(dataOf(bare)) === JSON.stringify(dataOf(text));
        if (isSame) expect(publish(text)).toBe(bare);
        else expect(dataOf(publish(text))).toEqual(dataOf(text));
      }),
      { numRuns: 500 },
    );
  });
});
