/** A fenced block of a scenario file; `start` and `end` are the offsets of its content in the file's text. */
export interface Block {
  /** First word after the fence, e.g. `yaml`, `sh`, `stdout`. */
  readonly kind: string;
  /** The words after it, e.g. `file=data/2025/指标分类.yaml`; a word without `=` has the value ''. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly content: string;
}

/** What happens in one scenario, read from Markdown; its title is a claim. */
export interface Scenario {
  readonly title: string;
  /** Files that are there before the command runs: those of the page, then those of the scenario. */
  readonly files: readonly Block[];
  readonly command: string;
  readonly expected: Outcome;
}

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/** A page of scenarios: a preamble with the files that all of them share, then a `##` section for each. */
export interface Page {
  readonly scenarios: readonly Scenario[];
  /** The page as it would be, had each scenario ended as told; everything else stays as it is. */
  rewrite(outcomes: ReadonlyMap<string, Outcome>): string;
}

const fence = /^(`{3,})(\S+)?[ \t]*([^\n]*)\n([\s\S]*?)^\1[ \t]*$\n?/gm;
const expectation = new Set(['stdout', 'stderr', 'sh']);

export function readPage(text: string): Page {
  const [preamble = '', ...sections] = text.split(/^(?=## )/m);
  const shared = blocksOf(preamble).filter(isFile);
  const scenarios = sections.map((section) => readScenario(section, shared));
  return {
    scenarios,
    rewrite: (outcomes) => [preamble, ...sections.map((section) => rewriteSection(section, outcomes))].join(''),
  };
}

/** The bytes that a file block stands for: `hex`, `bom`, `crlf`, and `⟦字×1000⟧` for what is long or unprintable. */
export function bytesOf({ content, attributes }: Block): Uint8Array {
  if (attributes.has('hex')) return Buffer.from(content.replace(/\s/g, ''), 'hex');
  const long = content
    .replace(/⟦U\+([0-9A-F]+)⟧/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/⟦([^⟧]+)×(\d+)⟧/g, (_, unit: string, times: string) => unit.repeat(Number(times)));
  const lines = attributes.has('crlf') ? long.replaceAll('\n', '\r\n') : long;
  return Buffer.from(attributes.has('bom') ? `\uFEFF${lines}` : lines, 'utf8');
}

function readScenario(section: string, shared: readonly Block[]): Scenario {
  const title = titleOf(section);
  const blocks = blocksOf(section);
  const command = blocks.find(({ kind }) => kind === 'sh');
  if (command === undefined) throw new Error(`scenario without a command: ${title}`);
  const content = (kind: string) => blocks.find((block) => block.kind === kind)?.content ?? '';
  return {
    title,
    files: [...shared, ...blocks.filter(isFile)],
    command: command.content,
    expected: {
      stdout: content('stdout'),
      stderr: content('stderr'),
      exit: Number(command.attributes.get('exit') ?? 0),
    },
  };
}

function rewriteSection(section: string, outcomes: ReadonlyMap<string, Outcome>): string {
  const outcome = outcomes.get(titleOf(section));
  if (outcome === undefined) return section;
  const { command } = readScenario(section, []);
  const kept = section
    .replace(fence, (whole, _marks: string, kind = '') => (expectation.has(kind) ? '' : whole))
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
  const told = [
    ['sh', command],
    ['stdout', outcome.stdout],
    ['stderr', outcome.stderr],
  ] as const;
  const blocks = told
    .filter(([, content]) => content !== '')
    .map(([kind, content]) => `\`\`\`${kind === 'sh' ? `sh exit=${outcome.exit}` : kind}\n${content}\`\`\`\n`);
  return `${kept}\n\n${blocks.join('\n')}\n`;
}

function titleOf(section: string): string {
  return /^## (.*)$/m.exec(section)?.[1]?.trim() ?? '';
}

function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(fence)].map(([, , kind = '', words = '', content = '']) => ({
    kind,
    attributes: new Map(
      words.split(/\s+/).map((word): [string, string] => {
        const [name = '', ...value] = word.split('=');
        return [name, value.join('=')];
      }),
    ),
    content,
  }));
}

function isFile({ attributes }: Block): boolean {
  return attributes.has('file');
}
