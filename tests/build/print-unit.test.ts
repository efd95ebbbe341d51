import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/build/fingerprint.ts';
import { printUnit } from '../../src/build/print-unit.ts';
import { openStamps } from '../../src/build/stamps.ts';
import { ordinary } from '../../src/build/standing.ts';
import { openSurveyor, withStanding } from '../../src/build/unit-inputs.ts';
import { openMemory } from '../../src/workspace/memory.ts';
import type { Writer } from '../../src/writers/writer.ts';
import { common, filesOf, pressOf, writerOf } from './story.ts';

const folder = 'data/2025/广州图书馆';

async function print(writers: readonly Writer[], files: Readonly<Record<string, string>> = filesOf('广州图书馆')) {
  const order = { formats: writers.map(({ id }) => id), instant: Date.UTC(2020, 0, 1), profile: null };
  const workspace = openMemory(files);
  const printed = await printUnit(folder, order, pressOf(writers), workspace);
  return { printed, workspace };
}

describe('a unit on the press', () => {
  it('becomes every form in every format, and goes by its year and name', async () => {
    const { printed } = await print([writerOf('pdf'), writerOf('docx')]);
    expect(printed.files.map(({ name, bytes, pages }) => [name, new TextDecoder().decode(bytes), pages])).toEqual([
      ['项目支出绩效目标表.pdf', '广州图书馆项目支出绩效目标表 pdf 2020', 12],
      ['项目支出绩效目标表.docx', '广州图书馆项目支出绩效目标表 docx 2020', null],
    ]);
    expect(printed).toMatchObject({ errors: [], projects: 1, place: { path: '2025/广州图书馆' } });
  });

  it('gives away nothing when one format is refused', async () => {
    const { printed } = await print([writerOf('pdf'), writerOf('docx', ['图书馆'])]);
    expect(printed).toMatchObject({
      errors: [{ message: expect.stringContaining('docx') }],
      place: null,
      files: [],
    });
  });

  it('reports what every format has against it in one run', async () => {
    const { printed } = await print([writerOf('pdf', ['图书馆']), writerOf('docx', ['图书馆'])]);
    expect(printed.errors).toHaveLength(2);
  });

  it('reports its own mistakes and is not printed', async () => {
    const files = { ...filesOf('广州图书馆'), [`${folder}/单位.yaml`]: '单位名称: 广州图书馆\n预算年度: 2025\n' };
    const { printed } = await print([writerOf('pdf')], files);
    expect(printed).toMatchObject({ errors: [{ code: 'missing-field' }], place: null, files: [] });
  });

  it('remembers what it read, just as a look at the disk finds it', async () => {
    const files = { ...filesOf('广州图书馆'), 'data/mubiao.yaml': '方案: strict\n', [`${folder}/旧.txt`]: '' };
    const { printed, workspace } = await print([writerOf('pdf')], files);
    const survey = openSurveyor(workspace, openStamps(workspace, 'out', null));
    const seen = await survey(folder);
    expect(seen).toEqual(printed.gathered);
    expect(seen?.inputs).toMatchObject({
      folder: '2025/广州图书馆',
      settings: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    if (seen !== null)
      expect(fingerprintOf({ ...common, ...withStanding(seen.inputs, ordinary) })).toMatch(/^[0-9a-f]{64}$/);
  });
});
