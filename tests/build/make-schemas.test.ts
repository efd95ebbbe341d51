import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findUnits } from '../../src/build/find-units.ts';
import { makeSchemas, type SchemaFile } from '../../src/build/make-schemas.ts';
import { openDisk } from '../../src/workspace/disk.ts';
import { openMemory } from '../../src/workspace/memory.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'data/.schema');
const { MUBIAO_ACCEPT } = process.env;

async function made(...parameters: Parameters<typeof makeSchemas>): Promise<readonly SchemaFile[]> {
  const attempt = await makeSchemas(...parameters);
  if (!attempt.ok || !attempt.value.ok) throw new Error('the class tables are sound');
  return attempt.value.value;
}

const table = (name: string) => `预算年度: 2025\n指标分类:\n  - 一级: 1-产出指标\n    二级: [${name}]\n`;

describe('the schemas of a data folder', () => {
  it('are one for each kind of file, and one for the projects of each year', async () => {
    const files = await made(
      openMemory({
        'data/2025/指标分类.yaml': table('11-数量指标'),
        'data/教育局/2026/指标分类.yaml': table('12-质量指标'),
        'data/.schema/2024/指标分类.yaml': table('13-时效指标'),
      }),
      'data',
    );
    expect(files.map(({ name }) => name)).toEqual([
      '单位.schema.json',
      '指标分类.schema.json',
      'mubiao.schema.json',
      '2025/项目.schema.json',
      '教育局/2026/项目.schema.json',
    ]);
    expect(files[3]?.text).toContain('11-数量指标');
    expect(files[4]?.text).toContain('12-质量指标');
  });

  it('are refused where a class table is wrong, at its line', async () => {
    const attempt = await makeSchemas(openMemory({ 'data/2025/指标分类.yaml': table('数量指标') }), 'data');
    expect(attempt.ok && attempt.value.diagnostics.map(({ code }) => code)).toEqual(['bad-class']);
  });

  it('lie where no unit is looked for', async () => {
    const workspace = openMemory({
      'data/.schema/2025/项目.schema.json': '{}',
      'data/2025/某校/单位.yaml': '',
    });
    const search = await findUnits(workspace, ['data']);
    expect(search.ok && search.value.folders).toEqual(['data/2025/某校']);
  });
});

describe('data/.schema', async () => {
  const files = await made(openDisk(root), 'data');
  if (MUBIAO_ACCEPT === '1') {
    rmSync(folder, { recursive: true, force: true });
    for (const { name, text } of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  }

  it('is what mubiao schema writes (else: npm run accept)', () => {
    const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
    expect(there.map((name) => name.replaceAll('\\', '/')).sort()).toEqual(files.map(({ name }) => name).sort());
    for (const { name, text } of files) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });

  it('is what the settings of VS Code name, all of it', () => {
    const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8'));
    const named = Object.keys(settings['yaml.schemas']);
    expect(named.sort()).toEqual(files.map(({ name }) => `./data/.schema/${name}`).sort());
    for (const path of named) expect(existsSync(join(root, path))).toBe(true);
  });
});
