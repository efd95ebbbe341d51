import { createColors } from 'picocolors';
import type { Rule } from '../../budget/rule.ts';
import { profiles } from '../../budget/rule-book.ts';
import { rules } from '../../budget/rules/index.ts';
import type { CodePage } from './code-page.ts';
import { codePage } from './code-pages.ts';
import { exampleFile, waivableWords, weightOf } from './rule-page.ts';

type Paint = ReturnType<typeof createColors>;

/** The page of a rule or a code for a terminal; ends in a line break. `code` is a known one. */
export function terminalPage(code: string, hasColours: boolean): string {
  const paint = createColors(hasColours);
  const rule = rules.find(({ id }) => id === code);
  const page = codePage(code);
  const lines = rule !== undefined ? ruleLines(rule, paint) : page !== null ? codeLines(code, page, paint) : [];
  return lines.map((line) => `${line}\n`).join('');
}

function ruleLines(rule: Rule, paint: Paint): readonly string[] {
  const { id, title, basis, explanation, examples } = rule;
  const weights = profiles.map((profile) => `${profile} ${weightOf(rule, profile)}`).join('，');
  const stories = examples.flatMap(({ title: about, projects, sheet, expected }) => [
    '',
    `${expected.length > 0 ? paint.red('错') : paint.green('对')}：${about}`,
    ...(sheet === undefined ? [] : listing('单位.yaml', sheet, paint)),
    ...projects.flatMap((text, index) => listing(exampleFile(index), text, paint)),
    ...(expected.length > 0 ? expected.map((line) => `  ${paint.bold('发现')} ${line}`) : ['  没有发现问题。']),
  ]);
  return [
    `${paint.bold(title)}${paint.dim(`[${id}]`)}`,
    '',
    explanation,
    '',
    `依据：${basis}`,
    `轻重：${weights}；${waivableWords(rule)}。`,
    ...stories,
  ];
}

function codeLines(code: string, { title, explanation, example }: CodePage, paint: Paint): readonly string[] {
  return [
    `${paint.bold(title)}${paint.dim(`[${code}]`)}`,
    '',
    explanation,
    ...(example === undefined
      ? []
      : [
          '',
          `${paint.red('错')}：`,
          ...quoted(example.wrong, paint),
          `${paint.green('对')}：`,
          ...quoted(example.right, paint),
        ]),
  ];
}

function listing(name: string, text: string, paint: Paint): readonly string[] {
  return [`  ${paint.dim(name)}`, ...quoted(text.replace(/\n$/, ''), paint)];
}

function quoted(text: string, paint: Paint): readonly string[] {
  return text.split('\n').map((line) => `  ${paint.dim('│')} ${line}`);
}
