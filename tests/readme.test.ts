import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rules } from '../src/budget/rules/index.ts';
import { pagedCodes } from '../src/cli/manual/code-pages.ts';
import { doors } from './architecture/doors.ts';
import type { Doors } from './architecture/inspect.ts';
import { anchorsOf, blocksOf, blocksOfKind, codeOf, proseOf, tableOf, wordsIn } from './readme/markdown.ts';
import { commands, type Files, helpOf, inFolder, read, root, runIn, runOn, shipData } from './readme/program.ts';
import { isSaid, type Session, sessionsIn, withLines } from './readme/session.ts';

/** What README and the handbook say of the program is held against the program; run `npm run build` first. */
const pages = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
].map((file) => ({ file, text: read(file) }));
const readme = read('README.md');
const handbook = read('docs/手册.md');

function planOf(text: string): Record<string, Pick<Doors[string], 'rooms' | 'libraries'>> {
  const list = (cell = ''): readonly string[] => (cell === '–' ? [] : cell.split(', ')).toSorted();
  const rows = tableOf(text, 'room').map(([room = '', , rooms, libraries]) => {
    return [room.replace(/`|\/`$/g, ''), { rooms: list(rooms), libraries: list(libraries) }] as const;
  });
  return Object.fromEntries(rows);
}

const planned = Object.fromEntries(
  Object.entries(doors).map(([room, { rooms, libraries }]) => {
    return [room, { rooms: [...rooms].sort(), libraries: [...libraries].sort() }] as const;
  }),
);

/** The links of a page that lead nowhere: no such file, or no such heading. */
function deadLinks(file: string, text: string): readonly string[] {
  const links = [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !anchorsOf(path === '' ? text : read(target)).has(anchor);
  });
}

