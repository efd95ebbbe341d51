import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const unit = 'data/2025/广州图书馆';
const books = `${unit}/项目/01-图书购置.yaml`;
const form = '2025/广州图书馆/项目支出绩效目标表';
const templates = fileURLToPath(new URL('../../templates', import.meta.url));

const run = (...args: readonly string[]) => runIn(repository.folder, args);
const bytes = (file: string) => readFileSync(join(repository.folder, file)).toString('latin1');

/** Two versions, in the second of which everything is another: data, class table, settings. */
function commitTwice(between: () => void = () => {}): string {
  const first = repository.commit('一上', {
    '.gitignore': 'out*/\n',
    'data/2025/指标分类.yaml': classTable,
    'data/2025/mubiao.yaml': '规则:\n  name-prefix: 提示\n',
    [`${unit}/单位.yaml`]: sheetOf('广州图书馆', '120.00'),
    [books]: `# 待定\n${projectOf('图书购置', '120.00')}备注: 内部\n`,
  });
  between();
  repository.commit('二上', {
    'data/2025/指标分类.yaml': classTable.replace('1-产出指标', '1-产出'),
    'data/2025/mubiao.yaml': '方案: strict\n规则:\n  goal-length: 错误\n',
    [`${unit}/单位.yaml`]: sheetOf('广州图书馆', '130.00'),
    [books]: projectOf('图书购置', '130.00'),
  });
  return first;
}

