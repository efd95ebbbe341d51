import { describe, expect, it } from 'vitest';
import { buildUnit } from '../../src/build/build-unit.ts';
import { openMemory } from '../../src/workspace/memory.ts';
import type { Writer } from '../../src/writers/writer.ts';
import { pressOf, readAs, writerOf } from './story.ts';

const unit = { read: readAs('广州图书馆'), place: '2025/广州图书馆' };
const pdf = 'out/2025/广州图书馆/项目支出绩效目标表.pdf';
const docx = 'out/2025/广州图书馆/项目支出绩效目标表.docx';

async function print(writers: readonly Writer[], workspace = openMemory({})) {
  const order = { out: 'out', writers, instant: new Date('2020-01-01T00:00:00Z') };
  const printing = await buildUnit(unit, order, pressOf(writers), workspace);
  const texts = [...workspace.files].map(([file, bytes]) => [file, new TextDecoder().decode(bytes)]);
  return { printing, files: Object.fromEntries(texts) };
}

describe('a unit on the press', () => {
  it('is written as every form in every format, under its year and name', async () => {
    const { printing, files } = await print([writerOf('pdf'), writerOf('docx')]);
    expect(files).toEqual({
      [pdf]: '广州图书馆项目支出绩效目标表 pdf 2020',
      [docx]: '广州图书馆项目支出绩效目标表 docx 2020',
    });
    expect(printing).toMatchObject({
      result: 'built',
      outputs: [
        { file: pdf, pages: 12, size: 51 },
        { file: docx, pages: null, size: 52 },
      ],
    });
  });

  it('keeps all its old outputs when one format is refused', async () => {
    const workspace = openMemory({ [pdf]: '旧', [docx]: '旧' });
    const { printing, files } = await print([writerOf('pdf'), writerOf('docx', ['图书馆'])], workspace);
    expect(printing).toMatchObject({ result: 'refused', diagnostics: [{ message: expect.stringContaining('docx') }] });
    expect(files).toEqual({ [pdf]: '旧', [docx]: '旧' });
  });

  it('reports what every format has against it in one run', async () => {
    const { printing } = await print([writerOf('pdf', ['图书馆']), writerOf('docx', ['图书馆'])]);
    expect(printing).toMatchObject({ result: 'refused', diagnostics: [{}, {}] });
  });

  it('says why its outputs could not be written', async () => {
    const workspace = openMemory({});
    workspace.breakWrites('out', 'ENOSPC');
    const { printing } = await print([writerOf('pdf')], workspace);
    expect(printing).toMatchObject({ result: 'unwritten', failure: { file: pdf, reason: 'full' } });
  });
});
