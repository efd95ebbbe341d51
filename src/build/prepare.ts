import { posix } from 'node:path';
import type { SourceKind } from '../proof/source-kind.ts';
import { type Attempt, done, fail } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type CommonInputs, type Digests, ingredientDigests, type OwnInputs } from './fingerprint.ts';
import { type Ledger, type LedgerFiles, openLedger } from './ledger.ts';
import type { UnitRecord } from './manifest.ts';
import { type GoneUnit, type OutputState, plan, type Step, type UnitState, type Wish } from './plan.ts';
import type { PressParts } from './press.ts';
import { overviewName } from './products.ts';
import { askStandings, type Inquiry, type Standings } from './standing.ts';
import { type Gathered, openSurveyor, withStanding } from './unit-inputs.ts';

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
  /** Where it is there, the overview is asked for, too; `since` tells the version that it is compared with from all others. */
  readonly overview?: { readonly since: string | null };
  readonly program: string;
  readonly profile: string | null;
  readonly source?: SourceKind;
  /** Where this is absent, git is not asked, and no page says 草稿. */
  readonly inquiry?: Inquiry;
  readonly isOriginInFoot?: boolean;
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
  readonly own: OwnInputs;
  readonly steps: readonly Step[];
  /** Why it is not known of some units whether they are as they were committed; null where all is known. */
  readonly refusal: Standings['refusal'];
}

const incurious: Inquiry = { drafts: 'never', namesCommit: false };

/** Reads the manifest, looks at everything that can change a byte, and plans. Fails where a template cannot be read. */
export async function prepare(workspace: Workspace, assignment: Assignment): Promise<Attempt<Preparation>> {
  const { out, folders, scope, inquiry = incurious } = assignment;
  // Git works in a process of its own: it is asked first and heard last.
  const asking = askStandings(workspace, folders, inquiry);
  const [{ forms }, ledger] = await Promise.all([
    import('../forms/index.ts'),
    openLedger(workspace, out, assignment.files),
  ]);
  const common = await gatherCommon(workspace, ledger, assignment);
  if (!common.ok) return common;
  const own = await gatherOwn(workspace, ledger, assignment);
  if (!own.ok) return own;
  const survey = openSurveyor(workspace, ledger.stamps);
  const keyOf = (folder: string): string => workspace.route(out, folder);
  const outputsOf = (record: UnitRecord) => compareOutputs(workspace, out, ledger, record);
  const lookAt = async (folder: string) => {
    const key = keyOf(folder);
    const record = ledger.record(key);
    const gathered = record === null || assignment.isForced ? null : await survey(folder);
    return { folder, key, record, gathered, outputs: record === null ? new Map() : await outputsOf(record) };
  };
  const looks: Awaited<ReturnType<typeof lookAt>>[] = [];
  for (let first = 0; first < folders.length; first += together) {
    looks.push(...(await Promise.all(folders.slice(first, first + together).map(lookAt))));
  }
  const read = new Map(looks.map(({ key, gathered }) => [key, gathered?.files ?? []]));
  const standings = await asking;
  const units = await Promise.all(
    looks.map(async ({ gathered, ...look }): Promise<UnitState> => {
      const standing = standings.of(look.folder);
      if (gathered === null) return { ...look, standing, ingredients: null, changedFiles: [] };
      const ingredients = { ...common.value, ...withStanding(gathered.inputs, standing) };
      const isChanged = ingredientDigests(ingredients).files !== look.record?.ingredients.files;
      const changedFiles = isChanged ? await changedIn(look.folder, gathered, ledger) : [];
      return { ...look, standing, ingredients, changedFiles };
    }),
  );
  const gone: GoneUnit[] = [];
  for (const key of goneKeys(ledger, new Set(units.map((unit) => unit.key)), scope.map(keyOf))) {
    const record = ledger.record(key);
    if (!assignment.isOurs(workspace.name(posix.join(out, key)))) continue;
    if (record === null) ledger.forget(key);
    else gone.push({ key, record, outputs: await outputsOf(record) });
  }
  const wish: Wish = {
    names: [
      ...forms.flatMap(({ id }) => assignment.extensions.map((extension) => `${id}.${extension}`)),
      ...Object.keys(own.value),
    ],
    own: own.value,
    isForced: assignment.isForced,
  };
  const steps = plan(units, gone, wish);
  for (const step of steps) {
    if (step.action !== 'keep') continue;
    const outputs = Object.keys(step.unit.record.outputs).map((name) => posix.join(out, step.unit.record.place, name));
    ledger.stamps.keep(ledger.stamps.taken([...(read.get(step.unit.key) ?? []), ...outputs]));
  }
  return done({ ledger, common: common.value, own: own.value, steps, refusal: standings.refusal });
}

async function gatherCommon(
  workspace: Workspace,
  { stamps }: Ledger,
  { parts, program, profile, source = 'none', isOriginInFoot = false, instant, isDatedByCommit = false }: Assignment,
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
    isOriginInFoot,
    instant: `${isDatedByCommit ? 'the commit, or ' : ''}${instant.toISOString()}`,
  });
}

/** What decides the overview and nothing else: its template, and what it is compared with. */
async function gatherOwn(
  workspace: Workspace,
  { stamps }: Ledger,
  { parts, overview }: Assignment,
): Promise<Attempt<OwnInputs>> {
  if (overview === undefined) return done({});
  const { overviewForm } = await import('../forms/index.ts');
  const file = posix.join(workspace.name(parts.templates), overviewForm.template);
  const template = await stamps.digest(file);
  if (template === null) return whyUnreadable(workspace, file);
  stamps.keep(stamps.taken([file]));
  return done({ [overviewName(overviewForm)]: { template, since: overview.since } });
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
