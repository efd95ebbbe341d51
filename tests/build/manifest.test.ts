import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Manifest, printManifest, readManifest, type UnitRecord } from '../../src/build/manifest.ts';
import { findParts, mergeParts } from '../../src/build/merge-manifests.ts';
import { isInShard, readPartName, readShard } from '../../src/build/shard.ts';
import { verifyManifest } from '../../src/build/verify-manifest.ts';
import { filesOf, sheetOf } from './story.ts';
import { openWorks, type Works } from './works.ts';

const name = fc.stringMatching(/^[\u4e00-\u4e20a-z]{1,6}$/);
const record: fc.Arbitrary<UnitRecord> = fc.record({
  place: name.map((unit) => `2025/${unit}`),
  projects: fc.nat(),
  found: fc.record({ warning: fc.nat(), info: fc.nat() }),
  ingredients: fc.dictionary(name, name),
  outputs: fc.dictionary(
    name.map((form) => `${form}.pdf`),
    fc.record({ fingerprint: name, sha256: name, size: fc.nat(), pages: fc.option(fc.nat()) }),
  ),
});
const manifest: fc.Arbitrary<Manifest> = fc.record({ units: fc.dictionary(name, record), failed: fc.array(name) });

describe('a manifest', () => {
  it('is read as it was written, and written the same whatever the order of its units', () => {
    fc.assert(
      fc.property(manifest, (given) => {
        const text = printManifest(given);
        expect(readManifest(text)).toEqual({ ...given, failed: [...given.failed].sort() });
        const turned = {
          failed: given.failed.toReversed(),
          units: Object.fromEntries(Object.entries(given.units).reverse()),
        };
        expect(printManifest(turned)).toBe(text);
      }),
    );
  });

  it.each([
    ['half a file', '{"mubiao": 1, "units": {'],
    ['another version', '{"mubiao": 2, "units": {}, "failed": []}'],
    ['a place outside the output folder', JSON.stringify(withUnit({ place: '../etc' }))],
    ['an output outside its place', JSON.stringify(withUnit({ outputs: { '../../x': output } }))],
    ['a size that is a text', JSON.stringify(withUnit({ outputs: { 'x.pdf': { ...output, size: '1' } } }))],
  ])('that is broken says nothing: %s', (_, text) => {
    expect(readManifest(text)).toBeNull();
  });
});

const output = { fingerprint: 'a', sha256: 'b', size: 1, pages: null };

function withUnit(change: object): object {
  const unit = { place: '2025/图书馆', projects: 1, found: { warning: 0, info: 0 }, ingredients: {}, outputs: {} };
  return { mubiao: 1, units: { 'data/2025/图书馆': { ...unit, ...change } }, failed: [] };
}

describe('shards', () => {
  it('give every unit to exactly one part, wherever it stands in the list', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (folder, of) => {
        const parts = Array.from({ length: of }, (_, index) => ({ number: index + 1, of }));
        expect(parts.filter((shard) => isInShard(folder, shard))).toHaveLength(1);
      }),
    );
  });

  it('share a thousand units about evenly', () => {
    const units = Array.from({ length: 1000 }, (_, index) => `data/2025/学院${index}`);
    const counts = [1, 2, 3, 4].map((number) => units.filter((unit) => isInShard(unit, { number, of: 4 })).length);
    for (const count of counts) expect(Math.abs(count - 250)).toBeLessThan(50);
  });

  it('stay the same wherever the data lies and the build is started from', () => {
    for (const number of [1, 2, 3, 4, 5])
      for (const folder of ['2025/图书馆', 'data/2025/图书馆', '../预算/data/2025/图书馆', 'D:/预算/2025/图书馆'])
        expect(isInShard(folder, { number, of: 5 })).toBe(isInShard('data/2025/图书馆', { number, of: 5 }));
  });

  it('go by the same name on a Mac, which writes its names in parts', () => {
    const name = 'data/2025/Café馆';
    for (const number of [1, 2, 3]) {
      expect(isInShard(name.normalize('NFD'), { number, of: 3 })).toBe(
        isInShard(name.normalize('NFC'), { number, of: 3 }),
      );
    }
  });

  it.each([
    ['2/4', undefined, { number: 2, of: 4 }],
    ['auto/4', '0', { number: 1, of: 4 }],
    ['auto/4', '3', { number: 4, of: 4 }],
    ['auto/4', '4', null],
    ['auto/4', undefined, null],
    ['0/4', undefined, null],
    ['5/4', undefined, null],
    ['1/0', undefined, null],
    ['1', undefined, null],
    ['1/4/2', undefined, null],
  ])('are read from %s with JOB_COMPLETION_INDEX=%s', (given, index, expected) => {
    expect(readShard(given, index)).toEqual(expected);
  });

  it('know their files', () => {
    expect(readPartName('manifest.2-of-4.json')).toEqual({ number: 2, of: 4 });
    expect(readPartName('manifest.json')).toBeNull();
  });
});

