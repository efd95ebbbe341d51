import type { Project } from '../../src/budget/unit.ts';
import type { Chance } from './chance.ts';

/** Characters of personal names from the extensions B, C, D, E and F of GB 18030; only the first row is in the everyday face. */
const RARE = [...'𣲗𪨶𫄧𫖯𫟅𬭎𬒔𬱖𬳵', ...'𠀋𡈽𢀖𪜀𪝊𫝀𫝁𫠠𬺰𭖂𮪡'];
const SURNAMES = [...'陈林黄梁何罗邓冯谢郭'];

/** Of a hundred units so many have someone in them whose name is hard to print. */
const UNITS_IN_HUNDRED = 4;

/** The projects of a unit; in a few units one of them names such a person in its name, goal and an indicator. */
export function nameSomeone(projects: readonly Project[], chance: Chance): readonly Project[] {
  if (chance.below(100) >= UNITS_IN_HUNDRED) return projects;
  const chosen = chance.below(projects.length);
  const person = `${chance.pick(SURNAMES)}${chance.pick(['文', '志', '晓', ''])}${chance.pick(RARE)}`;
  return projects.map((project, index) => (index === chosen ? nameIn(project, person) : project));
}

function nameIn(project: Project, person: string): Project {
  const [first, ...others] = project.绩效指标;
  if (first === undefined) throw new Error('a project without an indicator');
  return {
    ...project,
    项目名称: `${project.项目名称}（${person}工作室）`,
    绩效目标: `由${person}老师牵头，${project.绩效目标}`,
    绩效指标: [{ ...first, 名称: `${first.名称}（${person}）` }, ...others],
  };
}
