import { describe, expect, it } from 'vitest';
import { build } from '../../src/build/build.ts';
import type { Press } from '../../src/build/press.ts';
import { openMemory } from '../../src/workspace/memory.ts';
import { pressOf, writerOf } from './story.ts';

const classTable = '预算年度: 2025\n指标分类:\n  - 一级: 1-产出指标\n    二级:\n      - 11-数量指标\n';
const project = [
  '项目名称: 购置经费',
  '资金:',
  '  财政拨款: 50.10',
  '绩效目标: 购置所需的设备。',
  '绩效指标:',
  '  - 分类: 11-数量指标',
  '    名称: 购置数量',
  '    实施周期指标值: ≥3台',
  '    年度指标值: ≥3台',
].join('\n');
const sheetOf = (name: string) => `单位名称: ${name}\n预算年度: 2025\n合计:\n  财政拨款: 50.10\n`;

function filesOf(...units: readonly (readonly [folder: string, name: string])[]) {
  const files = units.flatMap(([folder, name]) => [
    [`data/2025/${folder}/单位.yaml`, sheetOf(name)],
    [`data/2025/${folder}/项目/01.yaml`, project],
  ]);
  return { 'data/2025/指标分类.yaml': classTable, ...Object.fromEntries(files) };
}

async function buildAll(workspace: ReturnType<typeof openMemory>, folders: readonly string[], press: Press) {
  const order = { out: 'out', writers: press.writers, instant: new Date(0) };
  const outcomes = [];
  for await (const outcome of build(
    folders.map((folder) => `data/2025/${folder}`),
    order,
    press,
    workspace,
  )) {
    outcomes.push(outcome);
  }
  const written = [...workspace.files.keys()].filter((file) => file.startsWith('out/')).sort();
  return { outcomes, results: outcomes.map(({ result }) => result), written };
}

const outputOf = (name: string) => `out/2025/${name}/项目支出绩效目标表.pdf`;

describe('a build', () => {
  it('is not stopped by a unit with an error, by one that cannot be written, nor by a fault of ours', async () => {
    const names = ['图书馆', '学校', '医院', '体育馆', '博物馆'];
    const workspace = openMemory({
      ...filesOf(...names.map((name) => [name, name] as const)),
      'data/2025/学校/单位.yaml': sheetOf('学校').replace('50.10', '五十'),
    });
    workspace.breakWrites('out/2025/医院', 'EBUSY');
    const press = pressOf([writerOf('pdf', ['博物馆'])]);
    const faulty: Press = {
      ...press,
      compose: (read, form) => {
        if (read.unit.单位.单位名称 === '体育馆') throw new Error('ours');
        return press.compose(read, form);
      },
    };
    const { results, written } = await buildAll(workspace, names, faulty);
    expect(results).toEqual(['built', 'refused', 'unwritten', 'broken', 'refused']);
    expect(written).toEqual([outputOf('图书馆')]);
  });

  it('lets the first of two units whose names Windows takes for one have the place, and names both to the second', async () => {
    const workspace = openMemory(filesOf(['广州馆A', '广州馆A'], ['广州馆a', '广州馆a']));
    const { outcomes, results, written } = await buildAll(workspace, ['广州馆A', '广州馆a'], pressOf([writerOf('pdf')]));
    expect(results).toEqual(['built', 'refused']);
    expect(outcomes[1]).toMatchObject({ projects: 1, diagnostics: [{ code: 'same-output' }] });
    expect(written).toEqual([outputOf('广州馆A')]);
  });

  it('refuses a copied folder that still bears the name of the original', async () => {
    const workspace = openMemory(filesOf(['副本', '广州图书馆'], ['广州图书馆', '广州图书馆']));
    const { outcomes, results, written } = await buildAll(workspace, ['副本', '广州图书馆'], pressOf([writerOf('pdf')]));
    expect(results).toEqual(['refused', 'built']);
    expect(outcomes[0]).toMatchObject({ diagnostics: [{ code: 'folder-name' }] });
    expect(written).toEqual([outputOf('广州图书馆')]);
  });

  it('refuses a unit with a project that nobody would read', async () => {
    const workspace = openMemory({ ...filesOf(['图书馆', '图书馆']), 'data/2025/图书馆/项目/02.yml': project });
    const { outcomes, written } = await buildAll(workspace, ['图书馆'], pressOf([writerOf('pdf')]));
    expect(outcomes).toMatchObject([{ result: 'refused', diagnostics: [{ code: 'stray-file' }] }]);
    expect(written).toEqual([]);
  });
});
