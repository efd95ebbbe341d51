import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { drawUnit } from '../bench/realistic/draw-unit.ts';
import { openStock } from '../bench/realistic/stock.ts';
import { describeWith } from './tools.ts';

/** What docs/scale.md tells people to run is run, and what it tells them to submit is read. */
const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(root, 'docs/scale.md'), 'utf8');
const { PATH = '' } = process.env;

/** The first fenced block of one kind below a heading. */
function blockBelow(heading: string, kind: string): string {
  const [, section = ''] = page.split(`### ${heading}\n`);
  return new RegExp(`^\`\`\`${kind}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section)?.[1] ?? '';
}

const count = 12;
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with a few units, one of them with a rare character, in which `mubiao` is a command. */
function prepareFolder(): (script: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'mubiao-scale-'));
  folders.push(folder);
  const stock = openStock();
  for (let number = 0; number < count; number++) {
    const unit = drawUnit(stock, { seed: 7, number, projects: 1 }, join(folder, 'data'));
    for (const file of [unit.classTable, unit.sheet, ...unit.projects]) {
      if (file === null) continue;
      mkdirSync(dirname(file.file), { recursive: true });
      writeFileSync(file.file, file.bytes);
    }
  }
  const command = join(folder, 'bin/mubiao');
  mkdirSync(dirname(command));
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'dist/mubiao.js')}" "$@"\n`);
  chmodSync(command, 0o755);
  const env = { ...process.env, PATH: join(folder, 'bin') + delimiter + PATH, HOME: folder };
  return (script) =>
    execFileSync('sh', ['-e', '-c', script], { cwd: folder, encoding: 'utf8', env, stdio: ['ignore', 'pipe', 'pipe'] });
}

function unitsIn(manifest: string): number {
  return Object.keys((JSON.parse(manifest) as { units: object }).units).length;
}

describe.each([
  { tool: 'parallel', heading: 'GNU parallel', kind: 'sh', script: (recipe: string) => recipe },
  { tool: 'make', heading: 'make', kind: 'make', script: (recipe: string) => `make -j 4 -f - <<'END'\n${recipe}END\n` },
] as const)('the recipe', ({ tool, heading, kind, script }) => {
  describeWith([tool], `for ${heading}`, () => {
    let run: (script: string) => string;
    beforeAll(() => {
      run = prepareFolder();
    });

    it('makes every unit in one of four parts, and the parts join', () => {
      const recipe = blockBelow(heading, kind);
      expect(recipe).toContain('manifest merge');
      run(script(recipe));
      expect(unitsIn(run('cat out/manifest.json'))).toBe(count);
      const parts = [1, 2, 3, 4].map((part) => unitsIn(run(`cat out/manifest.${part}-of-4.json`)));
      expect(parts.reduce((sum, units) => sum + units, 0)).toBe(count);
      expect(parts.filter((units) => units > 0).length).toBeGreaterThan(1);
    });

    it('leaves nothing to do for a build of all', () => {
      expect(run('mubiao build data --out out --dry-run')).toContain(`${count} 个不变`);
    });
  });
});

describe('the manifest for Kubernetes', () => {
  it('has as many completions as there are parts, and numbers them', () => {
    const job: unknown = parse(blockBelow('Kubernetes', 'yaml'));
    expect(job).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job', spec: { completionMode: 'Indexed' } });
    const { spec } = job as {
      spec: { completions: number; template: { spec: { containers: [{ command: string[] }] } } };
    };
    const [{ command }] = spec.template.spec.containers;
    expect(command.slice(0, 2)).toEqual(['mubiao', 'build']);
    expect(command[command.indexOf('--shard') + 1]).toBe(`auto/${spec.completions}`);
  });
});

describe('the pipelines', () => {
  it('of GitHub number the parts as many as they say', () => {
    const { jobs } = parse(blockBelow('GitHub Actions', 'yaml')) as {
      jobs: { build: { strategy: { matrix: { part: number[] } }; steps: { run?: string }[] } };
    };
    const { part } = jobs.build.strategy.matrix;
    expect(part).toEqual(part.map((_, index) => index + 1));
    expect(jobs.build.steps.map(({ run = '' }) => run).join('\n')).toContain(`}}/${part.length}`);
  });

  it('of GitLab take the number and the count from the runner', () => {
    const { build } = parse(blockBelow('GitLab CI', 'yaml')) as { build: { parallel: number; script: string[] } };
    expect(build.parallel).toBeGreaterThan(1);
    expect(build.script.join('\n')).toContain('--shard $CI_NODE_INDEX/$CI_NODE_TOTAL');
  });
});
