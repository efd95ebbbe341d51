import { type Profile, profiles } from '../../budget/rule-book.ts';
import { ruleGroups, rules } from '../../budget/rules/index.ts';
import { alignColumns } from '../columns.ts';
import { pagedCodes } from './code-pages.ts';
import { weightOf } from './rule-page.ts';

/** The rules by chapter, each with its weight under one profile or under all, aligned over all chapters. */
export function listRules(profile: Profile | null): string {
  const shown = profile === null ? profiles : [profile];
  const groups = ruleGroups.filter((group) => group.rules.length > 0);
  const rows = [
    ['规则', ...shown, '说的是'],
    ...groups.flatMap((group) =>
      group.rules.map((rule) => [rule.id, ...shown.map((name) => weightOf(rule, name)), rule.title]),
    ),
  ];
  const [head = '', ...lines] = alignColumns(rows).map((line) => `  ${line}`);
  let next = 0;
  const chapters = groups.flatMap(({ title, rules: own }) => {
    const first = next;
    next += own.length;
    return ['', title, ...lines.slice(first, next)];
  });
  const end = `共 ${rules.length} 条规则；另有 ${pagedCodes.length} 个说写法、内容和文件的代码。用 mubiao explain <代码> 看说明。`;
  return [head, ...chapters, '', end, ''].join('\n');
}
