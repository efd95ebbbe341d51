import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Run `npm run build` first: it says in dist/meta.json of which sources each pack is made. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const sourcesOf = JSON.parse(readFileSync(join(dist, 'meta.json'), 'utf8')) as Record<string, readonly string[]>;

/** The libraries, and the rooms of src/, that Node loads in one run over the shipped data. */
function loadedBy(...args: readonly string[]): ReadonlySet<string> {
  return new Set(sourcesLoadedBy(...args).map(ownerOf));
}

function sourcesLoadedBy(...args: readonly string[]): readonly string[] {
  const stage = mkdtempSync(join(tmpdir(), 'mubiao-loading-'));
  try {
    cpSync(join(root, 'data'), join(stage, 'data'), { recursive: true });
    const told = join(stage, 'coverage');
    const env = { NODE_V8_COVERAGE: told };
    const run = spawnSync(process.execPath, [join(dist, 'mubiao.js'), ...args], { cwd: stage, env, encoding: 'utf8' });
    expect(run.stderr).not.toContain('内部错误');
    // Node writes down every script that it has evaluated.
    const scripts = readdirSync(told).flatMap((name) => {
      const { result } = JSON.parse(readFileSync(join(told, name), 'utf8')) as { result: readonly { url: string }[] };
      return result.map(({ url }) => url);
    });
    const packs = scripts.filter((name) => name.startsWith('mubiao/')).map((name) => name.slice('mubiao/'.length));
    const sources = packs.map((pack) => sourcesOf[pack]);
    expect(packs).toContain('check.js');
    expect(sources).not.toContain(undefined);
    return sources.flatMap((inputs) => inputs ?? []);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** `src/writers` of `src/writers/pdf/draw.ts`, `yaml` of `node_modules/yaml/dist/index.js`. */
function ownerOf(source: string): string {
  const library = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1];
  return library ?? `src/${source.split('/')[1] ?? ''}`;
}

const rooms = ['document', 'template', 'fonts', 'typeset', 'writers'].map((room) => `src/${room}`);
const libraries = ['handlebars', 'saxes', 'linebreak', 'pdfmake', 'pdfkit', 'docx', 'fflate'];
const paper = [...rooms, ...libraries, 'tinypool', 'chokidar', 'src/exchange', 'exceljs', 'src/workbench', 'hono'];
const amongPaper = (loaded: ReadonlySet<string>): readonly string[] => paper.filter((name) => loaded.has(name));

describe('the command line', () => {
  it.each([
    ['check', []],
    ['check', ['--format', 'json']],
    ['check', ['--fix', '--dry-run']],
    ['fmt', ['--check']],
    ['explain', ['unit-total']],
  ])('loads nothing of the paper wing for %s %j', (command, args) => {
    const loaded = loadedBy(command, ...args);
    expect([...loaded]).toEqual(expect.arrayContaining(['commander', 'src/cli']));
    expect(amongPaper(loaded)).toEqual([]);
  });

  it('loads the overview where build is asked for it, and not before', () => {
    const overview = (format: string): readonly string[] =>
      sourcesLoadedBy('build', '--format', format).filter((source) => source.startsWith('src/forms/overview/'));
    expect(overview('pdf')).toEqual([]);
    expect(overview('overview')).toContain('src/forms/overview/view.ts');
  });

  it('loads what writes a workbook for export', () => {
    const loaded = loadedBy('export', '-o', '填报表.xlsx');
    expect([...loaded]).toEqual(expect.arrayContaining(['src/exchange', 'src/writers', 'saxes']));
    expect([...loaded]).not.toContain('exceljs');
  });

  it('loads what reads the data for check', () => {
    expect([...loadedBy('check')]).toEqual(expect.arrayContaining(['zod', 'src/yaml', 'src/budget', 'src/compile']));
  });
});

describe('the guard of what is loaded sees', () => {
  it('the libraries that build does load', () => {
    const loaded = loadedBy('build', '--format', 'pdf');
    expect(amongPaper(loaded)).toEqual(expect.arrayContaining(['pdfmake', 'handlebars', 'saxes', 'linebreak']));
  });

  it('whose a source is', () => {
    expect(ownerOf('node_modules/pdfmake/node_modules/pdfkit/js/pdfkit.js')).toBe('pdfkit');
    expect(ownerOf('src/writers/pdf/draw.ts')).toBe('src/writers');
  });
});