describeWith(['git'], 'a past version', () => {
  it.each([[[]], [['--origin', 'git']], [['--origin', 'git', '--origin-in-foot', '--source', 'full']]])(
    'is made with the bytes that the build of then made: %j',
    async (options) => {
      const id = commitTwice();
      repository.git('checkout', '--quiet', id);
      expect(await run('build', '--out', 'out-当时', ...options)).toMatchObject({ exit: 0 });
      repository.git('checkout', '--quiet', 'main');
      const shown = await run('show', `${unit}@HEAD~1`, ...options);
      expect(shown).toMatchObject({ exit: 0, err: '' });
      for (const extension of ['pdf', 'docx']) {
        const now = bytes(`out/版本/${id.slice(0, 12)}/${form}.${extension}`);
        expect(now === bytes(`out-当时/${form}.${extension}`)).toBe(true);
        expect(now.length).toBeGreaterThan(10_000);
      }
      await run('build', '--out', 'out-现在', ...options);
      expect(bytes(`out-现在/${form}.pdf`) === bytes(`out-当时/${form}.pdf`)).toBe(false);
    },
    60_000,
  );

  it('with --origin git names the last commit that touched its data, and is dated by it, or by SOURCE_DATE_EPOCH', async () => {
    const id = commitTwice(() => repository.commit('别的', { '说明.txt': '' }));
    repository.git('checkout', '--quiet', 'HEAD~1');
    const env = { SOURCE_DATE_EPOCH: '1735689600' };
    for (const given of [{}, env]) {
      await runIn(repository.folder, ['build', '--out', 'out-当时', '--origin', 'git', '--format', 'pdf'], given);
      await runIn(
        repository.folder,
        ['show', `${unit}@HEAD`, '-o', 'out-现在', '--origin', 'git', '--format', 'pdf'],
        given,
      );
      expect(bytes(`out-当时/${form}.pdf`) === bytes(`out-现在/${form}.pdf`)).toBe(true);
    }
    expect((await run('verify', `out-现在/${form}.pdf`, unit)).out).toContain(`它写明的提交是 ${id}`);
  }, 60_000);

  it('lies beside the present outputs and leaves them, the data and git as they are', async () => {
    const id = commitTwice();
    await run('build', '--format', 'pdf', '--profile', 'as-published');
    repository.write({ [books]: projectOf('图书购置', '140.00') });
    const before = readdirSync(join(repository.folder, 'out'), { recursive: true }).map(String);
    const now = bytes(`out/${form}.pdf`);
    const { exit, out } = await run('show', `${unit}@HEAD~1`, '--format', 'pdf');
    expect(exit).toBe(0);
    expect(out.replace(/\d+ KB/, '… KB')).toBe(
      `out/版本/${id.slice(0, 12)}/${form}.pdf  1 页  … KB\n已按“HEAD~1”（提交 ${id.slice(0, 12)}）的数据生成 1 个文件。\n`,
    );
    expect(bytes(`out/${form}.pdf`) === now).toBe(true);
    const after = readdirSync(join(repository.folder, 'out'), { recursive: true }).map(String);
    expect(after.filter((name) => !before.includes(name)).every((name) => name.startsWith('版本'))).toBe(true);
    expect(repository.git('-c', 'core.quotePath=false', 'status', '--porcelain')).toBe(`M ${books}`);
    expect(await run('build', '--format', 'pdf', '--profile', 'as-published')).toMatchObject({ exit: 1 });
    expect(existsSync(join(repository.folder, `out/版本/${id.slice(0, 12)}/${form}.pdf`))).toBe(true);
  }, 60_000);

  it('is set by the templates of then, where they are in the repository, and by those of today where they are not', async () => {
    cpSync(templates, join(repository.folder, '模板'), { recursive: true });
    const first = commitTwice();
    const hbs = join(repository.folder, '模板/项目支出绩效目标表.hbs');
    writeFileSync(hbs, readFileSync(hbs, 'utf8').replace('>项目支出绩效目标表', '>改了标题'));
    repository.commit('改模板');
    const show = (...more: readonly string[]) => run('show', `${unit}@HEAD~2`, '--format', 'text', ...more);
    const text = `out/版本/${first.slice(0, 12)}/${form}.txt`;
    const read = () => Buffer.from(bytes(text), 'latin1').toString('utf8');
    await show('--templates', '模板');
    expect(read()).toContain('项目支出绩效目标表');
    renameSync(join(repository.folder, '模板'), join(repository.folder, '新模板'));
    await show('--templates', '新模板');
    expect(read()).toContain('改了标题');
  }, 60_000);

  it('goes by the name that the unit had, and the name is told to who does not know it', async () => {
    commitTwice();
    renameSync(join(repository.folder, unit), join(repository.folder, 'data/2025/广州市图书馆'));
    repository.commit('更名', { 'data/2025/广州市图书馆/单位.yaml': sheetOf('广州市图书馆', '130.00') });
    expect((await run('show', 'data/2025/广州市图书馆@HEAD~1')).err).toBe(
      '错误：“HEAD~1”里没有单位 data/2025/广州市图书馆。它那时叫 data/2025/广州图书馆。\n',
    );
    expect((await run('show', `${unit}@HEAD`)).err).toBe(
      '错误：“HEAD”里没有单位 data/2025/广州图书馆。它那时叫 data/2025/广州市图书馆。\n',
    );
    expect((await run('show', `data/2025/广州图书官@HEAD~1`)).err).toBe(
      '错误：“HEAD~1”里没有单位 data/2025/广州图书官。是否想写 data/2025/广州图书馆？\n',
    );
  });

  it('with errors is refused with their places in that version; of another format, as such', async () => {
    repository.commit('写错', {
      'data/2025/指标分类.yaml': classTable,
      [`${unit}/单位.yaml`]: sheetOf('广州图书馆', '120.00'),
      [books]: projectOf('图书购置', '120.00').replace('资金:', '资金：'),
    });
    repository.commit('旧格式', { [books]: '名称: 图书\n金额: 1\n' });
    const broken = await run('show', `${unit}@HEAD~1`);
    expect(broken.exit).toBe(1);
    expect(broken.err).toContain(`  --> ${books}@HEAD~1:2:3\n`);
    expect(broken.err).toMatch(/“HEAD~1”的数据有上述错误，没有生成任何文件。\n$/);
    expect((await run('show', `${unit}@HEAD`)).err).toMatch(
      /“HEAD”的数据不是现在的格式（可能是按旧格式写的），没有生成任何文件。\n$/,
    );
    expect(existsSync(join(repository.folder, 'out'))).toBe(false);
  });

  it('must be named, and must be there', async () => {
    commitTwice();
    const cases = [
      [unit, `错误：“${unit}”没有写明版本。请在单位后面写 @ 和版本，例如 ${unit}@HEAD~1。\n`],
      [`${unit}@`, `错误：“${unit}@”没有写明版本。请在单位后面写 @ 和版本，例如 ${unit}@HEAD~1。\n`],
      ['data/2025@HEAD', `错误：“HEAD”里没有单位 data/2025。它里面有 1 个单位，请写明其中一个，例如 ${unit}。\n`],
    ] as const;
    for (const [given, said] of cases) expect(await run('show', given)).toEqual({ exit: 2, out: '', err: said });
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.folder}`, '../浅');
    expect((await runIn(join(repository.folder, '../浅'), ['show', `${unit}@HEAD~1`])).err).toBe(
      '错误：这是只取了最近几次提交的浅克隆，里面没有“HEAD~1”。请先运行 git fetch --unshallow，把全部历史取来。\n',
    );
  });

  it('may have an @ in the name of the unit, or in that of the version', async () => {
    const other = 'data/2025/甲@乙';
    repository.commit('一上', {
      'data/2025/指标分类.yaml': classTable,
      [`${other}/单位.yaml`]: sheetOf('甲@乙', '1.00'),
      [`${other}/项目/01.yaml`]: projectOf('图书购置', '1.00'),
    });
    for (const revision of ['HEAD', '@', 'HEAD@{0}', 'main@{0}']) {
      expect(await run('show', `${other}@${revision}`, '--format', 'text')).toMatchObject({ exit: 0 });
    }
  });
});
