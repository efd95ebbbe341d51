import type { Example, Rule } from '../../budget/rule.ts';
import { type Profile, profiles, severityUnder } from '../../budget/rule-book.ts';
import { severityWords } from '../../diagnostics/severity.ts';
import { inMarkdown } from './markdown.ts';

/** How a rule weighs, as users read it. */
export function weightOf(rule: Rule, profile: Profile): string {
  return severityWords[severityUnder(rule, profile)];
}

/** A rule's page under docs/rules, in Markdown; made from the rule's own file and nothing else. */
export function rulePage(rule: Rule): string {
  const { id, title, basis, explanation, examples } = rule;
  return [
    `# ${inMarkdown(title)}`,
    '',
    `代码 \`${id}\` · ${profiles.map((profile) => `${profile} ${weightOf(rule, profile)}`).join(' · ')} · ${waivableWords(rule)}`,
    '',
    inMarkdown(explanation),
    '',
    `依据：${inMarkdown(basis)}`,
    ...examples.flatMap((example) => ['', ...exampleLines(example)]),
    '',
  ].join('\n');
}

/** Whether 豁免 may speak of the rule. */
export function waivableWords({ isWaivable }: Rule): string {
  return isWaivable === false ? '不能豁免' : '可以豁免';
}

function exampleLines({ title, projects, sheet, expected }: Example): readonly string[] {
  const files = [
    ...(sheet === undefined ? [] : [{ name: '单位.yaml', text: sheet }]),
    ...projects.map((text, index) => ({ name: exampleFile(index), text })),
  ];
  return [
    `## ${expected.length > 0 ? '错' : '对'}：${inMarkdown(title)}`,
    ...files.flatMap(({ name, text }) => ['', `\`${name}\``, '', '```yaml', text.replace(/\n$/, ''), '```']),
    '',
    ...(expected.length === 0 ? ['没有发现问题。'] : ['```text', ...expected, '```']),
  ];
}

/** The name under which an example's project is told of in `expected`. */
export function exampleFile(index: number): string {
  return `${String(index + 1).padStart(2, '0')}.yaml`;
}
