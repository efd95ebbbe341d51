import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Shelf } from '../../src/fonts/shelf.ts';
import { breakLines } from '../../src/typeset/break-lines.ts';
import { DOUBLED, HALVED_AT_END, NO_END, NO_START } from '../../src/typeset/kinsoku.ts';
import { foundry } from '../shelf.ts';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await foundry.shelfFor(['目']);
});

/** The lines of a text in a column of `ems` ems. */
function linesOf(text: string, ems: number, indent = 0): string[] {
  return breakLines(shelf.runs('body', text), text, ems * 1000, indent * 1000).map((line) =>
    text.slice(line.start, line.end),
  );
}

describe('breaking lines', () => {
  it('keeps closing punctuation with the character before it', () => {
    expect(linesOf('打造省级优秀党支部、国家名班主任工作室', 9.5)).toEqual([
      '打造省级优秀党支部、',
      '国家名班主任工作室',
    ]);
    expect(linesOf('打造省级优秀党支部，国家', 8)).toEqual(['打造省级优秀党支', '部，国家']);
  });

  it('never leaves an opening mark at the end of a line', () => {
    expect(linesOf('校级党建工作“双创”工作室', 7)).toEqual(['校级党建工作', '“双创”工作室']);
  });

  it('keeps an operator with its number and a number with its unit', () => {
    expect(linesOf('年度指标值:≥5000人次', 7)).toEqual(['年度指标值:', '≥5000人次']);
    expect(linesOf('到账经费不低于2万元', 8)).toEqual(['到账经费不低于', '2万元']);
    expect(linesOf('省级标志性成果3-5项', 8)).toEqual(['省级标志性成果', '3-5项']);
  });

  it('keeps the name of a level and the head of a class together', () => {
    expect(linesOf('运维数；2、1-产出指标；', 8)).toEqual(['运维数；', '2、1-产出指标；']);
    expect(linesOf('1-产出指标；11-数量指标', 7)).toEqual(['1-产出指标；', '11-数量指标']);
  });

  it('does not tear the dash of two ems, nor an ellipsis', () => {
    expect(linesOf('示范基地之——智造', 6)).toEqual(['示范基地之', '——智造']);
  });

  it('breaks a token that is longer than the column instead of overflowing', () => {
    expect(linesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 5).length).toBeGreaterThan(2);
    expect(linesOf('12345678901234567890', 4).every((line) => shelf.width('body', line) <= 4000)).toBe(true);
  });

  it('does not leave a single character on the last line', () => {
    expect(linesOf('广州科技贸易职业学院校园运维项目', 15)).toEqual(['广州科技贸易职业学院校园运维', '项目']);
  });

  it('keeps spaces of the data, hanging at the end of a line', () => {
    expect(linesOf('明显提升 ', 4)).toEqual(['明显提升 ']);
    expect(linesOf('专业课程资源  8门', 6)).toEqual(['专业课程资源  ', '8门']);
  });

  it('sets an empty text as one empty line', () => {
    expect(linesOf('', 5)).toEqual(['']);
  });
});

const marks = [...NO_START, ...NO_END, '—', '…', ' '];
const letters = [...'绩效目标数量指标满意度学院项目建设2025年第一批万元𠮷AbC019'];
const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...letters) }, fc.constantFrom(...marks)), { maxLength: 120 })
  .map((characters) => characters.join(''));

describe('for any text and column', () => {
  it('the lines joined are the text, and no line is wider than the column', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 3, max: 20 }), (sample, ems) => {
        const lines = breakLines(shelf.runs('body', sample), sample, ems * 1000, 0);
        expect(lines.map((line) => sample.slice(line.start, line.end)).join('')).toBe(sample);
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(ems * 1000 + 0.02);
      }),
      { numRuns: 400 },
    );
  });

  it('a line begins or ends badly only where no line could be broken better', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 6, max: 20 }), (sample, ems) => {
        const lines = linesOf(sample, ems);
        lines.slice(1).forEach((line, index) => {
          const before = lines[index] ?? '';
          const first = [...line][0] ?? '';
          const last = [...before.trimEnd()].at(-1) ?? '';
          if (!NO_START.has(first) && !NO_END.has(last)) return;
          expect(hasCleanBreak(before)).toBe(false);
        });
      }),
      { numRuns: 400 },
    );
  });
});

/** Whether a line could have been broken between two Han characters inside it: then it need not have ended badly. */
function hasCleanBreak(line: string): boolean {
  return (
    /\p{Script=Han}\p{Script=Han}/u.test([...line].slice(0, -1).join('')) &&
    !DOUBLED.has(line) &&
    !HALVED_AT_END.has(line)
  );
}
