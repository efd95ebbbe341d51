import { describe, expect, it } from 'vitest';
import type { Press } from '../../src/build/press.ts';
import { filesOf, pressOf, project, sheetOf, writerOf } from './story.ts';
import { openWorks } from './works.ts';

const folderOf = (name: string): string => `data/2025/${name}`;
const outputOf = (name: string): string => `out/2025/${name}/项目支出绩效目标表.pdf`;
const pdf = ['pdf'] as const;

describe('a build', () => {
  it('is not stopped by a unit with an error, by one that cannot be written, nor by a fault of ours', async () => {
    const names = ['图书馆', '学校', '医院', '体育馆', '博物馆'];
    const works = openWorks({
      ...filesOf(...names),
      'data/2025/学校/单位.yaml': sheetOf('学校').replace('50.10', '五十'),
    });
    works.workspace.breakWrites('out/2025/医院', 'EBUSY');
    const press = pressOf([writerOf('pdf', ['博物馆'])]);
    const faulty: Press = {
      ...press,
      compose: (read, form) => {
        if (read.unit.单位.单位名称 === '体育馆') throw new Error('ours');
        return press.compose(read, form);
      },
    };
    const { results } = await works.build({ folders: names.map(folderOf), formats: pdf, press: faulty });
    expect(results).toEqual(['built', 'refused', 'unwritten', 'broken', 'refused']);
    expect(works.outputs()).toEqual([outputOf('图书馆')]);
    const { units = {}, failed } = works.manifest() ?? {};
    expect(Object.keys(units)).toEqual(['../data/2025/图书馆']);
    expect(failed).toHaveLength(4);
  });

  it('lets the first of two units whose names Windows takes for one have the place, and names both to the second', async () => {
    const works = openWorks(filesOf('广州馆A', '广州馆a'));
    const folders = ['广州馆A', '广州馆a'].map(folderOf);
    const { outcomes, results } = await works.build({ folders, formats: pdf });
    expect(results).toEqual(['built', 'refused']);
    expect(outcomes[1]).toMatchObject({ projects: 1, errors: [{ code: 'same-output' }] });
    expect(works.outputs()).toEqual([outputOf('广州馆A')]);
    expect((await works.build({ folders, formats: pdf })).results).toEqual(['kept', 'refused']);
  });

  it('lets nobody take the place of a unit that comes first and is kept', async () => {
    const works = openWorks({ ...filesOf('图书馆'), 'data/乙局/2025/图书馆/单位.yaml': sheetOf('图书馆') });
    await works.write('data/乙局/2025/指标分类.yaml', filesOf()['data/2025/指标分类.yaml'] ?? '');
    await works.build({ folders: [folderOf('图书馆')], formats: pdf });
    await works.write('data/乙局/2025/图书馆/项目/01.yaml', project);
    const folders = [folderOf('图书馆'), 'data/乙局/2025/图书馆'];
    const { outcomes, results } = await works.build({ folders, formats: pdf });
    expect(results).toEqual(['kept', 'refused']);
    expect(outcomes[1]).toMatchObject({ errors: [{ code: 'same-output' }] });
    // Whoever comes first has the place, kept or made, as in a build of everything.
    const other = await works.build({ folders: folders.toReversed(), formats: pdf });
    expect(other.results).toEqual(['built', 'refused']);
  });

  it('refuses a copied folder that still bears the name of the original', async () => {
    const works = openWorks({ ...filesOf('副本', '图书馆'), 'data/2025/副本/单位.yaml': sheetOf('图书馆') });
    const { outcomes, results } = await works.build({ folders: ['副本', '图书馆'].map(folderOf), formats: pdf });
    expect(results).toEqual(['refused', 'built']);
    expect(outcomes[0]).toMatchObject({ errors: [{ code: 'folder-name' }] });
    expect(works.outputs()).toEqual([outputOf('图书馆')]);
  });

  it('refuses a unit with a project that nobody would read, and one that was built before', async () => {
    const works = openWorks(filesOf('图书馆'));
    const call = { folders: [folderOf('图书馆')], formats: pdf };
    await works.build(call);
    await works.write('data/2025/图书馆/项目/02.yml', project);
    const { outcomes } = await works.build(call);
    expect(outcomes).toMatchObject([{ result: 'refused', errors: [{ code: 'stray-file' }] }]);
    expect(works.outputs()).toEqual([outputOf('图书馆')]);
  });

  it('says why its outputs could not be written, and leaves the old ones and their record', async () => {
    const works = openWorks(filesOf('图书馆'));
    const call = { folders: [folderOf('图书馆')], formats: pdf };
    await works.build(call);
    const before = works.manifest();
    await works.write('data/2025/图书馆/项目/01.yaml', project.replace('购置经费', '更新经费'));
    works.workspace.breakWrites('out/2025', 'ENOSPC');
    const { outcomes } = await works.build(call);
    expect(outcomes).toMatchObject([{ result: 'unwritten', failure: { file: outputOf('图书馆'), reason: 'full' } }]);
    expect(works.manifest()).toEqual({ ...before, failed: ['../data/2025/图书馆'] });
  });

  it('says when the manifest itself finds no room', async () => {
    const works = openWorks(filesOf('图书馆'));
    works.workspace.breakWrites('out/manifest.json', 'ENOSPC');
    const { results, flushed } = await works.build({ folders: [folderOf('图书馆')] });
    expect(results).toEqual(['built']);
    expect(flushed).toMatchObject({ ok: false, failure: { reason: 'full' } });
  });

  it('that is told to stop begins no further unit, and what it made is on record', async () => {
    const names = ['一馆', '二馆', '三馆', '四馆', '五馆', '六馆'];
    const works = openWorks(filesOf(...names));
    const stop = new AbortController();
    const { results } = await works.build({
      folders: names.map(folderOf),
      stop: stop.signal,
      onOutcome: () => stop.abort(),
    });
    expect(results.length).toBeLessThan(names.length);
    expect(Object.keys(works.manifest()?.units ?? {})).toHaveLength(results.length);
    const rest = await works.build({ folders: names.map(folderOf) });
    expect(rest.results.filter((result) => result === 'kept')).toHaveLength(results.length);
  });
});
