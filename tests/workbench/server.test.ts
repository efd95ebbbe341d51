import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Intent } from '../../src/workbench/intent.ts';
import type { BuildLine, EditAnswer, FileView, PlaceView, PreviewView, UnitView } from '../../src/workbench/wire.ts';
import type { Workbench } from '../../src/workbench/workbench.ts';
import { fail } from '../../src/workspace/failure.ts';
import type { TestRepository } from '../git.ts';
import {
  asked,
  type BenchOptions,
  files,
  first,
  newStory,
  openBench,
  openClient,
  ownDeeds,
  second,
  sheet,
  unit,
} from './bench.ts';

const stories: TestRepository[] = [];
afterEach(() => {
  for (const story of stories.splice(0)) story.remove();
});

async function start(options: BenchOptions = {}, given = files) {
  const story = newStory(given);
  stories.push(story);
  const bench: Workbench = await openBench(story.folder, options);
  const client = await openClient(bench);
  const read = (file: string): string => readFileSync(join(story.folder, file), 'utf8');
  const write = (file: string, text: string): void => writeFileSync(join(story.folder, file), text);
  const view = (file: string) => client.get<FileView>(`file?${asked('file', file)}`);
  const unitView = () => client.get<UnitView>(`unit?${asked('folder', unit)}`);
  const edit = (base: FileView, intents: readonly Intent[], stroke = '') =>
    client.post<EditAnswer>('edit', { file: base.file, before: base.text, stroke, edit: { kind: 'intents', intents } });
  const type = (base: FileView, text: string) =>
    client.post<EditAnswer>('edit', { file: base.file, before: base.text, stroke: '', edit: { kind: 'text', text } });
  return { story, bench, client, read, write, view, unitView, edit, type };
}

const goal = (text: string): Intent => ({ kind: 'set', path: ['绩效目标'], text });
const amount = (text: string): Intent => ({ kind: 'set', path: ['资金', '财政拨款'], text });
const viewOf = (answer: EditAnswer): FileView => {
  if (answer.view === null) throw new Error('no view');
  return answer.view;
};

/** An edit that puts another text in the place of a file's. */
async function overwriting(client: Awaited<ReturnType<typeof openClient>>, file: string, text: string) {
  const view = await client.get<FileView>(`file?${asked('file', file)}`);
  return { file, before: view.text, stroke: '', edit: { kind: 'text', text } };
}

