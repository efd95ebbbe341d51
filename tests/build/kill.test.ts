import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/build/manifest.ts';
import { stepsThat } from '../../src/build/plan.ts';
import { prepare } from '../../src/build/prepare.ts';
import { chooseForBuild } from '../../src/cli/build-choices.ts';
import type { Host } from '../../src/cli/host.ts';
import { assign, kitFor } from '../../src/cli/run-build.ts';
import { openDisk } from '../../src/workspace/disk.ts';
import { filesOf, project } from './story.ts';

/** The built command line is killed at random moments; run `npm run build` first. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const formats = ['text', 'pdf'];
const extensions = ['txt', 'pdf'];
const units = Array.from({ length: 20 }, (_, index) => `学院${String(index + 1).padStart(2, '0')}`);
const folders = units.map((unit) => `data/2025/${unit}`);
const kills = 100;

let stage = '';
/** A copy of the program, so that nobody's `npm run build` makes it another while it is being killed. */
let house = '';
/** What each output may hold: it was made of the data before or after the change. */
const lawful = new Map<string, Set<string>>();

const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
const start = (...args: readonly string[]): ChildProcess =>
  spawn(
    process.execPath,
    [join(house, 'dist/mubiao.js'), 'build', '--format', formats.join(), '--jobs', '2', ...args],
    { cwd: stage },
  );

function ended(child: ChildProcess): Promise<{ readonly code: number | null; readonly text: string }> {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text })));
}

/** A build that is killed a moment after it told of some output; of the first, or even before, as the dice fall. */
async function killed(random: () => number): Promise<void> {
  const child = start();
  const end = ended(child);
  const awaited = Math.floor(random() * (units.length + 4)) - 4;
  const delay = random() * (awaited < 0 ? 400 : 40);
  const kill = () => setTimeout(() => child.kill('SIGKILL'), delay);
  let told = 0;
  if (awaited < 0) kill();
  child.stdout?.on('data', (chunk: Buffer) => {
    const before = told;
    told += chunk.toString().split('\n').length - 1;
    if (before <= awaited && told > awaited) kill();
  });
  await end;
}

/** The one project of every unit, as it was or as it is changed to. */
function writeData(edition: number): void {
  const text = project.replace('购置所需的设备。', `购置所需的第${edition}批设备。`);
  for (const folder of folders) writeFileSync(join(stage, folder, '项目/01.yaml'), text);
}

function outputs(): readonly string[] {
  const out = join(stage, 'out/2025');
  if (!existsSync(out)) return [];
  return readdirSync(out, { recursive: true, encoding: 'utf8' })
    .map((name) => join(out, name))
    .filter((file) => extensions.some((extension) => file.endsWith(`.${extension}`)));
}

const nameOf = (file: string): string => file.slice(join(stage, 'out').length + 1).replaceAll('\\', '/');

/** What the next build would do, as the command line would plan it. */
async function nextPlan() {
  const workspace = openDisk(stage);
  const host: Host = { workspace, env: {}, house, colours: { out: false, err: false }, out: () => {}, err: () => {} };
  const options = { out: 'out', format: formats.join() };
  const choices = chooseForBuild(host, options);
  if (typeof choices === 'string') throw new Error(choices);
  const kit = kitFor(host, options, choices);
  const assignment = await assign(host, { options, choices, out: 'out', folders, paths: [], kit });
  const prepared = await prepare(workspace, assignment);
  if (!prepared.ok) throw new Error(prepared.failure.file);
  return prepared.value.steps;
}

/** What holds at any moment, come what may. `current` are the digests of the outputs of the data as it is now. */
async function expectTruth(current: ReadonlyMap<string, string>): Promise<number> {
  for (const file of outputs()) expect([...(lawful.get(nameOf(file)) ?? [])], nameOf(file)).toContain(sha256(file));
  const path = join(stage, 'out/manifest.json');
  if (existsSync(path)) expect(readManifest(readFileSync(path, 'utf8'))).not.toBeNull();
  const kept = stepsThat(await nextPlan(), 'keep');
  for (const { unit } of kept) {
    for (const extension of extensions) {
      const name = `${unit.record.place}/项目支出绩效目标表.${extension}`;
      expect(sha256(join(stage, 'out', name)), name).toBe(current.get(name));
    }
  }
  return kept.length;
}

