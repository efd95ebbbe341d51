import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, type Ingredients, ingredientDigests } from '../../src/build/fingerprint.ts';
import type { UnitRecord } from '../../src/build/manifest.ts';
import { type OutputState, plan, planUnit, type UnitState } from '../../src/build/plan.ts';
import { describeStep } from '../../src/build/plan-words.ts';
import { ordinary } from '../../src/build/standing.ts';
import { common, filesOf, project, sheetOf } from './story.ts';
import { made, openWorks } from './works.ts';

const names = ['图书馆', '学校', '医院'] as const;
const folders = names.map((name) => `data/2025/${name}`);
const [library = '', school = '', hospital = ''] = folders;
const pdfOf = (name: string) => `out/2025/${name}/项目支出绩效目标表.pdf`;

async function openBuilt() {
  const works = openWorks(filesOf(...names));
  await works.build({ folders });
  works.workspace.pass(60_000);
  return works;
}

describe('a second build', () => {
  it('makes nothing where nothing was changed, and leaves the manifest byte for byte', async () => {
    const works = await openBuilt();
    const before = works.workspace.files.get('out/manifest.json');
    expect((await works.build({ folders })).results).toEqual(['kept', 'kept', 'kept']);
    expect((await works.build({ folders })).results).toEqual(['kept', 'kept', 'kept']);
    expect(works.workspace.files.get('out/manifest.json')).toEqual(before);
  });

  it('makes one unit where one project was changed, and names the file', async () => {
    const works = await openBuilt();
    await works.write(`${school}/项目/01.yaml`, project.replace('购置经费', '更新经费'));
    const run = await works.build({ folders });
    expect(made(run)).toEqual([school]);
    expect(run.steps.map(describeStep)).toEqual([
      '不变 data/2025/图书馆：数据、模板和程序都没有改动，输出完好。',
      '生成 data/2025/学校：数据有改动（项目/01.yaml）。',
      '不变 data/2025/医院：数据、模板和程序都没有改动，输出完好。',
    ]);
  });

  it('tells a change of content even where size and time are the old ones', async () => {
    // Written within the same tick as it was read: its time does not vouch for it.
    const works = openWorks(filesOf(...names));
    await works.workspace.write(`${school}/项目/01.yaml`, new TextEncoder().encode(project));
    await works.build({ folders });
    await works.workspace.write(`${school}/项目/01.yaml`, new TextEncoder().encode(project.replace('3', '4')));
    expect(made(await works.build({ folders }))).toEqual([school]);
  });

  it.each([
    ['a project that is new', `${hospital}/项目/02.yaml`, project.replace('购置经费', '另一项'), [hospital]],
    ['the class table', 'data/2025/指标分类.yaml', `${filesOf()['data/2025/指标分类.yaml']}# 已核对\n`, folders],
    ['a mubiao.yaml that is new', 'data/mubiao.yaml', '方案: strict\n', folders],
    ['a mubiao.yaml of one unit', `${library}/mubiao.yaml`, '方案: strict\n', [library]],
    ['the template', 'house/templates/项目支出绩效目标表.hbs', '新模板', folders],
    ['a face', 'house/fonts/FormSong-Regular.ttf', '新字体', folders],
  ])('makes the units that it touches: %s', async (_, file, text, expected) => {
    const works = await openBuilt();
    await works.write(file, text);
    expect(made(await works.build({ folders }))).toEqual(expected);
  });

  it('makes everything for another program, another date, or when it is told to', async () => {
    const works = await openBuilt();
    expect((await works.build({ folders, program: '0.2.0' })).reasons).toEqual(['changed', 'changed', 'changed']);
    expect((await works.build({ folders, program: '0.2.0', instant: new Date(1) })).reasons).toHaveLength(3);
    const { reasons, results } = await works.build({ folders, isForced: true });
    expect([reasons, results]).toEqual([Array(3).fill('forced'), Array(3).fill('built')]);
  });

  it('notices an output that was edited or deleted by hand, and makes it as it was', async () => {
    const works = await openBuilt();
    const before = new Map(works.workspace.files);
    await works.write(pdfOf('学校'), '改过');
    await works.workspace.remove(pdfOf('医院'));
    const run = await works.build({ folders });
    expect(run.reasons).toEqual(['same', 'edited', 'missing']);
    expect(run.steps.map(describeStep)[1]).toBe(
      '生成 data/2025/学校：2025/学校/项目支出绩效目标表.pdf 与生成时不同（被改动过，或者上次没有做完）。',
    );
    for (const name of ['学校', '医院'])
      expect(works.workspace.files.get(pdfOf(name))).toEqual(before.get(pdfOf(name)));
  });

  it('makes a format that was not asked for before, and does not take the old one for new', async () => {
    const works = openWorks(filesOf('图书馆'));
    await works.build({ folders: [library], formats: ['pdf'] });
    expect((await works.build({ folders: [library], formats: ['pdf', 'docx'] })).reasons).toEqual(['unmade']);
    await works.write(`${library}/项目/01.yaml`, project.replace('购置经费', '更新经费'));
    await works.build({ folders: [library], formats: ['pdf'] });
    expect((await works.build({ folders: [library], formats: ['pdf'] })).reasons).toEqual(['same']);
    expect((await works.build({ folders: [library], formats: ['docx'] })).reasons).toEqual(['unmade']);
  });

  it('keeps the outputs of a unit with an error and their record, and tells the error every time', async () => {
    const works = await openBuilt();
    const before = works.manifest()?.units;
    await works.write(`${school}/单位.yaml`, sheetOf('学校').replace('50.10', '五十'));
    expect((await works.build({ folders })).results).toEqual(['kept', 'refused', 'kept']);
    expect((await works.build({ folders })).results).toEqual(['kept', 'refused', 'kept']);
    expect(works.manifest()).toEqual({ units: before, failed: [`../${school}`] });
    expect(works.workspace.files.has(pdfOf('学校'))).toBe(true);
    await works.write(`${school}/单位.yaml`, sheetOf('学校'));
    expect((await works.build({ folders })).results).toEqual(['kept', 'kept', 'kept']);
    expect(works.manifest()?.failed).toEqual([]);
  });

  it('removes what it made of a unit that is gone, but nothing that someone edited, and looks only where it was told to', async () => {
    const works = await openBuilt();
    await works.write('out/2025/学校/项目支出绩效目标表.docx', '批注');
    for (const file of works.workspace.files.keys()) if (file.startsWith(school)) await works.workspace.remove(file);
    const rest = [library, hospital];
    expect((await works.build({ folders: [library], scope: [library] })).results).toEqual(['kept']);
    const { outcomes } = await works.build({ folders: rest });
    expect(outcomes.at(-1)).toMatchObject({
      result: 'removed',
      removed: [pdfOf('学校')],
      left: ['out/2025/学校/项目支出绩效目标表.docx'],
    });
    expect(works.output('2025/学校/项目支出绩效目标表.docx')).toBe('批注');
    expect((await works.build({ folders: rest })).results).toEqual(['kept', 'kept']);
  });

  it('leaves the outputs of a unit that moved to its new folder', async () => {
    const works = openWorks(filesOf('图书馆'));
    await works.build({ folders: [library] });
    const moved = 'data/文旅局/2025/图书馆';
    for (const [file, bytes] of [...works.workspace.files]) {
      if (!file.startsWith('data/')) continue;
      await works.workspace.write(file.replace('data/', 'data/文旅局/'), bytes);
      await works.workspace.remove(file);
    }
    expect((await works.build({ folders: [moved] })).results).toEqual(['built', 'removed']);
    expect(works.workspace.files.has(pdfOf('图书馆'))).toBe(true);
    expect((await works.build({ folders: [moved] })).results).toEqual(['kept']);
  });

  it('knows nothing where the manifest is gone or broken, and makes everything again', async () => {
    const works = await openBuilt();
    await works.write('out/manifest.json', '{"mubiao": 1, "units": {"x": 3}, "failed": []}');
    expect((await works.build({ folders })).reasons).toEqual(['new', 'new', 'new']);
    await works.workspace.remove('out/.mubiao.stamps');
    expect((await works.build({ folders })).reasons).toEqual(['same', 'same', 'same']);
  });
});

