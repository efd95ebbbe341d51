import { quote } from '../../diagnostics/quote.ts';
import type { Rule } from '../rule.ts';

/** Two projects of one name are one project entered twice, or two that nobody can tell apart. */
export const duplicateProject: Rule = {
  id: 'duplicate-project',
  severity: 'error',
  title: '项目名称重复',
  basis: '惯例：一个项目在表上占一行',
  *check({ 项目 }) {
    const first = new Map<string, number>();
    for (const [index, { 项目名称 }] of 项目.entries()) {
      const name = 项目名称.replace(/\s/g, '');
      const earlier = first.get(name);
      if (earlier === undefined) {
        first.set(name, index);
        continue;
      }
      yield {
        path: ['项目', index, '项目名称'],
        message: `项目名称${quote(项目名称)}与另一个项目相同。`,
        hint: '如果是同一个项目，请删去其中一个文件；如果不是，请改正名称。',
        related: [{ path: ['项目', earlier, '项目名称'], message: '首次出现在这里' }],
      };
    }
  },
};
