import { describe, expect, it } from 'vitest';
import { fixesBy, toldBy } from './shipped.ts';

describe('of the goals of 2025', () => {
  it('one says only what is paid; none is longer than 500 characters', () => {
    expect(toldBy('goal-length')).toEqual(['03:5:7 绩效目标只有 11 个字，不足 20 个字。']);
    expect(toldBy('goal-too-long')).toEqual([]);
  });

  it('two have no full stop', () => {
    expect(toldBy('goal-full-stop')).toEqual([
      '02:5:164 绩效目标以“度”结尾，没有句号。',
      '09:6:104 绩效目标以“要”结尾，没有句号。',
    ]);
    expect(fixesBy('goal-full-stop')).toEqual(['度 → 度。', '要 → 要。']);
  });

  it('one has lost the verb at its beginning', () => {
    expect(toldBy('goal-without-verb')).toEqual(['04:5:3 绩效目标以“党委领导下的基层治理体系”开头，没有动词。']);
  });

  it('the promises that no indicator measures are these, and one number is another in its indicator', () => {
    expect(toldBy('promise-without-indicator')).toEqual([
      '01:5:167 绩效目标里的“4个涉及信创改造的应用系统实现平滑迁移”没有对应的绩效指标。',
      '02:5:162 绩效目标提到“满意度”，却没有衡量满意度的指标。',
      '05:5:66 绩效目标里的“级教学成果奖培育项目4个以上”没有对应的绩效指标。',
      '09:6:41 绩效目标里的“4门课的教学和实训需要”没有对应的绩效指标。',
      '10:5:167 绩效目标里的“生师比控制在18：1以内”没有对应的绩效指标。',
      '10:5:229 绩效目标里的“专业课兼职教师比例达1:1.4”没有对应的绩效指标。',
      '10:5:244 绩效目标里的“兼职教师授课比例达45%”没有对应的绩效指标。',
      '10:5:308 绩效目标里的“500人以上的兼职教师库”没有对应的绩效指标。',
      '21:5:44 绩效目标里的“32个质量工程项目的论文发表”没有对应的绩效指标。',
    ]);
    expect(toldBy('goal-number-disagrees')).toEqual([
      '04:5:155 绩效目标写的是“3-5项”，指标“省级及以上标志性成果的数量”是“1”。',
    ]);
  });
});

describe('of the marks in the texts of 2025', () => {
  it('three are half-width, one of them in a document number', () => {
    expect(toldBy('half-width-punctuation')).toEqual([
      '11:1:29 汉字旁边的“(”是半角的。',
      '25:5:74 汉字旁边的“,”是半角的。',
      '28:5:81 汉字旁边的“[2014]”是半角的。',
    ]);
    expect(fixesBy('half-width-punctuation')).toEqual(['( → （', ', → ，', '[2014] → 〔2014〕']);
    expect(toldBy('document-number')).toEqual(['28:5:81 发文字号的年份写成了“[2014]”。']);
    expect(fixesBy('document-number')).toEqual(['[2014] → 〔2014〕']);
  });

  it('one bracket is closed by another width', () => {
    expect(toldBy('unpaired-bracket')).toEqual(['11:1:29 “(”与“）”配成一对，形状或宽度却不同。']);
    expect(fixesBy('unpaired-bracket')).toEqual(['( → （']);
  });

  it('six texts have stray spaces; those that stand for a mark are not deleted unasked', () => {
    expect(toldBy('stray-space')).toEqual([
      '07:14:16 “年度指标值”里有多余的空格。',
      '07:14:26 “年度指标值”里有 2 个连续的空格。',
      '07:14:72 “年度指标值”里有多余的空格。',
      '07:18:18 “年度指标值”里有多余的空格。',
      '07:18:27 “年度指标值”里有多余的空格。',
      '07:22:19 “年度指标值”里有多余的空格。',
      '17:26:17 “年度指标值”的末尾有多余的空格。',
      '30:14:21 “年度指标值”里有多余的空格。',
      '30:32:17 “名称”里有多余的空格。',
    ]);
    expect(fixesBy('stray-space')).toEqual(['  → ', '   → ', '  → ', '  → ', '  → ', '  → ']);
  });
});
