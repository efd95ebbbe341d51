import { profiles } from '../../budget/rule-book.ts';
import { ruleGroups } from '../../budget/rules/index.ts';
import { codeChapters } from './code-pages.ts';
import { inMarkdown } from './markdown.ts';
import { weightOf } from './rule-page.ts';

/** docs/rules/README.md: the rule book's table of contents, and the codes that are no rules. */
export function contentsPage(): string {
  return [
    '# 检查规则',
    '',
    '本文件夹由 `mubiao rules --write docs/rules` 生成，请不要手改；要改的是 `src/budget/rules/` 里各条规则自己的文件。',
    '终端里用 `mubiao rules` 看全部规则，用 `mubiao explain unit-total` 看一条的说明。',
    '',
    '`as-published` 是默认的方案，按各单位公布的现状检查；`strict` 按部标 2.0 和财预〔2021〕101号从严检查。在 `mubiao.yaml` 里选方案，也可以逐条设轻重（错误、警告、提示、关闭）。',
    '它放在单位、年度、`data` 或更上一级的文件夹里，从单位文件夹起逐级向上找，最近的一个有效，几个不合并；`--profile` 只代替其中的“方案”。',
    '不能豁免的规则（合计等）不能关闭或调轻，文件的写法、内容和位置的错误也不能。',
    '',
    '```yaml',
    '方案: strict',
    '规则:',
    '  unknown-class: 警告',
    '```',
    '',
    '知道了、决定保留的问题，写明规则和理由，就不再报出（仍会计数，不会印出）。写在指标里只管这个指标，写在项目里管整个项目，写在单位.yaml 里管整个单位：',
    '',
    '```yaml',
    '豁免:',
    '  - 规则: unknown-class',
    '    理由: 分类以批复为准，本年度代码表尚未更新',
    '```',
    ...ruleGroups
      .filter(({ rules }) => rules.length > 0)
      .flatMap(({ title, rules }) => [
        '',
        `## ${title}`,
        '',
        `| 规则 | ${profiles.join(' | ')} | 说的是 |`,
        '|---|---|---|---|',
        ...rules.map((rule) => {
          const weights = profiles.map((profile) => weightOf(rule, profile)).join(' | ');
          return `| [\`${rule.id}\`](${rule.id}.md) | ${weights} | ${inMarkdown(rule.title)} |`;
        }),
      ]),
    ...codeChapters.flatMap(({ title, pages }) => [
      '',
      `## ${title}（不是规则，不能设置或豁免）`,
      '',
      '| 代码 | 说的是 | 说明 |',
      '|---|---|---|',
      ...Object.entries(pages).map(
        ([code, page]) => `| \`${code}\` | ${inMarkdown(page.title)} | ${inMarkdown(page.explanation)} |`,
      ),
    ]),
    '',
  ].join('\n');
}