const digest = fc.stringMatching(/^[0-9a-f]{4}$/);
const ingredients: fc.Arbitrary<Ingredients> = fc.record({
  program: fc.constantFrom('0.1.0', '0.2.0'),
  templates: fc.constant(common.templates),
  fonts: fc.constant(common.fonts),
  profile: fc.option(fc.constant('strict')),
  source: fc.constant(common.source),
  isOriginInFoot: fc.boolean(),
  instant: fc.constant(common.instant),
  folder: fc.constant('2025/图书馆'),
  names: fc.array(digest, { maxLength: 3 }),
  files: fc.dictionary(digest, digest, { maxKeys: 3 }),
  classTable: fc.option(digest),
  settings: fc.option(digest),
  revision: fc.option(digest),
  isDraft: fc.boolean(),
});

const wanted = ['表.pdf', '表.docx'];
const wish = { names: wanted, isForced: false };

function recordOf(given: Ingredients): UnitRecord {
  const fingerprint = fingerprintOf(given);
  const output = { fingerprint, sha256: '0'.repeat(64), size: 1, pages: null };
  const outputs = Object.fromEntries(wanted.map((name) => [name, output]));
  return {
    place: '2025/图书馆',
    projects: 1,
    found: { warning: 0, info: 0 },
    ingredients: ingredientDigests(given),
    outputs,
  };
}

