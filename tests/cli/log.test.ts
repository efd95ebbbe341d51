import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newRepository, type TestRepository } from '../git.ts';
import { describeWith } from '../tools.ts';
import { classTable, projectOf, sheetOf } from './library.ts';
import { runIn } from './run.ts';

let repository: TestRepository;
beforeEach(() => {
  repository = newRepository();
});
afterEach(() => repository.remove());

const year = 'data/2025';
const unit = `${year}/广州图书馆`;
const books = `${unit}/项目/01-图书购置.yaml`;
const devices = `${unit}/项目/02-设备维护.yaml`;

/** What is told, with stars for the hashes. */
const log = async (...args: readonly string[]) => {
  const told = await runIn(repository.folder, ['log', ...args]);
  return { ...told, out: told.out.replace(/^[\da-f]{7,}|(?<=与 )[\da-f]{7,}/gm, '*') };
};

/** Submitted, extended, broken by a colon, mended, and given another name. */
function tellStory(): void {
  repository.commit('建立代码表', { [`${year}/指标分类.yaml`]: classTable });
  repository.commit('一上', {
    [`${unit}/单位.yaml`]: sheetOf('广州图书馆', '120.00'),
    [books]: projectOf('图书购置', '120.00'),
  });
  repository.git('tag', 'v2025-一上');
  repository.commit('二上：增加设备维护', {
    [`${unit}/单位.yaml`]: sheetOf('广州图书馆', '150.00'),
    [devices]: projectOf('设备维护', '30.00', '≥12次'),
  });
  repository.commit('写错了冒号', { [books]: projectOf('图书购置', '100.00').replace('拨款: ', '拨款：') });
  repository.commit('改正', {
    [`${unit}/单位.yaml`]: sheetOf('广州图书馆', '130.00'),
    [books]: projectOf('图书购置', '100.00', '≥9000册'),
  });
}

function renameUnit(): void {
  renameSync(join(repository.folder, unit), join(repository.folder, `${year}/广州市图书馆`));
  repository.commit('单位更名', { [`${year}/广州市图书馆/单位.yaml`]: sheetOf('广州市图书馆', '130.00') });
}

