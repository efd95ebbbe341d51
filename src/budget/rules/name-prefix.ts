import { quote } from '../../diagnostics/quote.ts';
import { exampleProject } from '../example-project.ts';
import type { Rule } from '../rule.ts';
import { projectsOf } from '../walk.ts';

/** More characters than this make another name, not a slip. */
const mostDifferent = 2;
/** A shared beginning is a habit of the unit from so many names and so many characters on. */
const fewestNames = 3;
const shortestPrefix = 6;
/** So much of the shared beginning must follow the slip, or the name simply goes its own way. */
const anchor = 3;
/** Counting is no slip: 第一中学 and 第二中学, 2024年 and 2025年, 东校区 and 西校区. */
const counting = /^[\dA-Za-z一二三四五六七八九十甲乙丙丁东南西北中上下新老]*$/;

/** The names of a unit begin alike; one that differs by a character or two is a slip. */
export const namePrefix: Rule = {
  id: 'name-prefix',
  severity: 'warning',
  title: '项目名称的开头与同类项目差一两个字',
  basis: '惯例：同一单位的项目名称开头写法一致，与批复相符',
  explanation:
    '本单位半数以上的项目名称有相同的开头（主管部门和单位的名称），这一个只差一两个字，多半是漏字、多字或错字。同一部门写成两个样子，检索和汇总时会当成两家。序号、方位不同的不算。',
  examples: [
    {
      title: '漏了一个“局”字',
      projects: [
        exampleProject({ 项目名称: '市教育局南沙职校校舍维修' }),
        exampleProject({ 项目名称: '市教育局南沙职校教师培训' }),
        exampleProject({ 项目名称: '市教育局南沙职校图书购置' }),
        exampleProject({ 项目名称: '市教育南沙职校设备更新' }),
      ],
      expected: ['04.yaml:1:7 项目名称以“市教育南沙职校”开头，3 个项目都以“市教育局南沙职校”开头。'],
    },
    {
      title: '开头一致，或者本来就是另一种名称',
      projects: [
        exampleProject({ 项目名称: '市教育局南沙职校校舍维修' }),
        exampleProject({ 项目名称: '市教育局南沙职校教师培训' }),
        exampleProject({ 项目名称: '市教育局南沙职校图书购置' }),
        exampleProject({ 项目名称: '南沙职校信息化运维' }),
      ],
      expected: [],
    },
  ],
  *check(unit) {
    const names = unit.项目.map(({ 项目名称 }) => 项目名称);
    const prefix = sharedPrefix(names);
    if (prefix.length < shortestPrefix) return;
    const first = names.findIndex((name) => name.startsWith(prefix));
    const count = names.filter((name) => name.startsWith(prefix)).length;
    for (const { project, path } of projectsOf(unit)) {
      const length = nearPrefix(project.项目名称, prefix);
      if (length === null) continue;
      const written = project.项目名称.slice(0, length);
      yield {
        path: [...path, '项目名称'],
        within: { offset: 0, length },
        message: `项目名称以${quote(written)}开头，${count} 个项目都以${quote(prefix)}开头。`,
        hint: `请与批复核对；如果是笔误，开头应为${quote(prefix)}。`,
        related: [{ path: ['项目', first, '项目名称'], message: '其他项目的写法，例如这里' }],
      };
    }
  },
};

/** The longest beginning that more than half of the names have; '' where too few share any. */
function sharedPrefix(names: readonly string[]): string {
  let sharers = names;
  let prefix = '';
  for (;;) {
    const counts = new Map<string, number>();
    for (const name of sharers) {
      const next = name.charAt(prefix.length);
      if (next !== '') counts.set(next, (counts.get(next) ?? 0) + 1);
    }
    const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
    if (best === undefined || best[1] * 2 <= names.length || best[1] < fewestNames) return prefix;
    prefix += best[0];
    sharers = sharers.filter((name) => name[prefix.length - 1] === best[0]);
  }
}

/** How much of a name is the prefix with one slip in it; null where it is the prefix itself, or something else. */
function nearPrefix(name: string, prefix: string): number | null {
  if (name.startsWith(prefix)) return null;
  let same = 0;
  while (name[same] === prefix[same]) same++;
  for (let total = 1; total <= 2 * mostDifferent; total++) {
    for (let missing = Math.min(total, mostDifferent); total - missing <= mostDifferent && missing >= 0; missing--) {
      const rest = prefix.slice(same + missing);
      const extra = total - missing;
      if (rest.length < anchor || !name.startsWith(rest, same + extra)) continue;
      return isSlip(name.slice(same, same + extra), prefix.slice(same, same + missing))
        ? same + extra + rest.length
        : null;
    }
  }
  return null;
}

function isSlip(written: string, meant: string): boolean {
  const isCounted = written !== '' && meant !== '' && counting.test(written) && counting.test(meant);
  return !isCounted && written.normalize('NFKC').trim() !== meant.normalize('NFKC').trim();
}