function stateOf(then: Ingredients, now: Ingredients | null, outputs: readonly OutputState[]): UnitState {
  return {
    folder: library,
    key: `../${library}`,
    standing: ordinary,
    record: recordOf(then),
    ingredients: now,
    changedFiles: [],
    outputs: new Map(wanted.map((name, index) => [name, outputs[index] ?? 'missing'])),
  };
}

describe('a plan', () => {
  const states = fc.constantFrom<OutputState>('whole', 'missing', 'edited');

  it('keeps a unit if and only if its ingredients are the same and every output is whole', () => {
    fc.assert(
      fc.property(ingredients, ingredients, fc.boolean(), states, states, (then, other, isSame, first, second) => {
        const now = isSame ? structuredClone(then) : other;
        const { action } = planUnit(stateOf(then, now, [first, second]), wish);
        const isKept = fingerprintOf(then) === fingerprintOf(now) && first === 'whole' && second === 'whole';
        expect(action).toBe(isKept ? 'keep' : 'make');
      }),
    );
  });

  it('says what changed whenever something did', () => {
    fc.assert(
      fc.property(ingredients, ingredients, (then, now) => {
        fc.pre(fingerprintOf(then) !== fingerprintOf(now));
        const { reason } = planUnit(stateOf(then, now, ['whole', 'whole']), wish);
        expect(reason.kind === 'changed' && reason.what.length > 0).toBe(true);
      }),
    );
  });

  it('makes what it cannot read, so that the reader says why', () => {
    fc.assert(
      fc.property(ingredients, (then) => {
        expect(planUnit(stateOf(then, null, ['whole', 'whole']), wish)).toMatchObject({
          reason: { kind: 'unreadable' },
        });
      }),
    );
  });

  it('speaks of every unit once, in their order, and removes last', () => {
    fc.assert(
      fc.property(fc.array(ingredients, { maxLength: 5 }), fc.array(ingredients, { maxLength: 3 }), (here, gone) => {
        const units = here.map((one, index) => ({ ...stateOf(one, one, ['whole', 'whole']), key: `u${index}` }));
        const removed = gone.map((one, index) => ({ key: `g${index}`, record: recordOf(one), outputs: new Map() }));
        const steps = plan(units, removed, wish);
        expect(steps.map(({ unit }) => unit.key)).toEqual([...units, ...removed].map(({ key }) => key));
        expect(steps.slice(0, here.length).some(({ action }) => action === 'remove')).toBe(false);
      }),
    );
  });
});
