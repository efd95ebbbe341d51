import { describe, expect, it } from 'vitest';
import { findConflictMarks } from '../../src/yaml/conflict-marks.ts';
import { parse, understand } from '../../src/yaml/parse.ts';

const source = (text: string) => ({ file: '项目/01-校舍维修.yaml', text });
const conflict = '<<<<<<< HEAD\n名称: 甲\n=======\n名称: 乙\n>>>>>>> main\n';

describe('conflict marks', () => {
  it.each([
    ['of git', `项目名称: 甲\n${conflict}`, 2, 0],
    ['of git with the base', conflict.replace('=======', '||||||| 1234567\n名称: 丙\n======='), 1, 0],
    ['longer than usual', conflict.replace(/[<=>]{7}/g, (mark) => mark.repeat(2)), 1, 0],
    ['with Windows line breaks', `项目名称: 甲\r\n${conflict.replaceAll('\n', '\r\n')}`, 2, 0],
    ['more than once', `${conflict}资金:\n${conflict}`, 1, 1],
    ['of which one is left', '名称: 甲\n>>>>>>> main\n', 2, 0],
    ['of which the middle is left', '名称: 甲\n=======\n名称: 乙\n', 2, 0],
  ])('%s are one finding at their line, and nothing else is said', (_, text, line, others) => {
    const { diagnostics } = parse(source(text));
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['conflict-mark', 'error']]);
    const [found] = diagnostics;
    expect(text.slice(0, found?.span.start).split('\n')).toHaveLength(line);
    expect(found?.related ?? []).toHaveLength(others);
    expect(understand(source(text), () => ['项目名称']).located).toBeNull();
  });

  it.each([
    ['inside of a text', '绩效目标: |-\n  <<<<<<< HEAD\n  =======\n'],
    ['behind a number sign', '# ======= 以下为新增 =======\n名称: 甲\n'],
    ['that are too short', '名称: 甲\n# <<\n'],
    ['that stand in the line', '名称: 甲 <<<<<<< 乙\n'],
  ])('are none %s', (_, text) => expect(findConflictMarks(source(text))).toBeNull());
});