describeWith(['git'], 'the log of a unit', () => {
  it('says commit by commit what changed, follows the folder through another name, and does not skip what did not read', async () => {
    tellStory();
    renameUnit();
    repository.commit('说明', {
      [`${year}/广州市图书馆/项目/02-设备维护.yaml`]: `# 待定\n${projectOf('设备维护', '30.00', '≥12次')}`,
    });
    const { exit, out, err } = await log(`${year}/广州市图书馆`);
    expect(err).toBe('');
    expect(exit).toBe(0);
    expect(out).toBe(`*  2025-03-07  财务处  说明
  数据没有变化，只改了注释、写法或别的文件

*  2025-03-06  财务处  单位更名
  单位文件夹改名：data/2025/广州图书馆 → data/2025/广州市图书馆
  单位.yaml：单位名称 广州图书馆 → 广州市图书馆

*  2025-03-05  财务处  改正
  （上一次提交的数据读不出，与 * 比较）
  总计      150.00  →  130.00  -20.00（-13.33%）
  财政拨款  150.00  →  130.00  -20.00（-13.33%）
  单位.yaml 的“合计”同样改动
  项目：改动 1 个；绩效指标：改动 1 个
    改动  图书购置：资金 -20.00，绩效指标 1 处

*  2025-03-04  财务处  写错了冒号
  数据读不出：有 1 个错误
    data/2025/广州图书馆/项目/01-图书购置.yaml：“财政拨款”后面的冒号是全角的“：”，应为半角冒号加一个空格。

*  2025-03-03  财务处  二上：增加设备维护
  总计      120.00  →  150.00  +30.00（+25.00%）
  财政拨款  120.00  →  150.00  +30.00（+25.00%）
  单位.yaml 的“合计”同样改动
  项目：新增 1 个
    新增  设备维护

*  2025-03-02  财务处  一上
  新建单位：1 个项目，总计 120.00，财政拨款 120.00

data/2025/广州市图书馆：6 次提交。
`);
  });

  it('takes a file of the unit, a starting point and a number', async () => {
    tellStory();
    expect((await log(`${books}@v2025-一上`)).out).toMatch(/^\*.*一上\n {2}新建单位[^*]*广州图书馆：1 次提交。\n$/);
    const { out } = await log(unit, '-n', '1');
    expect(out).toContain('（上一次提交的数据读不出，与 * 比较）');
    expect(out).toContain('广州图书馆：1 次提交。');
    expect((await log(unit, '-n', '0')).err).toBe('错误：-n 应当是正整数，这里却是“0”。\n');
    expect((await log(unit, '--format', 'xml')).err).toBe('错误：--format 不能是“xml”，可以写 pretty、json。\n');
  });

  it('says of an earlier name where the unit went', async () => {
    tellStory();
    renameUnit();
    expect((await log(unit, '-n', '1')).out).toBe(
      [
        '*  2025-03-06  财务处  单位更名',
        '  单位文件夹改名：data/2025/广州图书馆 → data/2025/广州市图书馆，以后的历史请看 mubiao log data/2025/广州市图书馆',
        '',
        'data/2025/广州图书馆：1 次提交。',
        '',
      ].join('\n'),
    );
  });

  it('follows a unit whose 单位.yaml was written anew by its projects', async () => {
    tellStory();
    renameSync(join(repository.folder, unit), join(repository.folder, `${year}/新馆`));
    repository.commit('新馆', {
      [`${year}/新馆/单位.yaml`]: '# 全新\n合计:\n  财政拨款: 1.00\n单位名称: 新馆\n预算年度: "2025"\n',
    });
    expect((await log(`${year}/新馆`)).out).toContain('单位文件夹改名：data/2025/广州图书馆 → data/2025/新馆');
  });

  it('tells a merge as one commit, and with --merged those that it brought in', async () => {
    tellStory();
    repository.git('checkout', '--quiet', '-b', '处室');
    repository.commit('处室改设备维护', { [devices]: projectOf('设备维护', '35.00', '≥12次') });
    repository.git('checkout', '--quiet', 'main');
    repository.commit('加注释', { [books]: `# 注释\n${projectOf('图书购置', '100.00', '≥9000册')}` });
    repository.git('merge', '--quiet', '--no-ff', '处室', '-m', '合并处室的修改');
    const subjects = (out: string) => [...out.matchAll(/^\*.*财务处 {2}(.*)$/gm)].map(([, subject]) => subject);
    const { out } = await log(unit, '-n', '2');
    expect(subjects(out)).toEqual(['合并处室的修改（合并）', '加注释']);
    expect(out).toContain('财政拨款  130.00  →  135.00  +5.00（+3.85%）');
    expect(
      subjects((await log(unit, '--merged')).out)
        .slice(0, 3)
        .sort(),
    ).toEqual(['处室改设备维护', '加注释', '合并处室的修改（合并）'].sort());
  });

  it('tells of the class table of the year, of an order that changed, of a unit that went and came again', async () => {
    tellStory();
    repository.commit('换位', {
      [`${unit}/项目/00-设备维护.yaml`]: projectOf('设备维护', '30.00', '≥12次'),
      [devices]: null,
    });
    repository.commit('新分类', { [`${year}/指标分类.yaml`]: `${classTable}      - 32-其他\n` });
    repository.commit('撤销', { [unit]: null });
    repository.commit('恢复', {
      [`${unit}/单位.yaml`]: sheetOf('广州图书馆', '9.00'),
      [books]: projectOf('恢复', '9.00'),
    });
    const { out } = await log(unit, '-n', '4');
    expect(out).toContain('恢复\n  新建单位：1 个项目，总计 9.00，财政拨款 9.00\n');
    expect(out).toContain('撤销\n  删去单位：2 个项目，总计 130.00，财政拨款 130.00\n');
    expect(out).toContain('新分类\n  只改了本年度的指标分类.yaml，单位的数据没有变化\n');
    expect(out).toMatch(/换位\n {2}项目：换位 1 个\n {4}换位 {2}\S+\n/);
  });

  it('says of data in other words than those of today that it is of another format', async () => {
    repository.commit('旧格式', {
      [`${unit}/单位.yaml`]: sheetOf('广州图书馆', '1.00'),
      [books]: '名称: 图书\n金额: 1\n',
    });
    repository.commit('现在的格式', { [books]: projectOf('图书购置', '1.00') });
    const { out } = await log(unit);
    expect(out).toContain('旧格式\n  数据读不出：不是现在的格式（可能是按旧格式写的）\n');
    expect(out).toContain('它之前的版本读不出，不能比较；这时有 1 个项目，总计 1.00');
  });

  it('knows in a shallow clone that it does not know what was before', async () => {
    tellStory();
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.folder}`, '../浅');
    const { out } = await runIn(join(repository.folder, '../浅'), ['log', unit]);
    expect(out).toContain('浅克隆里没有它之前的版本，不能比较；这时有 2 个项目，总计 130.00');
    expect(out).toContain('这是浅克隆，更早的提交不在这里；git fetch --unshallow 把它们取来。');
  });

  it('is JSON for programs', async () => {
    tellStory();
    const { out } = await runIn(repository.folder, ['log', unit, '--format', 'json']);
    const told = JSON.parse(out);
    expect(told).toMatchObject({ unit, isShallow: false });
    expect(told.commits.map((commit: { change: string }) => commit.change)).toEqual([
      'changed',
      'unreadable',
      'changed',
      'started',
    ]);
    const [mended, broken, extended, started] = told.commits;
    expect(mended.since).toBe(extended.commit);
    expect(mended.indicators).toEqual({ added: 0, removed: 0, renamed: 0, changed: 1, moved: 0 });
    expect(broken.errors).toMatchObject([{ code: 'yaml-fullwidth-colon', file: books, line: 3 }]);
    expect(extended).toMatchObject({
      author: '财务处',
      subject: '二上：增加设备维护',
      totals: [{ column: '总计', before: '120.00', after: '150.00', difference: '30.00', percentage: '25.00' }, {}],
      projects: { added: 1, names: [{ kind: 'added', before: null, after: '设备维护' }] },
    });
    expect(started.totals[0]).toMatchObject({ column: '总计', before: null, after: '120.00' });
    expect(new Set(told.commits.map((commit: object) => Object.keys(commit).join())).size).toBe(1);
  });

  it('is as the handbook shows it', async () => {
    const school = `${year}/南沙职业学校`;
    repository.commit('二上', {
      [`${school}/单位.yaml`]: sheetOf('南沙职业学校', '131.84'),
      [`${school}/项目/01-信息化运维.yaml`]: projectOf('信息化运维项目', '101.84'),
      [`${school}/项目/02-图书购置.yaml`]: projectOf('图书购置项目', '30.00'),
    });
    repository.commit('信息化运维按批复核减', {
      [`${school}/单位.yaml`]: sheetOf('南沙职业学校', '126.00'),
      [`${school}/项目/01-信息化运维.yaml`]: projectOf('信息化运维项目', '96.00', '≥9000册'),
    });
    const { out } = await runIn(repository.folder, ['log', school]);
    const handbook = readFileSync(new URL('../../docs/手册.md', import.meta.url), 'utf8');
    expect(handbook).toContain(`\`\`\`text\n${out}\`\`\``);
  });

  it('shows control characters of a message as pictures', async () => {
    repository.commit('一上 \u001b[31m红', { [`${unit}/单位.yaml`]: sheetOf('广州图书馆', '1.00') });
    expect((await log(unit)).out).toContain('一上 ␛[31m红');
  });

  it('says what to write where there is no such unit, version or repository', async () => {
    tellStory();
    const cases = [
      [
        [year],
        '错误：git 的历史里没有单位 data/2025。它里面有 1 个单位，请写明其中一个，例如 data/2025/广州图书馆。\n',
      ],
      [[`${year}/广洲图书馆`], '错误：git 的历史里没有单位 data/2025/广洲图书馆。是否想写 data/2025/广州图书馆？\n'],
      [
        [`${unit}@v2025-一下`],
        '错误：git 里没有叫“v2025-一下”的分支、标签或提交，是否想写“v2025-一上”？git tag 和 git branch -a 列出现有的名称。\n',
      ],
      [
        [`${unit}@HEAD~9`],
        '错误：没有“HEAD~9”这个提交：“HEAD”之前没有那么多提交。git log --oneline 列出现有的提交。\n',
      ],
    ] as const;
    for (const [args, said] of cases) expect(await log(...args)).toMatchObject({ exit: 2, out: '', err: said });
    const outside = join(repository.folder, '..');
    expect((await runIn(outside, ['log', '没有'])).err).toBe(
      `错误：${outside} 不在 git 仓库里，没有历史可查。请到放着数据的仓库里运行；还没有用 git 管的，请先 git init，再提交一次。\n`,
    );
  });
});