describe('the guard', () => {
  it('answers nobody without the cookie, which only the token buys', async () => {
    const { client } = await start();
    const { app, origin, headers, setCookie } = client;
    const host = headers.host;
    expect((await app.request(`${origin}/api/units`, { headers: { host } })).status).toBe(401);
    const wrong = { method: 'POST', headers: { host, origin }, body: JSON.stringify({ token: 'x'.repeat(32) }) };
    expect((await app.request(`${origin}/api/session`, wrong)).status).toBe(401);
    expect(setCookie).toMatch(/; HttpOnly/);
    expect(setCookie).toMatch(/SameSite=Strict/);
    expect((await app.request(`${origin}/api/units`, { headers })).status).toBe(200);
  });

  it.each([
    ['a forged Host', { host: 'evil.example:8025' }],
    ['a Host that is rebound', { host: 'localhost.evil.example' }],
    ['a foreign Origin', { origin: 'http://evil.example' }],
    ['the Origin of a file', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:8026' }],
    ['a fetch from another site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s, cookie or not', async (_, forged) => {
    const { client } = await start();
    for (const method of ['GET', 'POST']) {
      const answer = await client.app.request(`${client.origin}/api/units`, {
        method,
        headers: { ...client.headers, ...forged },
      });
      expect(answer.status).toBe(403);
    }
  });

  it('lets a visit from elsewhere to the page through, which has no data, and to nothing else', async () => {
    const { client } = await start();
    const { app, origin, headers } = client;
    const visit = {
      ...headers,
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    const { origin: _, ...visiting } = visit;
    expect((await app.request(`${origin}/`, { headers: visiting })).status).toBe(200);
    expect((await app.request(`${origin}/api/units`, { headers: visiting })).status).toBe(403);
    expect((await app.request(`${origin}/`, { headers: { ...visiting, 'sec-fetch-dest': 'iframe' } })).status).toBe(
      403,
    );
    expect((await app.request(`${origin}/`, { headers: { ...visiting, host: 'evil.example:8025' } })).status).toBe(403);
  });

  it('refuses a deed that does not say where it comes from', async () => {
    const { client } = await start();
    const { origin: _, ...headers } = client.headers;
    const answer = await client.app.request(`${client.origin}/api/edit`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(403);
  });

  it('holds the page to itself', async () => {
    const { client } = await start();
    const answer = await client.app.request(`${client.origin}/`, { headers: { host: client.headers.host } });
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'self'; (?!.*unsafe)/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    'data/../../etc/passwd',
    '/etc/passwd',
    'package.json',
    `${unit}/项目/../../指标分类.yaml`,
    'data/2025/指标分类.yaml',
  ])('knows no file %s', async (file) => {
    const { client } = await start();
    expect(await client.get(`file?${asked('file', file)}`)).toEqual({ message: `读不出 ${file}。` });
    const edit = { file, before: '', stroke: '', edit: { kind: 'text', text: '' } };
    expect(await client.post('edit', edit)).toMatchObject({ kind: 'refused', view: null });
    expect(await client.get(`output?${asked('file', file)}`)).toHaveProperty('message');
  });

  it.each([{}, { file: 1 }, { file: first, before: '', stroke: '', edit: { kind: 'delete' } }, []])(
    'takes no request that it does not understand: %j',
    async (body) => {
      const { client } = await start();
      expect(await client.post('edit', body)).toHaveProperty('message');
    },
  );
});

describe('an edit', () => {
  it('touches nothing but its field: comments and the rest stay byte for byte', async () => {
    const { view, edit, read } = await start();
    await edit(await view(first), [amount('120.5')]);
    expect(read(first)).toBe(files[first]?.replace('101.84', '120.5'));
    await edit(await view(first), [{ kind: 'move', path: ['绩效指标'], from: 2, to: 0 }]);
    expect(read(first)).toContain('绩效指标:\n  - 分类: 31-服务对象满意度\n');
    expect(read(first)).toContain('分类: 11-数量指标   # 台账');
  });

  it('adds what was not there in the form’s order, and takes out what is emptied', async () => {
    const { view, edit, read } = await start();
    const other = { kind: 'set', path: ['资金', '财政专户拨款'], text: '5.00' } as const;
    const answer = await edit(await view(first), [other, { kind: 'set', path: ['备注'], text: '见批复' }]);
    expect(read(first)).toContain('资金:            # 见批复\n  财政拨款: 101.84\n  财政专户拨款: 5.00\n绩效目标');
    expect(read(first)).toMatch(/备注: 见批复\n$/);
    await edit(viewOf(answer), [
      { ...other, text: '' },
      { kind: 'set', path: ['备注'], text: '' },
    ]);
    expect(read(first)).toBe(files[first]);
  });

  it('is checked at once, each finding with its field', async () => {
    const { view, edit, unitView } = await start();
    expect((await unitView()).findings.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'unit-total', file: sheet, path: ['合计', '财政拨款'] },
    ]);
    await edit(await view(first), [amount('一百')]);
    const { findings, sums, projects } = await unitView();
    expect(findings[0]).toMatchObject({ file: first, path: ['资金', '财政拨款'], severity: 'error' });
    expect(sums).toBeNull();
    expect(projects[0]).toMatchObject({ isChanged: true, counts: { error: 1 } });
  });

  it('is taken back and made again; letters of one stroke together', async () => {
    const { view, edit, read, client } = await start();
    let own = await view(first);
    for (const text of ['一', '一是', '一是做好']) own = viewOf(await edit(own, [goal(text)], '绩效目标'));
    expect(own).toMatchObject({ canUndo: true, canRedo: false });
    const back = await client.post<EditAnswer>('undo', { file: first });
    expect(read(first)).toBe(files[first]);
    expect(viewOf(back)).toMatchObject({ canUndo: false, canRedo: true });
    await client.post('redo', { file: first });
    expect(read(first)).toContain('一是做好');
    expect(await client.post('redo', { file: first })).toMatchObject({ kind: 'refused' });
  });

  it('meets a change on the disk: other fields are merged, the same field is shown and not written', async () => {
    const { view, edit, read, write, client } = await start();
    const base = await view(first);
    write(first, (files[first] ?? '').replace('14个\n  - ', '15个\n  - '));
    expect(await edit(base, [amount('120.00')])).toMatchObject({ kind: 'saved', isMerged: true });
    expect(read(first)).toContain('年度指标值: 15个');
    expect(read(first)).toContain('财政拨款: 120.00');
    const again = await view(first);
    write(first, read(first).replace('120.00', '130.00'));
    const answer = await edit(again, [amount('140.00')]);
    expect(answer).toMatchObject({ kind: 'conflict', conflicts: [{ ours: '140.00', theirs: '130.00' }] });
    expect(read(first)).toContain('财政拨款: 130.00');
    if (answer.kind !== 'conflict') throw new Error('no conflict');
    const settle = (text: string) =>
      client.post('edit', { file: first, before: answer.disk, stroke: '', edit: { kind: 'overrule', text } });
    await settle(answer.settled.ours);
    expect(read(first)).toContain('财政拨款: 140.00');
    // Chosen by someone who has not seen what was written since: told again.
    expect(await settle(answer.settled.ours.replace('140.00', '150.00'))).toMatchObject({ kind: 'conflict' });
    expect(read(first)).toContain('财政拨款: 140.00');
  });

  it.each(['ours', 'theirs'] as const)(
    'keeps what does not conflict, whoever changed it, when %s is chosen',
    async (side) => {
      const { view, edit, read, write, client } = await start();
      const base = await view(first);
      write(first, read(first).replace('101.84', '130.00').replace('14个\n  - ', '15个\n  - '));
      const answer = await edit(base, [amount('140.00'), { kind: 'set', path: ['项目名称'], text: '系统运维项目' }]);
      if (answer.kind !== 'conflict') throw new Error('no conflict');
      const overrule = { kind: 'overrule', text: answer.settled[side] };
      expect(await client.post('edit', { file: first, before: answer.disk, stroke: '', edit: overrule })).toMatchObject(
        {
          kind: 'saved',
        },
      );
      expect(read(first)).toBe(
        (files[first] ?? '')
          .replace('信息化运维项目', '系统运维项目')
          .replace('101.84', side === 'ours' ? '140.00' : '130.00')
          .replace('14个\n  - ', '15个\n  - '),
      );
    },
  );

  it('that comes twice, from a page that did not hear the answer, is there once, and nobody else’s', async () => {
    const { view, edit, read } = await start();
    const base = await view(first);
    const items = [{ 分类: '13-时效指标', 名称: '响应时间', 实施周期指标值: '≤2小时', 年度指标值: '≤2小时' }];
    const added: readonly Intent[] = [{ kind: 'add', path: ['绩效指标'], at: 1, items }];
    await edit(base, added);
    expect(await edit(base, added)).toMatchObject({ kind: 'saved', isMerged: false });
    expect(read(first).match(/响应时间/g)).toHaveLength(1);
  });

  it('is not taken back over what others wrote since in the same place', async () => {
    const { view, edit, read, write, client } = await start();
    await edit(await view(first), [amount('120.00')]);
    write(first, read(first).replace('120.00', '130.00'));
    expect(await client.post('undo', { file: first })).toMatchObject({ kind: 'refused' });
    expect(read(first)).toContain('130.00');
  });

  it('that leaves no YAML is kept beside the file, survives the server, and is written once it is sound', async () => {
    const { story, view, type, read, unitView } = await start();
    const broken = (files[first] ?? '').replace('财政拨款: 101.84', '财政拨款: "101.84');
    expect(viewOf(await type(await view(first), broken))).toMatchObject({ isDraft: true, data: null, text: broken });
    expect(read(first)).toBe(files[first]);
    expect((await unitView()).projects[0]).toMatchObject({ isDraft: true, counts: { error: 2 } });
    // The server is killed; another begins.
    const second = await openClient(await openBench(story.folder));
    const kept = await second.get<FileView>(`file?${asked('file', first)}`);
    expect(kept).toMatchObject({ isDraft: true, text: broken });
    const text = broken.replace('"101.84', '"101.85"');
    await second.post('edit', { file: first, before: kept.text, stroke: '', edit: { kind: 'text', text } });
    expect(read(first)).toBe(text);
    expect(await second.get<FileView>(`file?${asked('file', first)}`)).toMatchObject({ isDraft: false });
  });

  it('that cannot be written is told, and lost neither', async () => {
    let isFull = true;
    const { view, edit, read } = await start({
      over: (own) => ({
        ...own,
        write: async (file, bytes) =>
          isFull && file === first ? fail('write', file, 'ENOSPC') : own.write(file, bytes),
      }),
    });
    const answer = await edit(await view(first), [amount('120.00')]);
    expect(answer).toMatchObject({ kind: 'refused', message: expect.stringContaining('磁盘已满') });
    expect(viewOf(answer)).toMatchObject({ isDraft: true, text: expect.stringContaining('120.00') });
    isFull = false;
    await edit(viewOf(answer), [amount('121.00')]);
    expect(read(first)).toContain('121.00');
  });
});

describe('the workbench', () => {
  it('prints a unit whose sums are wrong, and says where each field stands on the page', async () => {
    const { client, view, edit } = await start();
    const preview = await client.get<PreviewView>(`preview?${asked('folder', unit)}`);
    if (preview.kind !== 'printed') throw new Error(preview.message);
    const print = asked('print', preview.print);
    const at = async (file: string, path: string) => {
      const places = await client.get<readonly PlaceView[]>(`places?${print}&${asked('file', file)}`);
      return places.filter((place) => place[5].join('/') === path);
    };
    for (const path of ['项目名称', '资金/财政拨款', '绩效目标', '绩效指标/0', '绩效指标/2']) {
      const [place] = await at(second, path);
      if (place === undefined) throw new Error(`${path} is nowhere`);
      const [page, x, y, width, height, own] = place;
      const middle = `page=${page}&x=${x + width / 2}&y=${y + height / 2}`;
      expect(await client.get(`field?${print}&${middle}`)).toEqual({ file: second, path: own });
    }
    expect(await at(sheet, '合计/财政拨款')).toHaveLength(1);
    expect(await client.get(`field?${print}&page=0&x=1&y=1`)).toBeNull();
    const { app, origin, headers } = client;
    const pdf = await app.request(`${origin}/api/preview.pdf?${print}&from=0&to=0`, { headers });
    expect(new TextDecoder('latin1').decode(await pdf.arrayBuffer())).toMatch(/^%PDF-1\.7/);
    // Neither pages that are not there, nor those of a print that is out of date.
    const last = await app.request(`${origin}/api/preview.pdf?${print}&from=0&to=${preview.pages}`, { headers });
    expect(last.status).toBe(410);
    for (const text of ['121', '122', '123', '124']) {
      expect((await app.request(`${origin}/api/preview.pdf?${print}&from=0&to=0`, { headers })).status).toBe(200);
      await edit(await view(first), [amount(text)]);
      await client.get<PreviewView>(`preview?${asked('folder', unit)}`);
    }
    expect((await app.request(`${origin}/api/preview.pdf?${print}&from=0&to=0`, { headers })).status).toBe(410);
  });

  it('starts a unit that checks clean, and nothing in the place of another', async () => {
    const { client, read } = await start();
    expect(await client.get('units')).toMatchObject({ newYear: '2025' });
    const folder = 'data/2025/番禺图书馆';
    expect(await client.post('unit', { name: ' 番禺图书馆 ', year: '2025' })).toEqual({ folder });
    expect(read(`${folder}/单位.yaml`)).toContain('单位名称: 番禺图书馆\n');
    const view = await client.get<UnitView>(`unit?${asked('folder', folder)}`);
    expect([view.isRuled, view.findings, view.projects.length]).toEqual([true, [], 1]);
    for (const [name, year, why] of [
      ['番禺图书馆', '2025', '已经有'],
      ['', '2025', '请写单位名称'],
      ['番禺博物馆', '二五', '四位半角数字'],
      ['../番禺', '2025', '斜线'],
      ['..', '2025', '已经有'],
      ['.', '2025', '已经有'],
    ])
      expect(await client.post('unit', { name, year })).toMatchObject({ message: expect.stringContaining(why ?? '') });
    expect(read(`${folder}/单位.yaml`)).toContain('单位名称: 番禺图书馆\n');
  });

  it('says what is not checked while a file cannot be read, and the amounts all the same', async () => {
    const { write, unitView } = await start();
    write(first, (files[first] ?? '').replace('财政拨款', '财政拔款'));
    const { isRuled, projects } = await unitView();
    expect(isRuled).toBe(false);
    expect(projects.map(({ total, counts }) => [total, counts.error])).toEqual([
      [null, 1],
      ['50.00', 0],
    ]);
  });

  it('starts a project, removes one, and puts it back', async () => {
    const { client, unitView, read } = await start();
    const { file } = await client.post<{ file: string }>('project', { folder: unit, name: '实训室 改造/项目' });
    expect(file).toBe(`${unit}/项目/03-实训室改造项目.yaml`);
    expect((await unitView()).projects.map(({ name }) => name)).toEqual([
      '信息化运维项目',
      '图书购置项目',
      '实训室 改造/项目',
    ]);
    await client.post('removal', { file: first });
    expect((await unitView()).projects).toHaveLength(2);
    await client.post('restoral', { file: first });
    expect(read(first)).toBe(files[first]);
  });

  it('mends what can be mended, and that can be taken back', async () => {
    const given = { ...files, [first]: (files[first] ?? '').replaceAll('≥80%', '≧80%') };
    const { client, unitView, read } = await start({}, given);
    const { findings } = await unitView();
    expect(findings.filter(({ isMendable }) => isMendable).length).toBeGreaterThan(0);
    await client.post('repair', { folder: unit, id: null });
    expect(read(first)).toContain('≥80%');
    await client.post('undo', { file: first });
    expect(read(first)).toBe(given[first]);
  });

  it('tells what changed since a version, and commits exactly the files of the unit', async () => {
    const { client, view, edit, story } = await start();
    story.write({ 'README.md': '别的', 'data/2025/别的单位/单位.yaml': '单位名称: 别的单位\n' });
    story.git('add', 'README.md');
    await edit(await view(second), [amount('50.10')]);
    const changes = await client.get<{ totals: string[] }>(`changes?${asked('folder', unit)}&since=HEAD`);
    expect(changes.totals[0]).toBe('总计：151.84 → 151.94（+0.10，+0.07%）');
    const changed = await client.get<{ files: string[] }>(`changed?${asked('folder', unit)}`);
    expect(changed.files).toEqual([second]);
    expect(await client.post('commit', { folder: unit, message: ' ' })).toHaveProperty('message');
    expect(await client.post('commit', { folder: unit, message: '“图书”加 0.1\n说明' })).toMatchObject({
      kind: 'committed',
    });
    expect(story.git('show', '--name-only', '--format=%s').split('\n').length).toBe(3);
    expect(story.git('status', '--porcelain')).toContain('A  README.md');
    expect(await client.post('commit', { folder: unit, message: '再来' })).toEqual({ message: '没有改动可以提交。' });
    const versions = await client.get<{ subject: string }[]>(`versions?${asked('folder', unit)}`);
    expect(versions.map(({ subject }) => subject)).toEqual(['“图书”加 0.1 说明', '二上']);
  });

  it('gives a workbook out and takes it in again, first on trial', async () => {
    const { story, read, write } = await start();
    write(sheet, (files[sheet] ?? '').replace('151.94', '151.84'));
    const client = await openClient(await openBench(story.folder, { deeds: ownDeeds(story.folder) }));
    const out = (await client.run('export', { folder: unit })).at(-1);
    if (out?.kind !== 'end') throw new Error('no end');
    expect(out).toEqual({ kind: 'end', exit: 0, files: ['out/2025/南沙职业学校/南沙职业学校-填报表.xlsx'] });
    const { app, origin, headers } = client;
    const book = await app.request(`${origin}/api/output?${asked('file', out.files[0] ?? '')}`, { headers });
    expect(book.headers.get('content-disposition')).toMatch(/^attachment;/);
    const body = await book.arrayBuffer();
    const handed = await app.request(`${origin}/api/handed?${asked('name', '../填报 表.xlsx')}`, {
      method: 'POST',
      headers,
      body,
    });
    const { file } = (await handed.json()) as { file: string };
    expect(file).toMatch(/^out\/\.workbench\/[0-9a-f]+\/填报表\.xlsx$/);
    await client.post('edit', await overwriting(client, second, (files[second] ?? '').replace('50.00', '49.00')));
    const wish = { folder: unit, file, money: null };
    const texts = (lines: readonly BuildLine[]) => lines.map((line) => (line.kind === 'end' ? '' : line.text)).join('');
    const tried = await client.run('import', { ...wish, isTrial: true });
    expect(texts(tried)).toContain('50.00');
    expect(texts(tried)).toContain('还没有写入；要写入，请点“照此写入”。');
    expect(read(second)).toContain('49.00');
    expect((await client.run('import', { ...wish, isTrial: false })).at(-1)).toMatchObject({ exit: 0 });
    expect(read(second)).toBe(files[second]);
    // With errors nothing is written, and a copy is given back in which they are marked.
    write(sheet, files[sheet] ?? '');
    await client.run('export', { folder: unit });
    const wrong = await app.request(`${origin}/api/output?${asked('file', out.files[0] ?? '')}`, { headers });
    const again = { method: 'POST', headers, body: await wrong.arrayBuffer() };
    const { file: other } = (await (await app.request(`${origin}/api/handed?name=b.xlsx`, again)).json()) as {
      file: string;
    };
    const refused = await client.run('import', { ...wish, file: other, isTrial: true });
    expect(refused.at(-1)).toEqual({ kind: 'end', exit: 1, files: [other.replace('.xlsx', '-请修改.xlsx')] });
    expect(texts(refused).match(/unit-total/g)).toHaveLength(1);
    for (const said of [tried, refused]) expect(texts(said)).not.toMatch(/ -{1,2}[a-z]|mubiao /);
    // What is printed comes back, too.
    write(sheet, (files[sheet] ?? '').replace('151.94', '151.84'));
    const built = (await client.run('build', { folder: unit })).at(-1);
    if (built?.kind !== 'end') throw new Error('no end');
    for (const name of built.files.filter((one) => /\.(?:pdf|docx)$/.test(one))) {
      write(second, (files[second] ?? '').replace('50.00', '49.00'));
      const kind = name.slice(name.lastIndexOf('.'));
      const print = { method: 'POST', headers, body: readFileSync(join(story.folder, name)) };
      const given = (await (await app.request(`${origin}/api/handed?name=a${kind}`, print)).json()) as { file: string };
      const lines = await client.run('import', { ...wish, file: given.file, isTrial: false });
      expect([kind, lines.at(-1)]).toMatchObject([kind, { exit: 0 }]);
      expect(read(second)).toBe(files[second]);
    }
    expect(built.files).toHaveLength(2);
    // What the workbook does not say is asked for by the window's own control.
    const bare = await app.request(`${origin}/api/handed?name=c.csv`, {
      method: 'POST',
      headers,
      body: '项目名称,财政拨款,绩效目标\n图书购置项目,500000,购置图书，改善阅读条件。\n',
    });
    const { file: third } = (await bare.json()) as { file: string };
    const unclear = await client.run('import', { ...wish, file: third, isTrial: true });
    expect(texts(unclear)).toContain('请在上面“金额的单位”里选元或万元');
    expect(await client.post('import', { ...wish, file: '/etc/passwd', isTrial: true })).toHaveProperty('message');
  });

  it('builds what the command builds', async () => {
    const { story } = await start({}, { ...files, [sheet]: (files[sheet] ?? '').replace('151.94', '151.84') });
    const client = await openClient(await openBench(story.folder, { deeds: ownDeeds(story.folder) }));
    const place = 'out/2025/南沙职业学校/项目支出绩效目标表';
    const made = (await client.run('build', { folder: unit })).at(-1);
    expect(made).toEqual({ kind: 'end', exit: 0, files: [`${place}.pdf`, `${place}.docx`] });
  });

  it('hears of what others write', async () => {
    const { bench, client, write } = await start();
    await client.get(`unit?${asked('folder', unit)}`);
    const heard: object[] = [];
    bench.hub.listen((event) => heard.push(event));
    write(second, (files[second] ?? '').replace('50.00', '50.10'));
    await bench.desk.touched(new Set([second]));
    await expect.poll(() => heard).toContainEqual(expect.objectContaining({ kind: 'unit', folder: unit, revision: 2 }));
    expect(heard).toContainEqual(expect.objectContaining({ kind: 'file', file: second }));
    expect(
      (await client.get<UnitView>(`unit?${asked('folder', unit)}`)).findings.every(
        ({ severity }) => severity !== 'error',
      ),
    ).toBe(true);
  });
});
