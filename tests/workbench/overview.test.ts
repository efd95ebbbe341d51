import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { severityWords } from '../../src/diagnostics/severity.ts';
import { readFinished } from '../../src/proof/read-finished.ts';
import type { Overview } from '../../src/workbench/wire.ts';
import type { TestRepository } from '../git.ts';
import { describeWith } from '../tools.ts';
import { greyOn } from '../writers/marked.ts';
import { asked, files, first, newStory, openBench, openClient, sheet, unit } from './bench.ts';

const stories: TestRepository[] = [];
afterEach(() => {
  for (const story of stories.splice(0)) story.remove();
});

/** The unit of the story with a total that is right. */
const sound = { ...files, [sheet]: files[sheet].replace('151.94', '151.84') };

/** `now` is what lies there since the commit. */
async function start(given: Readonly<Record<string, string>> = sound, now = given) {
  const story = newStory(given);
  stories.push(story);
  story.write(now);
  const client = await openClient(await openBench(story.folder));
  const { headers, origin, app } = client;
  const pdf = async (since?: string): Promise<Response> => {
    const chosen = since === undefined ? '' : `&${asked('since', since)}`;
    const address = `${origin}/api/overview.pdf?${asked('folder', unit)}${chosen}`;
    return app.request(address, { headers: { host: headers.host, cookie: headers.cookie } });
  };
  return { story, client, pdf };
}

/** The rows of the tables of a PDF, each as its texts; a paragraph is a row of one. */
async function rowsOf(answer: Response): Promise<readonly (readonly string[])[]> {
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  const finished = await readFinished(new Uint8Array(await answer.arrayBuffer()));
  if (finished === null) throw new Error('no PDF');
  return finished.blocks().flatMap((block) => {
    if (block.kind === 'paragraph') return [[block.text]];
    const rows = new Map<number, string[]>();
    for (const { row, text } of block.cells) rows.set(row, [...(rows.get(row) ?? []), text]);
    return [...rows.values()];
  });
}

describe('the overview of a unit on the desk', () => {
  it.each([
    ['sound', sound],
    ['with a wrong total', files],
  ])('prints the numbers that the page shows: %s', async (_, given) => {
    const { client, pdf } = await start(given);
    const shown = await client.get<Overview>(`overview?${asked('folder', unit)}`);
    const rows = await rowsOf(await pdf());
    for (const { column, approved, sum, isRight } of shown.sums) {
      const row = rows.find(([name, amount]) => name === column && amount === approved);
      expect([row?.[2], row?.[4]]).toEqual([sum, isRight ? '一致' : '不一致']);
    }
    expect(shown.sums.length).toBeGreaterThan(1);
    for (const { label, texts } of shown.projects) {
      const row = rows.find((one) => one[1] === label);
      expect(row).toEqual(expect.arrayContaining([...texts]));
    }
    for (const { label, indicators, projects } of shown.classes) {
      expect(rows).toContainEqual([label, indicators === 0 ? '没有' : String(indicators), String(projects)]);
    }
    const lacking = new Set(shown.missing.flatMap(({ levels }) => levels));
    for (const level of lacking) {
      const names = shown.missing.filter(({ levels }) => levels.includes(level)).map(({ name }) => name);
      expect(rows).toContainEqual([level, String(names.length), names.join('；')]);
    }
    for (const { code, title, severity, count } of shown.rules) {
      expect(rows).toContainEqual([severityWords[severity], title, code, String(count)]);
    }
    expect(shown.rules.some(({ severity }) => severity === 'error')).toBe(given === files);
  });

  it('is compared with the version that is chosen', async () => {
    const { story, pdf } = await start();
    story.commit('三上', {
      [first]: files[first].replace('101.84', '111.84'),
      [sheet]: sound[sheet].replace('151.84', '161.84'),
    });
    const rows = await rowsOf(await pdf('HEAD~1'));
    expect(rows.map(([text]) => text)).toContainEqual(
      expect.stringMatching(/^六、与以前的版本相比：HEAD~1（提交 [0-9a-f]{7}，2025-03-01）$/),
    );
    expect(rows).toContainEqual(['总计', '151.84', '161.84', '+10.00', '+6.59%']);
    expect((await rowsOf(await pdf())).some(([text]) => text?.includes('相比'))).toBe(false);
  });

  it('says in a sentence why there is none', async () => {
    const { client, pdf } = await start();
    const told = async (answer: Response) => [answer.status, ((await answer.json()) as { message: string }).message];
    expect(await told(await pdf('二下'))).toEqual([409, expect.stringContaining('git 里没有叫“二下”的')]);
    const { origin, headers, app } = client;
    const other = await app.request(`${origin}/api/overview.pdf?folder=data`, { headers });
    expect(await told(other)).toEqual([404, '没有这个单位，可能已被移走或改名。']);
    expect(
      (await app.request(`${origin}/api/overview.pdf?${asked('folder', unit)}`, { headers: { host: headers.host } }))
        .status,
    ).toBe(401);
    const broken = await start({ ...sound, [first]: '项目名称: [' });
    expect(await told(await broken.pdf())).toEqual([409, '有的文件还读不出数据，改好以后再存。']);
  });
});

describeWith(['pdfinfo', 'pdftoppm'], 'the page of the overview', () => {
  it('says 草稿 where the unit has errors or is not as it was committed, and only there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mubiao-overview-'));
    try {
      const greys: boolean[] = [];
      const changed = files[first].replace('一是', '首先');
      for (const [given, now] of [
        [sound, sound],
        [files, files],
        [sound, { ...sound, [first]: changed }],
      ]) {
        const { pdf } = await start(given, now);
        const file = join(folder, '总览.pdf');
        writeFileSync(file, new Uint8Array(await (await pdf()).arrayBuffer()));
        greys.push(greyOn(file).every((share) => share > 0.01));
      }
      expect(greys).toEqual([false, true, true]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
