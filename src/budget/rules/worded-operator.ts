import { exampleProject } from '../example-project.ts';
import { hanRemainderIn, meaningOfWord } from '../operator.ts';
import type { Finding, Rule } from '../rule.ts';
import { type Target, targetsOf } from '../target.ts';
import type { TargetValue } from '../target-value.ts';

/** A word in place of a sign: either the sign should stand there, or nobody knows when the target is met. */
export const wordedOperator: Rule = {
  id: 'worded-operator',
  isFixedOnRequest: true,
  severity: 'info',
  title: '用文字代替比较符号',
  basis: '惯例：指标值的大小关系写成 ≥、≤、=、＞、＜',
  explanation:
    '“以上、至少、不低于”说的是 ≥，写成符号才能录入系统、自动核对；“约、余、左右”没有说清算不算完成，执行后容易争论。每个指标值只提示第一处。',
  examples: [
    {
      title: '约数',
      projects: [exampleProject({ 绩效指标: [{ 名称: '资助学生数', 年度指标值: '约1237人' }] })],
      expected: ['01.yaml:9:12 指标值用了文字“约”，没有说清达到多少才算完成。'],
    },
    {
      title: '可以写成符号',
      projects: [
        exampleProject({ 绩效指标: [{ 分类: '31-服务对象满意度', 名称: '师生满意度', 年度指标值: '85%以上' }] }),
      ],
      expected: ['01.yaml:9:12 指标值用文字“以上”代替了比较符号“≥”。'],
    },
    {
      title: '写成了符号',
      projects: [
        exampleProject({
          绩效指标: [
            { 名称: '资助学生数', 年度指标值: '≥1237人' },
            { 分类: '31-服务对象满意度', 名称: '师生满意度', 年度指标值: '≥85%' },
          ],
        }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    for (const target of targetsOf(unit)) {
      const found = findWord(target);
      if (found !== null) yield { path: target.path, ...found };
    }
  },
};

type Told = Omit<Finding, 'path'>;

function findWord({ text, values, value }: Target): Told | null {
  const worded = values.find(({ adverbOffset }) => adverbOffset !== null);
  if (worded === undefined || worded.adverbOffset === null) {
    const offset = hanRemainderIn(text);
    return offset < 0 ? null : blurred(text.charAt(offset), offset, '请写出确切的数，例如“≥100名”。');
  }
  const { adverb, adverbOffset: offset, operator, digits, unit, means } = worded;
  const meant = meaningOfWord(adverb);
  if (meant === null)
    return blurred(adverb, offset, `请写明方向，例如“≥${digits}${unit}”；数是确定的就写“=${digits}${unit}”。`);
  const within = { offset, length: adverb.length };
  if (operator !== '' && means !== meant) {
    const message = `指标值写了“${operator}”，又写“${adverb}”，两者说的方向不同。`;
    return { within, message, hint: `请只留下一个，例如“≥${digits}${unit}”。` };
  }
  const message =
    operator === ''
      ? `指标值用文字“${adverb}”代替了比较符号“${meant}”。`
      : `指标值已经写了“${operator}”，“${adverb}”是多余的。`;
  const repaired = `${meant}${digits}${unit}`;
  if (value === null || !isWhole(value, text)) return { within, message, hint: `请把这一处写成“${repaired}”。` };
  return { message, hint: `请写成“${repaired}”。`, within: { offset: 0, length: text.length }, fix: repaired };
}

function blurred(word: string, offset: number, hint: string): Told {
  const message = `指标值用了文字“${word}”，没有说清达到多少才算完成。`;
  return { within: { offset, length: word.length }, message, hint };
}

/** Whether the text holds nothing but what was read, so that it can be written anew. */
function isWhole({ subject, operator, adverb, digits, unit }: TargetValue, text: string): boolean {
  const read = operator.length + adverb.length + digits.length + unit.length;
  return subject === '' && text.replace(/\s/g, '').length === read;
}