function digestsNow(): ReadonlyMap<string, string> {
  return new Map(outputs().map((file) => [nameOf(file), sha256(file)]));
}

beforeAll(async () => {
  stage = mkdtempSync(join(tmpdir(), 'mubiao-kill-'));
  house = mkdtempSync(join(tmpdir(), 'mubiao-house-'));
  for (const folder of ['dist', 'templates']) cpSync(join(root, folder), join(house, folder), { recursive: true });
  symlinkSync(join(root, 'fonts'), join(house, 'fonts'), 'junction');
  for (const [file, text] of Object.entries(filesOf(...units))) {
    mkdirSync(dirname(join(stage, file)), { recursive: true });
    writeFileSync(join(stage, file), text);
  }
});
afterAll(() => {
  for (const folder of [stage, house]) rmSync(folder, { recursive: true, force: true });
});

describe('a build', () => {
  it('that is killed a hundred times leaves only whole files and a manifest that tells the truth', async () => {
    const editions: ReadonlyMap<string, string>[] = [];
    for (const edition of [0, 1]) {
      writeData(edition);
      expect(await ended(start())).toMatchObject({ code: 0 });
      editions.push(digestsNow());
    }
    for (const [name, digest] of editions.flatMap((edition) => [...edition])) {
      lawful.set(name, (lawful.get(name) ?? new Set()).add(digest));
    }
    expect(lawful.size).toBe(units.length * extensions.length);
    expect([...lawful.values()].every((digests) => digests.size === 2)).toBe(true);

    const random = dice(20_260_405);
    let halfway = 0;
    for (let done = 0; done < kills; done++) {
      const edition = done % 2;
      writeData(edition);
      await killed(random);
      const current = editions[edition] ?? new Map();
      await expectTruth(current);
      const fresh = [...digestsNow()].filter(([name, digest]) => current.get(name) === digest).length;
      if (fresh > 0 && fresh < lawful.size) halfway += 1;
    }
    expect(halfway).toBeGreaterThan(kills / 4);

    writeData(0);
    expect(await ended(start())).toMatchObject({ code: 0 });
    expect(digestsNow()).toEqual(editions[0]);
    const rest = readdirSync(join(stage, 'out'), { recursive: true, encoding: 'utf8' }).map((name) => basename(name));
    expect(rest.filter((name) => /\.tmp$|\.lock/.test(name))).toEqual([]);
    expect(await expectTruth(editions[0] ?? new Map())).toBe(units.length);
  });

  it('waits for another one in the same folder, and both end well', async () => {
    writeData(2);
    const [first, second] = await Promise.all([ended(start('--force')), ended(start('--force'))]);
    expect([first.code, second.code], first.text + second.text).toEqual([0, 0]);
    expect(`${first.text}${second.text}`).toContain('另一个 mubiao build 正在写入 out，等它结束');
    const steps = await nextPlan();
    expect(stepsThat(steps, 'keep')).toHaveLength(units.length);
    expect(readdirSync(join(stage, 'out')).sort()).toEqual(['.mubiao.stamps', '2025', 'manifest.json']);
  });

  it.skipIf(process.platform === 'win32')(
    'that is interrupted ends the units at hand, and says what is left',
    async () => {
      writeData(3);
      const child = start();
      const end = ended(child);
      child.stdout?.once('data', () => child.kill('SIGINT'));
      const { code, text } = await end;
      const made = text.match(/\.pdf /g)?.length ?? 0;
      const left = Number(/还有 (\d+) 个单位没有处理/.exec(text)?.[1] ?? Number.NaN);
      expect(code, text).toBe(2);
      expect(made + left).toBe(units.length);
      expect(left).toBeGreaterThan(0);
      expect(stepsThat(await nextPlan(), 'keep')).toHaveLength(made);
      expect(readdirSync(join(stage, 'out')).sort()).toEqual(['.mubiao.stamps', '2025', 'manifest.json']);
    },
  );
});

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
