import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Run `npm run build` first. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const stage = mkdtempSync(join(tmpdir(), 'mubiao-code-cache-test-'));

/** A house with a bundle of its own. */
function houseWith(name: string): string {
  const house = join(stage, name);
  cpSync(join(root, 'dist'), join(house, 'dist'), { recursive: true });
  for (const folder of ['templates', 'fonts']) symlinkSync(join(root, folder), join(house, folder), 'junction');
  return house;
}

/** Builds the shipped unit, and says by digest what was made and of each pack whether V8 took its cache; null where it had none. */
function buildIn(house: string): { readonly files: readonly string[]; readonly taken: Record<string, boolean | null> } {
  const tell = `
    process.argv.splice(1, 0, ${JSON.stringify(join(house, 'dist/mubiao.js'))});
    const { scripts } = require(process.argv[1]);
    process.on('exit', () => console.error('taken ' + JSON.stringify([...scripts].map(([pack, script]) =>
      [pack, script.cachedDataRejected === undefined ? null : !script.cachedDataRejected]))));`;
  const args = ['-e', tell, 'build', '--force', '--draft', 'never', '--out', join(house, 'out')];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: stage, encoding: 'utf8' });
  expect(stderr).not.toContain('内部错误');
  expect(status).toBe(0);
  const files = readdirSync(join(house, 'out'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:pdf|docx)$/.test(file))
    .map((file) =>
      createHash('sha256')
        .update(readFileSync(join(house, 'out', file)))
        .digest('hex'),
    );
  return { files, taken: Object.fromEntries(JSON.parse(/^taken (.*)$/m.exec(stderr)?.[1] ?? '[]')) };
}

const cachesIn = (house: string): string =>
  join(house, 'dist/code-cache', readdirSync(join(house, 'dist/code-cache'))[0] ?? '');

describe('the code cache', () => {
  let usual: ReturnType<typeof buildIn>;
  beforeAll(() => {
    cpSync(join(root, 'data'), join(stage, 'data'), { recursive: true });
    usual = buildIn(houseWith('usual'));
  });
  afterAll(() => rmSync(stage, { recursive: true, force: true }));

  it('is taken for every pack that a build loads', () => {
    expect(usual.files).toHaveLength(2);
    expect(Object.keys(usual.taken)).toEqual(expect.arrayContaining(['check.js', 'build.js', 'pdf.js', 'docx.js']));
    expect(Object.values(usual.taken)).not.toContain(false);
    expect(Object.values(usual.taken)).not.toContain(null);
  });

  it('may be absent', () => {
    const house = houseWith('absent');
    rmSync(cachesIn(house), { recursive: true });
    const { files, taken } = buildIn(house);
    expect(new Set(Object.values(taken))).toEqual(new Set([null]));
    expect(files).toEqual(usual.files);
  });

  it('of another V8, and one that is cut off, are refused and change nothing', () => {
    const house = houseWith('foreign');
    for (const name of readdirSync(cachesIn(house))) {
      const file = join(cachesIn(house), name);
      const bytes = readFileSync(file);
      // The second word is V8's version.
      if (name.startsWith('pdf')) bytes.writeUInt32LE(bytes.readUInt32LE(4) ^ 0xff, 4);
      writeFileSync(file, name.startsWith('pdf') ? bytes : bytes.subarray(0, bytes.length >> 1));
    }
    const { files, taken } = buildIn(house);
    expect(new Set(Object.values(taken))).toEqual(new Set([false]));
    expect(files).toEqual(usual.files);
  });

  it('says nothing of where it was made', () => {
    const [own = ''] = tmpdir().split(/[\\/]/).slice(1);
    for (const name of readdirSync(cachesIn(join(stage, 'usual')))) {
      const bytes = readFileSync(join(cachesIn(join(stage, 'usual')), name));
      expect(bytes.includes(root) || bytes.includes(`/${own}/mubiao-code-cache`)).toBe(false);
    }
  });
});