const units = Array.from({ length: 9 }, (_, index) => `学院${index + 1}`);
const folders = units.map((unit) => `data/2025/${unit}`);
const expected = folders.map((folder) => ({ folder, key: `../${folder}` }));

async function merge(works: Works) {
  const parts = await findParts(works.workspace, 'out');
  if (!parts.ok) throw new Error(parts.failure.file);
  const merger = mergeParts(parts.value, expected);
  const { complaints } = await verifyManifest(works.workspace, 'out', merger.manifest);
  return { ...merger, complaints: [...merger.complaints, ...complaints] };
}

async function openParts(files = filesOf(...units)) {
  const works = openWorks(files);
  for (const number of [1, 2, 3]) await works.build({ folders, shard: { number, of: 3 } });
  return works;
}

describe('the parts of a manifest', () => {
  it('become the manifest of one build of everything', async () => {
    const whole = openWorks(filesOf(...units));
    await whole.build({ folders });
    const works = await openParts();
    const { manifest: merged, complaints } = await merge(works);
    expect(complaints).toEqual([]);
    expect(printManifest(merged)).toBe(printManifest(whole.manifest() ?? { units: {}, failed: [] }));
  });

  it('let the next build of everything keep all, once merged, and the next of a part too', async () => {
    const works = await openParts();
    await works.write('out/manifest.json', printManifest((await merge(works)).manifest));
    expect(new Set((await works.build({ folders })).results)).toEqual(new Set(['kept']));
    for (const number of [1, 2, 3]) await works.workspace.remove(`out/manifest.${number}-of-3.json`);
    const part = await works.build({ folders, shard: { number: 2, of: 3 } });
    expect(new Set(part.results)).toEqual(new Set(['kept']));
    expect(Object.keys(works.manifest('manifest.2-of-3.json')?.units ?? {})).toHaveLength(part.results.length);
  });

  it('name a unit that could not be made, and are whole without it', async () => {
    const works = await openParts({
      ...filesOf(...units),
      'data/2025/学院5/单位.yaml': sheetOf('学院5').replace('50', '五'),
    });
    const { manifest: merged, complaints } = await merge(works);
    expect(complaints).toEqual([]);
    expect(merged.failed).toEqual(['../data/2025/学院5']);
    expect(Object.keys(merged.units)).toHaveLength(8);
  });

  it('are not merged when one is missing', async () => {
    const works = await openParts();
    await works.workspace.remove('out/manifest.2-of-3.json');
    const { complaints } = await merge(works);
    expect(complaints[0]).toBe('共 3 份清单，缺少第 2 份。');
    expect(complaints.length).toBeGreaterThan(1);
  });

  it('are not merged with those of another division', async () => {
    const works = await openParts();
    await works.build({ folders, shard: { number: 1, of: 2 } });
    expect((await merge(works)).complaints[0]).toContain('不同的分法（共 2、3 份）');
  });

  it('are not merged when a unit stands in two, in none, or in one that is not its own', async () => {
    const works = await openParts();
    const parts = await findParts(works.workspace, 'out');
    const [first, second, third] = parts.ok ? parts.value : [];
    if (first === undefined || second === undefined || third === undefined) throw new Error('three parts');
    const twice = { ...first, manifest: second.manifest };
    const { complaints } = mergeParts([twice, second, third], expected);
    expect(complaints.filter((text) => text.includes('在不止一份清单里'))).not.toHaveLength(0);
    expect(complaints.filter((text) => text.includes('不该在'))).not.toHaveLength(0);
    expect(complaints.filter((text) => text.includes('不在任何一份清单里'))).not.toHaveLength(0);
  });

  it('are not merged when a unit is gone since', async () => {
    const works = await openParts();
    const parts = await findParts(works.workspace, 'out');
    const { complaints } = mergeParts(parts.ok ? parts.value : [], expected.slice(1));
    expect(complaints).toEqual([expect.stringContaining('../data/2025/学院1 已经不在')]);
  });

  it('are not merged when an output is not as it was made', async () => {
    const works = await openParts();
    await works.write('out/2025/学院1/项目支出绩效目标表.pdf', '改过');
    await works.workspace.remove('out/2025/学院2/项目支出绩效目标表.pdf');
    expect((await merge(works)).complaints).toEqual([
      'out/2025/学院1/项目支出绩效目标表.pdf 与生成时不同。',
      'out/2025/学院2/项目支出绩效目标表.pdf 不见了或读不出（ENOENT）。',
    ]);
  });
});
