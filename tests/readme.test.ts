import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { rules } from '../src/budget/rules/index.ts';
import type { Doors } from './architecture/inspect.ts';

/** What README and the handbook say of the program is held against the program; run `npm run build` first. */
const root = fileURLToPath(new URL('..', import.meta.url));
const binary = join(root, 'dist/mubiao.js');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
].map((file) => ({ file, text: read(file) }));
const readme = read('README.md');
const handbook = read('docs/手册.md');

const fence = /^( *)```(\w*)\n([\s\S]*?)^\1```$/gm;

/** The contents of the fenced blocks of one kind. */
function blocksOf(text: string, kind: string): readonly string[] {
  return [...text.matchAll(fence)].filter((match) => match[2] === kind).map((match) => match[3] ?? '');
}

/** Everything that is set as code, fenced or within a line. */
function codeOf(text: string): readonly string[] {
  const fenced = [...text.matchAll(fence)].map((match) => match[3] ?? '');
  const inline = [...text.replace(fence, '').matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  return [...fenced, ...inline];
}

/** The cells of the table whose header row begins with `first`. */
function tableOf(text: string, first: string): readonly (readonly string[])[] {
  const table = new RegExp(`^\\| ${first} \\|.*\\n\\|[-|]+\\|\\n((?:\\|.*\\n?)*)`, 'm').exec(text)?.[1] ?? '';
  const rows = table.split('\n').filter((row) => row !== '');
  return rows.map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function wordsIn(cell: string | undefined): readonly string[] {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

/** The doors as the architecture test holds them: a literal in its source. */
function readDoors(): Doors {
  const literal = /^const doors: Doors = (\{[\s\S]*?^\});$/m.exec(read('tests/architecture.test.ts'))?.[1];
  return runInNewContext(`(${literal})`) as Doors;
}

function planOf(text: string): Record<string, Pick<Doors[string], 'rooms' | 'libraries'>> {
  const list = (cell = ''): readonly string[] => (cell === '–' ? [] : cell.split(', ')).toSorted();
  const rows = tableOf(text, 'room').map(([room = '', , rooms, libraries]) => {
    return [room.replace(/[`/]/g, ''), { rooms: list(rooms), libraries: list(libraries) }] as const;
  });
  return Object.fromEntries(rows);
}

function planned(doors: Doors): ReturnType<typeof planOf> {
  const rows = Object.entries(doors).map(([room, { rooms, libraries }]) => {
    return [room, { rooms: [...rooms].sort(), libraries: [...libraries].sort() }] as const;
  });
  return Object.fromEntries(rows);
}

/** The links of a page that lead nowhere: no such file, or no such heading. */
function deadLinks(file: string, text: string): readonly string[] {
  const prose = text.replace(fence, '').replace(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(path === '' ? text : read(target)).has(anchor);
  });
}

/** Headings as they are linked to. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = [...text.replace(fence, '').matchAll(/^#+ (.*)$/gm)].map((match) => match[1] ?? '');
  const slug = (heading: string) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '');
  return new Set(headings.map((heading) => slug(heading).replace(/\s/g, '-')));
}

const helps = new Map<string, string>();

function helpOf(command: string): string {
  const known = helps.get(command);
  if (known !== undefined) return known;
  const args = command === '' ? ['--help'] : [command, '--help'];
  const help = execFileSync(process.execPath, [binary, ...args], { encoding: 'utf8' });
  helps.set(command, help);
  return help;
}

/** Commands, options and npm scripts that a page names and nobody knows. */
function unknownWords(text: string): readonly string[] {
  const commands = new Set([...helpOf('').matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1] ?? ''));
  const knows = (help: string, flag: string) => help.split(/[\s,]+/).includes(flag);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  return codeOf(text).flatMap((code) => {
    const calls = [...code.matchAll(/\bmubiao(?:\.js)?[ \t]+([^\s`]+)(.*)/g)].flatMap(([, first = '', rest = '']) => {
      if (first.startsWith('-')) return knows(helpOf(''), first) ? [] : [first];
      if (!commands.has(first)) return [first];
      return [...rest.matchAll(/--[\w-]+/g)].map(([flag]) => flag).filter((flag) => !knows(helpOf(first), flag));
    });
    const runs = [...code.matchAll(/\bnpm (?:run )?(?!ci|link|pack|prune|install|run)([\w-]+)/g)];
    return [...calls, ...runs.map((match) => match[1] ?? '').filter((name) => scripts[name] === undefined)];
  });
}

/** The codes that the sources raise: by `code:`, or as an argument of those who make a diagnostic. */
function codesInSources(): ReadonlySet<string> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ts$/.test(name),
  );
  const made =
    /(?:\bcode: |\b(?:templateFault|templateFaultAtLine|refuseFile|complain)\(\s*(?:[\w.]+,\s*)?)'([a-z\d-]+)'/g;
  const raised = files.flatMap((name) => [...read(`src/${name}`).matchAll(made)].map((match) => match[1] ?? ''));
  return new Set([...raised.filter((code) => code !== 'custom'), ...rules.map(({ id }) => id)]);
}

const unit = 'data/2025/某某学院';
const firstBlock = (key: string) => blocksOf(handbook, 'yaml').find((block) => block.startsWith(key)) ?? '';
const story: Readonly<Record<string, string>> = {
  'data/2025/指标分类.yaml': read('data/2025/指标分类.yaml'),
  [`${unit}/单位.yaml`]: firstBlock('单位名称:'),
  [`${unit}/项目/01-信息化运维.yaml`]: firstBlock('项目名称:'),
};

/** The complete messages that the pages show. */
const messages = [...blocksOf(readme, 'text'), ...blocksOf(handbook, 'text')].filter((block) =>
  block.startsWith('错误['),
);

/** The handbook's own unit, with the line that a message marks put in the place of the right one. */
function withMistake(message: string): Readonly<Record<string, string>> {
  const [, file = '', number = ''] = /--> (\S+?):(\d+):\d+$/m.exec(message) ?? [];
  const line = new RegExp(`^ +${number} │ (.*)$`, 'm').exec(message)?.[1] ?? '';
  const lines = (story[file] ?? '').split('\n');
  expect(lines[Number(number) - 1]).toBeDefined();
  return { ...story, [file]: lines.with(Number(number) - 1, line).join('\n') };
}

function runOn(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'mubiao-readme-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return spawnSync(process.execPath, [binary, ...args], { cwd: folder, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the pages for people', () => {
  it('draw the floor plan as the doors are', () => {
    expect(planOf(readme)).toEqual(planned(readDoors()));
    expect(Object.keys(readDoors()).length).toBeGreaterThan(10);
  });

  it.each(pages)('$file links to what is there', ({ file, text }) => expect(deadLinks(file, text)).toEqual([]));

  it.each(pages)('$file names what the command line knows', ({ text }) => expect(unknownWords(text)).toEqual([]));
});

describe('the handbook', () => {
  it('explains every code, and no other', () => {
    const told = tableOf(handbook, '代码').flatMap(([codes]) => wordsIn(codes));
    expect(told.toSorted()).toEqual([...codesInSources()].sort());
  });

  it('names every attribute that a template understands, and no other', () => {
    const known = [...read('src/template/attributes.ts').matchAll(/^ {2}\['(\w+)', \[(.*)\]\],$/gm)];
    const understood = known.flatMap(([, tag, names = '']) =>
      [...names.matchAll(/[\w-]+/g)].map(([name]) => `${tag} ${name}`),
    );
    const told = tableOf(handbook, '标签').flatMap(([tags, names]) =>
      wordsIn(tags).flatMap((tag) => wordsIn(names).map((name) => `${tag} ${name}`)),
    );
    expect(told.toSorted()).toEqual(understood.toSorted());
    expect(understood.length).toBeGreaterThan(10);
  });

  it('shows a unit that is sound', () => {
    expect(runOn(story, 'check').stdout).toBe('没有发现问题；已检查 1 个单位、1 个项目。\n');
  });

  it.each(messages.map((message) => [message.split('\n', 1)[0], message]))(
    'shows what is said: %s',
    (_, message = '') => {
      expect(runOn(withMistake(message), 'build', '--format', 'text').stderr).toContain(message);
    },
  );

  it('shows the JSON that the program prints', () => {
    const [shown = ''] = blocksOf(handbook, 'json');
    const misspelt = messages.find((message) => message.includes('财政拔款')) ?? '';
    expect(runOn(withMistake(misspelt), 'check', '--format', 'json').stdout).toBe(shown);
  });
});

describe('the guards see', () => {
  it('a door that the plan does not have', () => {
    expect(planOf(readme.replace('| zod, big.js |', '| zod |'))).not.toEqual(planned(readDoors()));
    expect(planOf(readme.replace(/^\| `yaml\/`.*\n/m, ''))).not.toEqual(planned(readDoors()));
  });

  it('a link to a file or a heading that is not there', () => {
    const text = '# 目标\n[a](docs/手册.md) [b](docs/指南.md) [c](#目标) [d](#别处) `[e](x.md)`';
    expect(deadLinks('README.md', text)).toEqual(['docs/指南.md', '#别处']);
  });

  it('a command, an option and a script that are not there', () => {
    const text =
      '`mubiao check` `mubiao compare --all` `mubiao build --watch --out x`\n```sh\nnpm run fly && npm ci\n```';
    expect(unknownWords(text)).toEqual(['fly', 'compare', '--watch']);
  });
});
