import { build, type Outcome } from '../../src/build/build.ts';
import { type Manifest, readManifest } from '../../src/build/manifest.ts';
import { type Reason, type Step, stepsThat } from '../../src/build/plan.ts';
import { prepare } from '../../src/build/prepare.ts';
import type { Press } from '../../src/build/press.ts';
import { printUnit } from '../../src/build/print-unit.ts';
import { isInShard, partName, type Shard } from '../../src/build/shard.ts';
import { checksums } from '../../src/fonts/checksums.ts';
import { forms, overviewForm } from '../../src/forms/index.ts';
import type { Attempt } from '../../src/workspace/failure.ts';
import { type Memory, openMemory } from '../../src/workspace/memory.ts';
import { overviewPressOf, pressOf, writerOf } from './story.ts';

/** How one build is called. */
export interface Call {
  readonly folders: readonly string[];
  readonly scope?: readonly string[];
  readonly formats?: readonly string[];
  /** The overview is asked for, too. */
  readonly overview?: { readonly since: string | null };
  readonly isForced?: boolean;
  readonly press?: Press;
  readonly shard?: Shard;
  readonly stop?: AbortSignal;
  readonly program?: string;
  readonly instant?: Date;
  /** Called with every outcome, before the next. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** What one build did. */
export interface Run {
  readonly outcomes: readonly Outcome[];
  readonly results: readonly Outcome['result'][];
  readonly steps: readonly Step[];
  /** Why each unit is made, kept or removed. */
  readonly reasons: readonly Reason['kind'][];
  readonly flushed: Attempt<void>;
}

/** A house in memory: units, the templates and faces that a fingerprint counts (not what they hold), and a press of words. */
export interface Works {
  readonly workspace: Memory;
  build(call: Call): Promise<Run>;
  /** The text of an output, below `out/`. */
  output(name: string): string | undefined;
  outputs(): readonly string[];
  manifest(name?: string): Manifest | null;
  write(file: string, text: string): Promise<void>;
}

export function openWorks(files: Readonly<Record<string, string>>): Works {
  const workspace = openMemory({
    ...files,
    ...Object.fromEntries([...forms, overviewForm].map(({ template }) => [`house/templates/${template}`, '模板'])),
    ...Object.fromEntries([...checksums.keys()].map((name) => [`house/fonts/${name}`, name])),
  });
  workspace.pass(60_000);
  const textOf = (file: string): string | undefined => {
    const bytes = workspace.files.get(file);
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  };
  return {
    workspace,
    build: (call) => runBuild(workspace, call),
    output: (name) => textOf(`out/${name}`),
    outputs: () => [...workspace.files.keys()].filter((file) => /^out\/\d/.test(file)).sort(),
    manifest: (name = 'manifest.json') => readManifest(textOf(`out/${name}`) ?? ''),
    write: async (file, text) => {
      workspace.pass(60_000);
      await workspace.write(file, new TextEncoder().encode(text));
      workspace.pass(60_000);
    },
  };
}

async function runBuild(workspace: Memory, call: Call): Promise<Run> {
  const { formats = ['pdf', 'docx'], overview, shard, instant = new Date(0), stop, onOutcome } = call;
  const ordinary = call.press ?? pressOf(formats.map((format) => writerOf(format)));
  const press = overview === undefined ? ordinary : { ...ordinary, overview: overviewPressOf(overview.since) };
  const order = { formats, instant: instant.getTime(), profile: null };
  const prepared = await prepare(workspace, {
    out: 'out',
    folders: call.folders.filter((folder) => shard === undefined || isInShard(folder, shard)),
    scope: call.scope ?? ['data'],
    files:
      shard === undefined
        ? { manifests: ['manifest.json'], stamps: '.mubiao.stamps' }
        : { manifests: [partName(shard), 'manifest.json'], stamps: '.mubiao.shard.stamps' },
    parts: { templates: 'house/templates', fonts: 'house/fonts' },
    extensions: formats,
    ...(overview === undefined ? {} : { overview }),
    program: call.program ?? '0.1.0',
    profile: null,
    instant,
    isForced: call.isForced ?? false,
    isOurs: (folder) => shard === undefined || isInShard(folder, shard),
  });
  if (!prepared.ok) throw new Error(prepared.failure.file);
  const { ledger, common, own, steps } = prepared.value;
  const crew = {
    hands: 2,
    print: (folder: string) => printUnit(folder, order, press, workspace),
    close: async () => {},
  };
  const site = { workspace, out: 'out', ledger, common, own, crew, ...(stop === undefined ? {} : { stop }) };
  const outcomes: Outcome[] = [];
  for await (const outcome of build(steps, site)) {
    outcomes.push(outcome);
    onOutcome?.(outcome);
  }
  return {
    outcomes,
    results: outcomes.map(({ result }) => result),
    steps,
    reasons: steps.map(({ reason }) => reason.kind),
    flushed: await ledger.flush(),
  };
}

export function made({ steps }: Run): readonly string[] {
  return stepsThat(steps, 'make').map(({ unit }) => unit.folder);
}
