import * as z from 'zod/mini';
import { quote } from '../../diagnostics/quote.ts';
import { isLighter, severityWords } from '../../diagnostics/severity.ts';
import type { Fault } from '../fault.ts';
import type { Rule } from '../rule.ts';
import { isProfile, profiles, severityOf, weightWords } from '../rule-book.ts';
import { rules } from '../rules/index.ts';
import { suggest } from '../suggest.ts';
import { metaOf } from './fields.ts';
import { line } from './text.ts';
import { unknownRule } from './waivers.ts';

/** How people who know other tools would say it. */
const foreignWords: Readonly<Record<string, string>> = {
  error: '错误',
  warn: '警告',
  warning: '警告',
  info: '提示',
  off: '关闭',
  关: '关闭',
  不检查: '关闭',
};

/** mubiao.yaml: the profile, and what is set otherwise for single rules; these are made when there is such a file. */
export const settingsSchema = z
  .strictObject({
    方案: z.exactOptional(line('方案', testProfile)),
    get 规则() {
      return z.exactOptional(weights());
    },
  })
  .check(z.meta({ title: 'mubiao.yaml', description: '检查的方案和各条规则的轻重。' }));

function weights() {
  const byRule = Object.fromEntries(
    rules.map(({ id, title, explanation }) => {
      return [id, z.exactOptional(z.string().check(z.meta({ title, description: explanation })))];
    }),
  );
  return z.catchall(z.object(byRule), z.string()).check(z.check(checkWeights), z.meta(metaOf('规则')));
}

function testProfile(text: string): readonly Fault[] {
  if (isProfile(text)) return [];
  const meant = suggest(text, profiles);
  const hint = meant === null ? `可以写 ${profiles.join(' 或 ')}。` : `是否想写“${meant}”？`;
  return [{ code: 'bad-setting', message: `没有方案${quote(text)}。`, hint }];
}

function checkWeights({ value, issues }: z.core.ParsePayload<Record<string, string | undefined>>): void {
  for (const [id, word = ''] of Object.entries(value)) {
    const fault = faultOf(id, word.trim());
    if (fault !== null) issues.push({ code: 'custom', input: word, path: [id], params: { fault } });
  }
}

function faultOf(id: string, word: string): Fault | null {
  const rule = rules.find((known) => known.id === id);
  if (rule === undefined) {
    return {
      ...unknownRule(
        id,
        rules.map((known) => known.id),
      ),
      part: 'key',
    };
  }
  const severity = severityOf(word);
  if (severity === undefined) {
    const meant = foreignWords[word.toLowerCase()];
    const hint = meant === undefined ? `可以写：${weightWords.join('、')}。` : `是否想写“${meant}”？`;
    return { code: 'bad-setting', message: `规则“${id}”的轻重不能写成${quote(word)}。`, hint };
  }
  return isFirm(rule) && isLighter(severity, rule.severity) ? firm(rule, word) : null;
}

/** What may not be waived may not be switched off either: the form's sums are what its readers rely on. */
function isFirm({ isWaivable }: Rule): boolean {
  return isWaivable === false;
}

function firm({ id, title, severity }: Rule, word: string): Fault {
  const message = `规则“${id}”（${title}）是必须守住的，不能设为“${word}”。`;
  return { code: 'bad-setting', message, hint: `请删去这一行，它就是“${severityWords[severity]}”。` };
}
