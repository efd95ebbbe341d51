import { describe, expect, it } from 'vitest';
import { describeStep } from '../../src/build/plan-words.ts';
import { filesOf, project } from './story.ts';
import { openWorks } from './works.ts';

const folders = ['data/2025/图书馆', 'data/2025/学校'];
const overview = { since: null };
const none: readonly string[] = [];
const overviewOf = (name: string): string => `2025/${name}/项目支出绩效目标总览.pdf`;

async function openBuilt() {
  const works = openWorks(filesOf('图书馆', '学校'));
  await works.build({ folders });
  works.workspace.pass(60_000);
  return works;
}

describe('the overview', () => {
  it('is made only where it is asked for', async () => {
    const works = await openBuilt();
    expect(works.outputs().filter((file) => file.includes('总览'))).toEqual([]);
    const run = await works.build({ folders, formats: none, overview });
    expect(run.steps.map(describeStep)).toEqual([
      '生成 data/2025/图书馆：2025/图书馆/项目支出绩效目标总览.pdf 还没有按现在的数据、模板和 --since 的版本生成。',
      '生成 data/2025/学校：2025/学校/项目支出绩效目标总览.pdf 还没有按现在的数据、模板和 --since 的版本生成。',
    ]);
    expect(works.output(overviewOf('图书馆'))).toMatch(/^图书馆总览，发现 \d+ 处，自 无 pdf 1970$/);
  });

  it('does not make the forms look old, nor they it', async () => {
    const works = await openBuilt();
    const before = works.output('2025/学校/项目支出绩效目标表.pdf');
    await works.build({ folders, formats: none, overview });
    expect((await works.build({ folders })).results).toEqual(['kept', 'kept']);
    expect((await works.build({ folders, formats: none, overview })).results).toEqual(['kept', 'kept']);
    expect((await works.build({ folders, overview })).results).toEqual(['kept', 'kept']);
    expect(works.output('2025/学校/项目支出绩效目标表.pdf')).toBe(before);
  });

  it('is made anew when its template changes, and nothing else is', async () => {
    const works = await openBuilt();
    await works.build({ folders, overview });
    await works.write('house/templates/项目支出绩效目标总览.hbs', '新模板');
    expect((await works.build({ folders })).results).toEqual(['kept', 'kept']);
    const run = await works.build({ folders, formats: none, overview });
    expect([run.results, run.reasons]).toEqual([
      ['built', 'built'],
      ['unmade', 'unmade'],
    ]);
    expect((await works.build({ folders, overview })).results).toEqual(['kept', 'kept']);
  });

  it('is made anew for another version to compare with, and for none', async () => {
    const works = await openBuilt();
    for (const since of ['提交 1', '提交 2', null]) {
      expect((await works.build({ folders, formats: none, overview: { since } })).results).toEqual(['built', 'built']);
      expect(works.output(overviewOf('学校'))).toContain(`自 ${since ?? '无'}`);
      expect((await works.build({ folders, formats: none, overview: { since } })).results).toEqual(['kept', 'kept']);
    }
  });

  it.each([
    ['the data', 'data/2025/学校/项目/01.yaml', project.replace('购置经费', '更新经费')],
    ['mubiao.yaml, which decides what is found', 'data/2025/学校/mubiao.yaml', '方案: strict\n'],
    [
      'a waiver',
      'data/2025/学校/项目/01.yaml',
      `${project}\n豁免:\n  - 规则: indicator-count\n    理由: 只有一项工作。\n`,
    ],
  ])('is made anew when this changes: %s', async (_, file, text) => {
    const works = await openBuilt();
    await works.build({ folders, overview });
    await works.write(file, text);
    expect((await works.build({ folders, formats: none, overview })).results).toEqual(['kept', 'built']);
    // The forms were not asked for, and are known to be old.
    expect((await works.build({ folders })).results).toEqual(['kept', 'built']);
  });

  it('is made again where it was edited or deleted by hand', async () => {
    const works = await openBuilt();
    await works.build({ folders, overview });
    await works.write(`out/${overviewOf('图书馆')}`, '改过');
    await works.workspace.remove(`out/${overviewOf('学校')}`);
    const { reasons } = await works.build({ folders, overview });
    expect(reasons).toEqual(['edited', 'missing']);
    expect(works.output(overviewOf('图书馆'))).toContain('图书馆总览');
  });

  it('of a unit with errors is not made, and the last one stays', async () => {
    const works = await openBuilt();
    await works.build({ folders, overview });
    const before = works.output(overviewOf('学校'));
    await works.write('data/2025/学校/项目/01.yaml', project.replace('50.10', '60.00'));
    expect((await works.build({ folders, overview })).results).toEqual(['kept', 'refused']);
    expect(works.output(overviewOf('学校'))).toBe(before);
  });

  it('is said to be unreadable where its template is not there, and only to those who ask for it', async () => {
    const works = await openBuilt();
    await works.workspace.remove('house/templates/项目支出绩效目标总览.hbs');
    expect((await works.build({ folders })).results).toEqual(['kept', 'kept']);
    await expect(works.build({ folders, overview })).rejects.toThrow('house/templates/项目支出绩效目标总览.hbs');
  });

  it('goes with a unit that is gone', async () => {
    const works = await openBuilt();
    await works.build({ folders, overview });
    for (const file of ['单位.yaml', '项目/01.yaml']) await works.workspace.remove(`data/2025/学校/${file}`);
    const { results } = await works.build({ folders: ['data/2025/图书馆'] });
    expect(results).toEqual(['kept', 'removed']);
    expect(works.outputs().filter((file) => file.includes('学校'))).toEqual([]);
  });
});
