import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redlineText } from '../../src/history/redline-text.ts';

const marked = (before: string, after: string): string =>
  redlineText(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

/** Indicators as the form prints them, one behind the other. */
const printed = (...indicators: readonly string[]): string =>
  indicators
    .map((one, index) => {
      const [kind, name, value] = one.split(' ');
      return `${index + 1}、1-产出指标；${kind}；${name}；实施周期指标值:${value}；年度指标值:${value}。`;
    })
    .join('');
const [count, users, faults, updates, onTime] = [
  '11-数量指标 故障工单关闭数 100%',
  '11-数量指标 系统受益用户数 ≥10000',
  '12-质量指标 平均故障率 ≤10%',
  '12-质量指标 数据更新率 100%',
  '13-时效指标 按时完成率 100%',
] as const;
const whole = (number: number, indicator: string): string =>
  printed(...Array.from({ length: number }, () => indicator)).replace(new RegExp(`^.*。(?=${number}、)`), '');

describe('a text with the changes in it', () => {
  it.each([
    [
      'an indicator that came is one piece, and numbers go on from it',
      printed(count, faults, updates),
      printed(count, users, faults, updates),
      `${whole(1, count)}{+${whole(2, users)}+}[-2-]{+3+}${whole(2, faults).slice(1)}[-3-]{+4+}${whole(3, updates).slice(1)}`,
    ],
    [
      'an indicator that went from the end is one piece',
      printed(count, users),
      printed(count),
      `${whole(1, count)}[-${whole(2, users)}-]`,
    ],
    [
      'one that moved is gone from its place and whole in another, those between keep their words',
      printed(count, users, faults),
      printed(faults, count, users),
      `{+${whole(1, faults)}+}[-1-]{+2+}${whole(1, count).slice(1)}[-2-]{+3+}${whole(2, users).slice(1)}[-${whole(3, faults)}-]`,
    ],
    [
      'a value is a word in its place',
      printed(count, onTime),
      printed(count, '13-时效指标 按时完成率 ≥90%'),
      `${whole(1, count)}2、1-产出指标；13-时效指标；按时完成率；实施周期指标值:[-100%-]{+≥90%+}；年度指标值:[-100%-]{+≥90%+}。`,
    ],
    [
      'a class is one word',
      printed(count),
      printed(count.replace('11-数量指标', '12-质量指标')),
      '1、1-产出指标；[-11-数量指标-]{+12-质量指标+}；故障工单关闭数；实施周期指标值:100%；年度指标值:100%。',
    ],
    [
      'two paragraphs made of one lose no word: only the mark between them changed',
      '做好十四个应用系统的日常运维，完成通讯链路的租赁。',
      '做好十四个应用系统的日常运维。\n完成通讯链路的租赁。',
      '做好十四个应用系统的日常运维[-，-]{+。\n+}完成通讯链路的租赁。',
    ],
    [
      'a paragraph in the middle',
      '一、做好运维。\n三、完成培训。',
      '一、做好运维。\n二、租赁链路。\n三、完成培训。',
      '一、做好运维。\n{+二、租赁链路。\n+}三、完成培训。',
    ],
    ['an amount', '15,448.37', '15,468.37', '[-15,448.37-]{+15,468.37+}'],
    ['a text that came', '', '见批复。', '{+见批复。+}'],
    ['a character and the selector of its form', '葛\u{e0100}城', '葛\u{e0101}城', '[-葛\u{e0100}-]{+葛\u{e0101}+}城'],
  ])('%s', (_, before, after, expected) => expect(marked(before, after)).toBe(expected));

  it('is both texts, of pieces that say something, and never two of a kind in a row', () => {
    const words = [
      '运维',
      '系统',
      '的',
      '，',
      '。',
      '\n',
      '14个',
      '1、',
      '2、',
      '12-质量指标',
      '；',
      '保障',
      '满意度',
      'A',
      '。\ufe01',
      '\u793c\ufe00',
    ];
    const text = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = redlineText(before, after);
        const without = (kind: string) => pieces.map((one) => (one.kind === kind ? '' : one.text)).join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
        for (const [index, piece] of pieces.entries()) {
          expect(piece.text).not.toBe('');
          expect(piece.text).not.toMatch(/^\p{M}/u);
          expect(pieces[index + 1]?.kind).not.toBe(piece.kind);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is found in good time for hundreds of sentences', () => {
    const text = (step: number) =>
      Array.from({ length: 400 }, (_, index) => `第${index * step}项工作按时完成，质量合格。`).join('');
    const start = performance.now();
    redlineText(text(1), text(7));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
