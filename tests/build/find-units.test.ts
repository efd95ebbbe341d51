import { describe, expect, it } from 'vitest';
import { findUnits } from '../../src/build/find-units.ts';
import { openMemory } from '../../src/workspace/memory.ts';

const workspace = openMemory({
  'data/2024/指标分类.yaml': '',
  'data/2024/广州科技贸易职业学院/单位.yaml': '',
  'data/2025/指标分类.yaml': '',
  'data/2025/广州科技贸易职业学院/单位.yaml': '',
  'data/2025/广州科技贸易职业学院/项目/01-信息化运维.yaml': '',
  'data/2025/广州市第一医院/项目/01-设备购置.yaml': '',
  'data/2025/广州图书馆/01-图书购置.yaml': '',
  'data/2025/说明/读我.md': '',
  'data/2025/.schema/单位.yaml': '',
  '/别处/2025/广州博物馆/单位.yaml': '',
});

const college2024 = 'data/2024/广州科技贸易职业学院';
const college = 'data/2025/广州科技贸易职业学院';
const hospital = 'data/2025/广州市第一医院';
const library = 'data/2025/广州图书馆';

async function foldersUnder(...paths: string[]) {
  const search = await findUnits(workspace, paths);
  return search.ok ? search.value : search.failure;
}

describe('units are found', () => {
  it.each([
    [
      'under the whole of data, without 单位.yaml or 项目 too, sorted by code unit',
      'data',
      [college2024, library, hospital, college],
    ],
    ['under a year', 'data/2025/', [library, hospital, college]],
    ['by their folder', college, [college]],
    ['by their 项目 folder', `${college}/项目`, [college]],
    ['by one of their projects', `${college}/项目/01-信息化运维.yaml`, [college]],
    ['by their 单位.yaml', `${college}/单位.yaml`, [college]],
    ['by the class table of their year', 'data/2024/指标分类.yaml', [college2024]],
    ['outside of the working folder, by their full name', '/别处', ['/别处/2025/广州博物馆']],
  ])('%s', async (_, path, folders) => {
    expect(await foldersUnder(path)).toEqual({ folders, missing: [], barren: [] });
  });

  it('each once, however often they are named', async () => {
    expect(await foldersUnder('data/2024', 'data/2024', `${college2024}/单位.yaml`)).toMatchObject({
      folders: [college2024],
    });
  });

  it('and arguments that name nothing or hold none are told', async () => {
    expect(await foldersUnder('data/2099', 'data/2025/说明')).toEqual({
      folders: [],
      missing: ['data/2099'],
      barren: ['data/2025/说明'],
    });
  });
});
