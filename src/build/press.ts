import { posix } from 'node:path';
import type { ReadOverview } from '../compile/read-overview.ts';
import type { ReadRedline } from '../compile/read-redline.ts';
import type { ReadUnit } from '../compile/read-unit.ts';
import type { ReadVersions } from '../compile/read-versions.ts';
import { accept, type Checked, type Diagnostic, judge } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/span.ts';
import type { Foundry } from '../fonts/load-shelf.ts';
import type { Shelf } from '../fonts/shelf.ts';
import type { Template } from '../template/open-template.ts';
import type { Composed, Revised } from '../typeset/composed.ts';
import type { LineMemory } from '../typeset/line-memory.ts';
import { type Attempt, describeFailure, done, fail } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { formats, pictures } from '../writers/index.ts';
import type { Writer } from '../writers/writer.ts';
import { overviewId } from './products.ts';

/** What is needed besides the data to print it: the forms with their templates, the faces, the writers. */
export interface Press<Read = ReadUnit, Made = Composed> {
  /** Ids of the forms. */
  readonly forms: readonly string[];
  readonly writers: readonly Writer[];
  compose(read: Read, form: string): Promise<Checked<Made>>;
  /** Opens the faces that every unit needs. */
  warm(): Promise<void>;
}

/** The press of `build`: that of a unit's forms, and beside it that of the overview, where it is asked for. */
export interface UnitPress extends Press {
  readonly overview?: Press<ReadOverview>;
}

/** Where the press finds its parts, and what it is for. */
export interface PressParts {
  readonly templates: string;
  readonly fonts: string;
  /** Ids of formats, and of the overview. */
  readonly formats: readonly string[];
  /** For a press that sets a document again and again, of which little changes. */
  readonly memory?: LineMemory;
}

/**
 * Makes the press of a unit's forms ready. The rooms of the paper wing are loaded here and not before, so that `check` never
 * waits for them. Fails when a template is not where it should be or is no text; refuses one with faults. A font that is not
 * there is a broken installation, hence a throw.
 */
export async function openPress(workspace: Workspace, parts: PressParts): Promise<Attempt<Checked<UnitPress>>> {
  const trade = Promise.all([import('../compile/compile.ts'), import('../forms/index.ts')]);
  const foundry = openHouseFoundry(workspace, parts);
  const opened = await assemble(
    workspace,
    parts,
    trade.then(([{ compile }, { forms }]) => ({ forms, compile, dataOf: ({ unit }: ReadUnit) => unit })),
    foundry,
  );
  if (!parts.formats.includes(overviewId) || !opened.ok || !opened.value.ok) return opened;
  const beside = await assemble(
    workspace,
    { ...parts, formats: ['pdf'] },
    trade.then(async ([{ compileOverview: compile }, { overviewForm }]) => {
      return { forms: [await overviewForm.load()], compile, dataOf: ({ about }: ReadOverview) => about };
    }),
    foundry,
  );
  if (!beside.ok) return beside;
  if (!beside.value.ok) return done(beside.value);
  return done(accept({ ...opened.value.value, overview: beside.value.value }));
}

/** The same for the forms about what was changed between two versions. */
export async function openAdjustmentPress(
  workspace: Workspace,
  parts: PressParts,
): Promise<Attempt<Checked<Press<ReadVersions>>>> {
  const trade = Promise.all([import('../compile/compile.ts'), import('../forms/index.ts')]);
  return assemble(
    workspace,
    parts,
    trade.then(([{ compileAdjustment: compile }, { adjustmentForms: forms }]) => {
      return { forms, compile, dataOf: ({ versions: { before, after } }: ReadVersions) => [before, after] };
    }),
  );
}

/** The same for two versions of a unit's forms in one document each. */
export async function openRedlinePress(
  workspace: Workspace,
  parts: Omit<PressParts, 'formats'>,
): Promise<Attempt<Checked<Press<ReadRedline, Revised>>>> {
  const trade = Promise.all([import('../compile/compile-redline.ts'), import('../forms/index.ts')]);
  return assemble(
    workspace,
    { ...parts, formats: [] },
    trade.then(([{ compileRedline: compile }, { forms }]) => {
      return { forms, compile, dataOf: ({ before, after }: ReadRedline) => [before.unit, after.unit] };
    }),
  );
}

/** What a press works on: forms of one kind, and how what they are about becomes a document. */
interface Trade<Read, Form extends { readonly id: string; readonly template: string }, Made> {
  readonly forms: readonly Form[];
  readonly compile: (read: Read, form: Form, template: Template, shelf: Shelf, memory?: LineMemory) => Checked<Made>;
  /** Holds every text that may be printed. */
  readonly dataOf: (read: Read) => object;
}

async function assemble<Read, Form extends { readonly id: string; readonly template: string }, Made>(
  workspace: Workspace,
  parts: PressParts,
  trade: Promise<Trade<Read, Form, Made>>,
  sharedFoundry = openHouseFoundry(workspace, parts),
): Promise<Attempt<Checked<Press<Read, Made>>>> {
  const wanted = [...formats, ...pictures].filter(({ id }) => parts.formats.includes(id));
  const [{ forms, compile, dataOf }, foundry, { openTemplate }, writers] = await Promise.all([
    trade,
    sharedFoundry,
    import('../template/open-template.ts'),
    Promise.all(wanted.map((format) => format.load())),
  ]);
  const jobs = new Map<string, { readonly form: Form; readonly template: Template }>();
  const diagnostics: Diagnostic[] = [];
  for (const form of forms) {
    const source = await readTemplate(workspace, posix.join(workspace.name(parts.templates), form.template));
    if (!source.ok) return source;
    const template = openTemplate(source.value);
    diagnostics.push(...template.diagnostics);
    if (template.ok) jobs.set(form.id, { form, template: template.value });
  }
  const press: Press<Read, Made> = {
    forms: [...jobs.keys()],
    writers,
    async compose(read, id) {
      const job = jobs.get(id);
      if (job === undefined) throw new Error(`no such form: ${id}`);
      const shelf = await foundry.shelfFor([JSON.stringify(dataOf(read)), ...job.template.source.text.split(/\s+/)]);
      return compile(read, job.form, job.template, shelf, parts.memory);
    },
    warm: async () => void (await foundry.shelfFor([])),
  };
  return done(judge(press, diagnostics));
}

/** The faces of the house; presses that stand side by side share them. */
export async function openHouseFoundry(workspace: Workspace, { fonts }: Pick<PressParts, 'fonts'>): Promise<Foundry> {
  const { openFoundry } = await import('../fonts/load-shelf.ts');
  return openFoundry((file) => readFont(workspace, posix.join(workspace.name(fonts), file)));
}

/** A press that was opened before without a complaint: what fails now was well a moment ago, and throws. */
export async function openSoundPress(workspace: Workspace, parts: PressParts): Promise<UnitPress> {
  const opened = await openPress(workspace, parts);
  if (!opened.ok) throw new Error(describeFailure(opened.failure));
  if (!opened.value.ok) throw new Error(opened.value.diagnostics.map(({ message }) => message).join('\n'));
  return opened.value.value;
}

async function readTemplate(workspace: Workspace, file: string): Promise<Attempt<Source>> {
  const bytes = await workspace.read(file);
  if (!bytes.ok) return bytes;
  try {
    return done({ file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes.value) });
  } catch {
    return fail('read', file, 'EILSEQ');
  }
}

async function readFont(workspace: Workspace, file: string): Promise<Uint8Array> {
  const bytes = await workspace.read(file);
  if (!bytes.ok) throw new Error(describeFailure(bytes.failure));
  return bytes.value;
}
