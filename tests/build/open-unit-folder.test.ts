import { describe, expect, it } from 'vitest';
import { openUnitFolder } from '../../src/build/open-unit-folder.ts';
import { openMemory } from '../../src/workspace/memory.ts';

const folder = 'data/2025/广州图书馆';

async function open(files: readonly string[]) {
  const named = files.map((file) => [file.startsWith('data') ? file : `${folder}/${file}`, '']);
  return openUnitFolder(openMemory(Object.fromEntries(named)), folder);
}

async function complaintsAbout(...files: string[]) {
  const { complaints } = await open(['单位.yaml', ...files]);
  return complaints.map(({ severity, span, hint }) => `${severity} ${span.source.file} ${hint}`);
}

describe('a unit folder', () => {
  it('holds the class table of the year, 单位.yaml, and the projects in file-name order', async () => {
    const opened = await open(['data/2025/指标分类.yaml', '单位.yaml', '项目/10-图书.yaml', '项目/02-展览.yaml']);
    expect(opened.complaints).toEqual([]);
    expect(opened.folder.classTable?.file).toBe('data/2025/指标分类.yaml');
    expect(opened.folder.sheet?.file).toBe(`${folder}/单位.yaml`);
    expect(opened.folder.projects.map(({ file }) => file)).toEqual([
      `${folder}/项目/02-展览.yaml`,
      `${folder}/项目/10-图书.yaml`,
    ]);
  });

  it('without 单位.yaml says so by null', async () => {
    const { folder: found, complaints } = await open(['项目/01-图书.yaml']);
    expect(found).toMatchObject({ classTable: null, sheet: null });
    expect(complaints).toEqual([]);
  });

  it('passes over what editors and Office leave behind', async () => {
    const leftovers = ['.01.yaml.swp', '~$图书.docx', '.~01.yaml', '01.yaml~', '.DS_Store', 'Thumbs.db', '01.yaml.bak'];
    expect(await complaintsAbout(...leftovers.map((name) => `项目/${name}`))).toEqual([]);
  });

  it.each([
    ['01-图书.yml', '01-图书.yaml'],
    ['01-图书.YAML', '01-图书.yaml'],
    ['01-图书.yaml.txt', '01-图书.yaml'],
    ['01-图书.txt', '01-图书.yaml'],
    ['01-图书.yaml (1)', '01-图书.yaml'],
  ])('never loses the project %s in silence', async (name, wanted) => {
    const [complaint, ...others] = await complaintsAbout(`项目/${name}`);
    expect(complaint).toContain(`error ${folder}/项目/${name} 请把它改名为“${wanted}”`);
    expect(others).toEqual([]);
  });

  it('tells of other files among the projects, of nested folders, and of projects outside of 项目', async () => {
    expect(await complaintsAbout('项目/合同.docx')).toEqual([expect.stringContaining('warning')]);
    expect(await complaintsAbout('项目/二期/01.yaml')).toEqual([expect.stringContaining('error')]);
    expect(await complaintsAbout('01-图书.yaml')).toEqual([expect.stringContaining('error')]);
    expect(await complaintsAbout('读我.txt', '项目/01.yaml')).toEqual([]);
  });

  it('tells of 单位.yaml under a wrong name, and of 项目 that is a file', async () => {
    const { complaints } = await open(['单位.yml', '项目']);
    expect(complaints.map(({ code, span }) => [code, span.source.file])).toEqual([
      ['stray-file', `${folder}/单位.yml`],
      ['stray-file', `${folder}/项目`],
    ]);
  });

  it('tells of a file that cannot be read', async () => {
    const { complaints } = await open(['单位.yaml/里面']);
    expect(complaints).toMatchObject([{ code: 'file-unreadable', span: { source: { file: `${folder}/单位.yaml` } } }]);
  });
});
