import { posix } from 'node:path';
import type { SourceKind } from '../proof/source-kind.ts';
import { type Attempt, done, fail } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type CommonInputs, type Digests, ingredientDigests } from './fingerprint.ts';
import { type Ledger, type LedgerFiles, openLedger } from './ledger.ts';
import type { UnitRecord } from './manifest.ts';
import { type GoneUnit, type OutputState, plan, type Step, type UnitState, type Wish } from './plan.ts';
import type { PressParts } from './press.ts';
import { type Gathered, openSurveyor } from './unit-inputs.ts';

/** So many units are looked at together, so that the disk is never waited for with nothing to do. */
const together = 32;

/** What a build is to do, as the command line says it. */
export interface Assignment {
  readonly out: string;
  /** Names of unit folders, in order. */
  readonly folders: readonly string[];
  /** Names of the files and folders that were asked for: a unit on record that lay below one of them and is no more, is gone. */
  readonly scope: readonly string[];
  readonly files: LedgerFiles;
  readonly parts: Pick<PressParts, 'templates' | 'fonts'>;
  /** Ids and extensions of the formats. */
  readonly extensions: readonly string[];
  readonly program: string;
  readonly profile: string | null;
  readonly source?: SourceKind;
  /** Whether the files name the commit of their data. */
  readonly asksGit?: boolean;
  /** The files bear the time of the commit where git says one, instead of the instant. */
  readonly isDatedByCommit?: boolean;
  readonly instant: Date;
  readonly isForced: boolean;
  /** Whether a unit that is gone was this build's to make (with `--shard`, a part of them is). */
  isOurs(folder: string): boolean;
}

/** What is known and decided before anything is made. */
export interface Preparation {
  readonly ledger: Ledger;
  readonly common: CommonInputs;
  readonly steps: readonly Step[];
}

/** Reads the manifest, looks at everything that can change a byte, and plans. Fails where a template cannot be read. */
export async function prepare(workspace: Workspace, assignment: Assignment): Promise<Attempt<Preparation>> {
  const { out, folders, scope } = assignment;
  const [{ forms }, ledger] = await Promise.all([
    import('../forms/index.ts'),
    openLedger(workspace, out, assignment.files),
  ]);
  const common = await gatherCommon(workspace, ledger, assignment);
  if (!common.ok) return common;
  const survey = openSurveyor(workspace, ledger.stamps, assignment.asksGit);
  const keyOf = (folder: string): string => workspace.route(out, folder);
  const outputsOf = (record: UnitRecord) => compareOutputs(workspace, out, ledger, record);
  const units: UnitState[] = [];
  const read = new Map<string, readonly string[]>();
  const lookAt = async (folder: string): Promise<UnitState> => {
    const key = keyOf(folder);
    const record = ledger.record(key);
    const gathered = record === null || assignment.isForced ? null : await survey(folder);
    read.set(key, gathered?.files ?? []);
    const ingredients = gathered === null ? null : { ...common.value, ...gathered.inputs };
    const { files: now } = ingredients === null ? {} : ingredientDigests(ingredients);
    const { files: then } = record?.ingredients ?? {};
    const changedFiles = gathered !== null && now !== then ? await changedIn(folder, gathered, ledger) : [];
    const outputs = record === null ? new Map() : await outputsOf(record);
    return { folder, key, record, ingredients, changedFiles, outputs };
  };
  for (let first = 0; first < folders.length; first += together) {
    units.push(...(await Promise.all(folders.slice(first, first + together).map(lookAt))));
  }
  const gone: GoneUnit[] = [];
  for (const key of goneKeys(ledger, new Set(units.map((unit) => unit.key)), scope.map(keyOf))) {
    const record = ledger.record(key);
    if (!assignment.isOurs(workspace.name(posix.join(out, key)))) continue;
    if (record === null) ledger.forget(key);
    else gone.push({ key, record, outputs: await outputsOf(record) });
  }
  const wish: Wish = {
    names: forms.flatMap(({ id }) => assignment.extensions.map((extension) => `${id}.${extension}`)),
    isForced: assignment.isForced,
  };
  const steps = plan(units, gone, wish);
  for (const step of steps) {
    if (step.action !== 'keep') continue;
    const outputs = Object.keys(step.unit.record.outputs).map((name) => posix.join(out, step.unit.record.place, name));
    ledger.stamps.keep(ledger.stamps.taken([...(read.get(step.unit.key) ?? []), ...outputs]));
  }
  return done({ ledger, common: common.value, steps });
}

async function gatherCommon(
  workspace: Workspace,
  { stamps }: Ledger,
  { parts, program, profile, source = 'none', instant, isDatedByCommit = false }: Assignment,
): Promise<Attempt<CommonInputs>> {
  const [{ forms }, { checksums }] = await Promise.all([import('../forms/index.ts'), import('../fonts/checksums.ts')]);
  const digestsOf = async (folder: string, names: Iterable<string>): Promise<Attempt<Digests>> => {
    const digests: [string, string][] = [];
    for (const name of names) {
      const file = posix.join(workspace.name(folder), name);
      const digest = await stamps.digest(file);
      if (digest === null) return whyUnreadable(workspace, file);
      stamps.keep(stamps.taken([file]));
      digests.push([name, digest]);
    }
    return done(Object.fromEntries(digests));
  };
  const names = forms.map(({ template }) => template);
  const templates = await digestsOf(parts.templates, names);
  if (!templates.ok) return templates;
  const fonts = await digestsOf(parts.fonts, checksums.keys());
  if (!fonts.ok) return fonts;
  return done({
    program,
    templates: templates.value,
    fonts: fonts.value,
    profile,
    source,
    instant: `${isDatedByCommit ? 'the commit, or ' : ''}${instant.toISOString()}`,
  });
}

async function whyUnreadable(workspace: Workspace, file: string): Promise<Attempt<never>> {
  const attempt = await workspace.read(file);
  return attempt.ok ? fail('read', file, 'EIO') : attempt;
}

async function compareOutputs(
  workspace: Workspace,
  out: string,
  { stamps }: Ledger,
  record: UnitRecord,
): Promise<ReadonlyMap<string, OutputState>> {
  const states = new Map<string, OutputState>();
  for (const [name, { size, sha256 }] of Object.entries(record.outputs)) {
    const file = posix.join(out, record.place, name);
    const facts = await workspace.facts(file);
    const isSame = facts?.size === size && (await stamps.digest(file)) === sha256;
    states.set(name, facts === null ? 'missing' : isSame ? 'whole' : 'edited');
  }
  return states;
}

/** Files that are not what they were when the unit was last built; empty where that is not remembered. */
async function changedIn(folder: string, { files }: Gathered, { stamps }: Ledger): Promise<readonly string[]> {
  const own = files.filter((file) => file.startsWith(`${folder}/`));
  if (own.every((file) => stamps.before(file) === undefined)) return [];
  const changed: string[] = [];
  for (const file of own) {
    if ((await stamps.digest(file)) !== stamps.before(file)) changed.push(file.slice(folder.length + 1));
  }
  return changed;
}

function goneKeys(ledger: Ledger, found: ReadonlySet<string>, scope: readonly string[]): readonly string[] {
  const isInScope = (key: string): boolean => scope.some((top) => key === top || key.startsWith(`${top}/`));
  return ledger.keys().filter((key) => !found.has(key) && isInScope(key));
}