/** Commands, options and npm scripts that a page names and nobody knows. */
function unknownWords(text: string): readonly string[] {
  const knows = (help: string, flag: string) => help.split(/[\s,]+/).includes(flag);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  return codeOf(text).flatMap((code) => {
    const calls = [...code.matchAll(/\bmubiao(?:\.js)?[ \t]+([^\s`："']+)(.*)/g)].flatMap(
      ([, first = '', rest = '']) => {
        // A batch file passes on whatever it was given.
        if (first === '%*') return [];
        if (first.startsWith('-')) return knows(helpOf(''), first) ? [] : [first];
        if (!commands().includes(first)) return [first];
        return [...rest.matchAll(/--[\w-]+/g)].map(([flag]) => flag).filter((flag) => !knows(helpOf(first), flag));
      },
    );
    const runs = [...code.matchAll(/\bnpm (?:run )?(?!ci|link|pack|prune|install|run)([\w-]+)/g)];
    return [...calls, ...runs.map((match) => match[1] ?? '').filter((name) => scripts[name] === undefined)];
  });
}

const unit = 'data/2025/南沙职业学校';
const project = `${unit}/项目/01-信息化运维.yaml`;
const yamlOf = (key: string) => blocksOfKind(handbook, 'yaml').find((block) => block.startsWith(key)) ?? '';
const story: Files = {
  'data/2025/指标分类.yaml': read('data/2025/指标分类.yaml'),
  [`${unit}/单位.yaml`]: yamlOf('单位名称:'),
  [project]: yamlOf('项目名称:'),
};

/** The complete messages that the pages show. */
const messages = [...blocksOfKind(readme, 'text'), ...blocksOfKind(handbook, 'text')].filter((block) =>
  /^(?:错误|警告)\[/.test(block),
);

const sessions = sessionsIn(blocksOf(handbook));

/** The handbook's own unit, with the lines that a message shows put in the place of the right ones. */
function withMistake(message: string): Files {
  const [, file = ''] = /--> (\S+?):\d+:\d+$/m.exec(message) ?? [];
  const shown = [...message.matchAll(/^ +(\d+) │ (.*)$/gm)].map(([, number, text = '']) => {
    return { number: Number(number), isAdded: false, text };
  });
  const text = file === 'mubiao.yaml' ? yamlOf('方案:') : story[file];
  expect(text).toBeDefined();
  return { ...story, [file]: withLines(text ?? '', shown) };
}

function replay({ start, lines, steps }: Session): void {
  const files = start === 'story' ? { ...story, [project]: withLines(story[project] ?? '', lines) } : {};
  inFolder(files, (folder) => {
    if (start === 'shipped') shipData(folder);
    for (const { args, shown } of steps) {
      const said = runIn(folder, args);
      if (!isSaid(shown, said)) expect(said).toBe(shown);
    }
  });
}

describe('the pages for people', () => {
  it('draw the floor plan as the doors are', () => {
    expect(planOf(readme)).toEqual(planned);
    expect(Object.keys(planned).length).toBeGreaterThan(10);
  });

  it.each(pages)('$file links to what is there', ({ file, text }) => expect(deadLinks(file, text)).toEqual([]));

  it.each(pages)('$file names what the command line knows', ({ text }) => expect(unknownWords(text)).toEqual([]));
});

describe('the handbook', () => {
  it('tells of every code that is no rule, and of no other', () => {
    const told = tableOf(handbook, '代码').flatMap(([codes]) => wordsIn(codes));
    expect(told.toSorted()).toEqual(pagedCodes.toSorted());
  });

  it('tells how many rules there are', () => {
    expect(handbook).toContain(`共 ${rules.length} 条规则`);
  });

  it('names every command and every option', () => {
    const flags = commands().flatMap((command) => [...helpOf(command).matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)]);
    const known = [...commands(), ...flags.map(([, flag = '']) => flag).filter((flag) => flag !== '--help')];
    const told = new Set(codeOf(handbook).flatMap((code) => code.split(/[\s="']+/)));
    expect(known.filter((word) => !told.has(word))).toEqual([]);
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

  it('shows a unit that is sound under both profiles', () => {
    for (const profile of ['as-published', 'strict']) {
      expect(runOn(story, 'check', '--profile', profile)).toBe('没有发现问题；已检查 1 个单位、1 个项目。\n');
    }
  });

  it.each(messages.map((message) => [message.split('\n', 1)[0], message]))(
    'shows what is said: %s',
    (_, message = '') => {
      const files = withMistake(message);
      expect(runOn(files, 'check') + runOn(files, 'build', '--format', 'text')).toContain(message);
    },
  );

  it.each(sessions.map((session) => [session.title, session] as const))('shows what happens: %s', (_, session) => {
    replay(session);
  });

  it('shows the JSON that the program prints', () => {
    const shown = blocksOfKind(handbook, 'json').find((block) => block.includes('"diagnostics"'));
    const misspelt = messages.find((message) => message.includes('财政拔款')) ?? '';
    expect(runOn(withMistake(misspelt), 'check', '--format', 'json')).toBe(shown);
  });

  it('shows the settings of VS Code as they are here', () => {
    const shown = blocksOfKind(handbook, 'json').find((block) => block.includes('"yaml.schemas"')) ?? '{}';
    expect(JSON.parse(read('.vscode/settings.json'))).toMatchObject(JSON.parse(shown));
    expect(Object.keys(JSON.parse(shown))).toContain('yaml.schemas');
  });
});

describe('the guards see', () => {
  it('a door that the plan does not have', () => {
    expect(planOf(readme.replace('| zod, big.js |', '| zod |'))).not.toEqual(planned);
    expect(planOf(readme.replace(/^\| `yaml\/`.*\n/m, ''))).not.toEqual(planned);
  });

  it('a link to a file or a heading that is not there', () => {
    const text = '# 目标\n[a](docs/手册.md) [b](docs/指南.md) [c](#目标) [d](#别处) `[e](x.md)`';
    expect(deadLinks('README.md', text)).toEqual(['docs/指南.md', '#别处']);
  });

  it('a command, an option and a script that are not there', () => {
    const text =
      '`mubiao check` `mubiao compare --all` `mubiao build --nightly --out x`\n```sh\nnpm run fly && npm ci\n```';
    expect(unknownWords(text)).toEqual(['fly', 'compare', '--nightly']);
  });

  it('what is shown and not said', () => {
    const said = '警告：一\n警告：二\n3 个警告；用时 1.20 秒。\n';
    for (const shown of [said, '警告：一\n……\n3 个警告；用时 9.87 秒。\n', '警告：……\n……\n3 个警告；用时 1 秒。\n']) {
      expect(isSaid(shown, said)).toBe(true);
    }
    for (const shown of [
      '警告：一\n3 个警告；用时 1.20 秒。\n',
      '警告：二\n……\n',
      '警告：一\n……\n4 个警告；用时 1 秒。\n',
    ]) {
      expect(isSaid(shown, said)).toBe(false);
    }
    expect(sessions.length).toBeGreaterThan(5);
    expect(messages.length).toBeGreaterThan(5);
  });
});
