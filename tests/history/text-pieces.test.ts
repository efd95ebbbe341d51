import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesBetween } from '../../src/history/text-pieces.ts';
import { wordsOf } from '../../src/history/words.ts';

const marked = (before: string, after: string): string =>
  piecesBetween(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('words', () => {
  it.each([
    ['购置≥5000人次、3.5万元、约1,237人', '购置|≥5000人次|、|3.5万元|、|约|1,237人'],
    ['2025年6月30日前完成率≥90%', '2025年6月30日|前|完成|率|≥90%'],
    ['依据《职业教育法（2022年修订）》办理', '依据|《职业教育法（2022年修订）》|办理'],
    ['财预〔2021〕101号', '财|预|〔2021〕101号'],
    ['14门核心课程，80%—90%', '14门|核心|课程|，|80%|—|90%'],
    ['一是做好。\n二是×', '一是|做好|。|\n|二|是|×'],
    ['', ''],
  ])('of “%s” are “%s”', (text, words) => expect(wordsOf(text).join('|')).toBe(words));

  it('together are the text', () => {
    const text = fc.string({
      unit: fc.constantFrom('《', '》', '一', '二是', '9', '0', '.', ',', '年', '月', '%', 'A', ' ', '\n', '𠮷', '≥'),
    });
    fc.assert(
      fc.property(text, (one) => {
        expect(wordsOf(one).join('')).toBe(one);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the pieces of a text', () => {
  it.each([
    ['一个数连同单位', '做好14个系统的运维。', '做好16个系统的运维。', '做好[-14个-]{+16个+}系统的运维。'],
    ['一个词', '保障正常、稳定运行', '保障安全、稳定运行', '保障[-正常-]{+安全+}、稳定运行'],
    ['加一句在句首', '做好运维。完成租赁。', '做好运维。完成采购。完成租赁。', '做好运维。{+完成采购。+}完成租赁。'],
    [
      '删一段',
      '一、运维。\n二、租赁。\n三、培训。',
      '一、运维。\n三、培训。',
      '一、运维。\n[-二、租赁。\n-]三、培训。',
    ],
    [
      '列举里逐项',
      '建设A、B、C三个基地',
      '建设甲、乙、丙三个基地',
      '建设[-A-]{+甲+}、[-B-]{+乙+}、[-C-]{+丙+}三个基地',
    ],
    [
      '重写的一句不拆成碎片',
      '完成通讯链路租赁，满足全校师生的上网需要。',
      '采购新的核心交换机，使全校师生的宿舍网络提速。',
      '[-完成通讯链路租赁，满足全校师生的上网需要-]{+采购新的核心交换机，使全校师生的宿舍网络提速+}。',
    ],
    ['全新的', '', '见批复', '{+见批复+}'],
    ['没有改的', '见批复', '见批复', '见批复'],
  ])('are told by the word: %s', (_, before, after, expected) => expect(marked(before, after)).toBe(expected));

  it('make both versions, never two of a kind in a row, what goes before what comes', () => {
    const word = fc.constantFrom(
      '运维',
      '系统',
      '的',
      '，',
      '。',
      '\n',
      '14个',
      '16个',
      '保障',
      '教职工',
      '满意',
      '度',
      'A',
      '、',
    );
    const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = piecesBetween(before, after);
        const without = (kind: string) => pieces.map((one) => (one.kind === kind ? '' : one.text)).join('');
        expect([without('added'), without('removed')]).toEqual([before, after]);
        const kinds = pieces.map(({ kind }) => kind);
        for (const [index, kind] of kinds.entries()) {
          expect(kinds[index + 1]).not.toBe(kind);
          if (kind === 'added') expect(kinds[index + 1]).not.toBe('removed');
        }
        expect(pieces.every((one) => one.text !== '')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('of texts of thousands of characters are found in good time', () => {
    const line = (index: number) => `第${index}项工作按时完成，质量合格，服务对象满意。\n`;
    const before = Array.from({ length: 300 }, (_, index) => line(index)).join('');
    const after = Array.from({ length: 300 }, (_, index) => line(index * 7)).join('');
    const start = performance.now();
    piecesBetween(before, after);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
