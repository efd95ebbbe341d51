import { describe, expect, it } from 'vitest';
import { reportFault } from '../../src/cli/fault.ts';
import type { Host } from '../../src/cli/host.ts';
import { readInstant } from '../../src/cli/instant.ts';
import { openPretty } from '../../src/cli/pretty.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { openMemory } from '../../src/workspace/memory.ts';

const source = { file: 'data/2025/广州图书馆/单位.yaml', text: '单位名称: 广州图书馆\n' };
const finding: Diagnostic = {
  code: 'name-differs',
  severity: 'warning',
  message: '名称\u001b[31m不同。',
  span: { source, start: 6, end: 11 },
  related: [{ message: '首次出现在', span: { source, start: 0, end: 4 } }],
  hint: '请改名。',
};

describe('a finding for people', () => {
  it('has its weight, message, place, frame, related places and hint; controls are pictures', () => {
    expect(openPretty(false).describe(finding)).toBe(
      [
        '警告[name-differs]：名称␛[31m不同。',
        '  --> data/2025/广州图书馆/单位.yaml:1:7',
        '  1 │ 单位名称: 广州图书馆',
        '    │           ^^^^^^^^^^',
        '  相关：首次出现在 data/2025/广州图书馆/单位.yaml:1:1',
        '  建议：请改名。',
        '',
      ].join('\n'),
    );
  });

  it('is coloured only where colours are taken', () => {
    const controlSequence = '\u001b[';
    expect(openPretty(true).describe(finding)).toContain(`${controlSequence}33m`);
    expect(openPretty(false).describe(finding)).not.toContain(controlSequence);
  });
});

describe('a fault of ours', () => {
  function told(env: Host['env'], fault: unknown): string {
    let text = '';
    const host: Host = {
      workspace: openMemory({}),
      env,
      house: '/',
      colours: { out: false, err: false },
      out: () => {},
      err: (more) => {
        text += more;
      },
    };
    reportFault(host, fault, 'data/2025/广州图书馆');
    return text;
  }

  it('is one Chinese sentence without a stack', () => {
    expect(told({}, new TypeError('x is not a function\n    at y'))).toBe(
      '内部错误（处理 data/2025/广州图书馆 时）：TypeError: x is not a function。' +
        '这是 mubiao 的缺陷，不是数据的错误，请把这句话和所用的文件报告给维护者。\n',
    );
    expect(told({}, '不是错误')).toContain('Error: 不是错误。');
  });

  it('shows its stack to those who ask', () => {
    expect(told({ MUBIAO_DEBUG: '1' }, new Error('x'))).toMatch(/\n\s+at /);
  });
});

describe('the date in the files', () => {
  it.each([
    [undefined, '2020-01-01T00:00:00.000Z'],
    ['', '2020-01-01T00:00:00.000Z'],
    ['1735689600', '2025-01-01T00:00:00.000Z'],
    ['0', '1980-01-01T00:00:00.000Z'],
  ])('from SOURCE_DATE_EPOCH %j is %s', (given, date) => {
    expect(readInstant(given)?.toISOString()).toBe(date);
  });

  it.each(['昨天', '-1', '1.5', '1e9', ' 1', '99999999999', '1234567890123'])('is not %j', (given) => {
    expect(readInstant(given)).toBeNull();
  });
});
