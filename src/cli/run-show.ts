import { atVersion } from '../build/base-version.ts';
import type { PrintedFile } from '../build/print-unit.ts';
import { printVersion } from '../build/print-version.ts';
import { isOfOtherFormat } from '../build/read-version.ts';
import type { Standing } from '../build/standing.ts';
import { unitHistory } from '../build/unit-history.ts';
import { classTableName, projectsName, sheetName } from '../build/unit-layout.ts';
import { inOrder } from '../compile/diagnose.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { Commit } from '../workspace/git/find-commit.ts';
import { type Asked, answered } from '../workspace/git/refusal.ts';
import type { Repository } from '../workspace/git/repository.ts';
import type { BuildOptions } from './build.ts';
import { type BuildChoices, chooseForBuild } from './build-choices.ts';
import { describeRefusal } from './git-refusal.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { kitFor } from './run-build.ts';
import type { ShowOptions } from './show.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';
import { readUnitAtRevision } from './unit-at-revision.ts';
import { describeAbsence } from './unit-not-there.ts';

interface Past {
  readonly folder: string;
  readonly revision: string;
  readonly commit: Commit;
}

/** Builds a unit as it was in a commit. */
export async function runShow(host: Host, given: string, options: ShowOptions): Promise<Exit> {
  const build: BuildOptions = { ...options, out: options.out ?? '', format: options.format ?? 'pdf,docx' };
  const choices = chooseForBuild(host, build);
  if (typeof choices === 'string') return cannotRun(host, choices);
  const { folder, revision } = await readUnitAtRevision(host.workspace, given);
  if (revision === null || revision === '') {
    return cannotRun(host, `“${given}”没有写明版本。请在单位后面写 @ 和版本，例如 ${folder}@HEAD~1。`);
  }
  const opened = await host.workspace.repository(folder);
  if (!opened.ok) return cannotRun(host, describeRefusal(opened.refusal));
  const repository = opened.value;
  try {
    const commit = await repository.commit(revision);
    const shown = commit.ok
      ? await show(host, repository, { folder, revision, commit: commit.value }, { build, choices })
      : commit;
    return shown.ok ? shown.value : cannotRun(host, describeRefusal(shown.refusal));
  } finally {
    repository.close();
  }
}

async function show(
  host: Host,
  repository: Repository,
  past: Past,
  { build, choices }: { readonly build: BuildOptions; readonly choices: BuildChoices },
): Promise<Asked<Exit>> {
  const { folder, revision, commit } = past;
  const files = repository.files(commit);
  const absence = await describeMissing(repository, past);
  if (absence !== null) return answered(cannotRun(host, absence));
  const standing = await standingOf(repository, past, choices);
  if (!standing.ok) return standing;
  const kit = kitFor(host, build, choices);
  const printed = await printVersion(host.workspace, { files, folder, standing: standing.value }, kit, kit.order);
  if (!printed.ok) return answered(cannotRun(host, describeFailure(printed.failure)));
  if (!printed.value.ok) return answered(tellErrors(host, printed.value.errors, '模板有上述错误，没有生成任何文件。'));
  const { errors, place, files: made } = printed.value.print;
  if (place === null) {
    const dated = errors.map((error) => atVersion(error, revision));
    const why = isOfOtherFormat(errors) ? '不是现在的格式（可能是按旧格式写的）' : '有上述错误';
    return answered(tellErrors(host, dated, `“${revision}”的数据${why}，没有生成任何文件。`));
  }
  const out = build.out === '' ? `out/版本/${commit.id.slice(0, 12)}` : build.out;
  const outputs = made.map((one) => ({ ...one, file: host.workspace.name(`${out}/${place.path}/${one.name}`) }));
  return answered(await write(host, outputs, past));
}

async function write(
  host: Host,
  outputs: readonly (PrintedFile & { readonly file: string })[],
  { revision, commit }: Past,
): Promise<Exit> {
  const written = await host.workspace.writeTogether(outputs);
  if (!written.ok) return cannotRun(host, describeFailure(written.failure));
  for (const { file, pages, bytes } of outputs)
    host.out(`${file}${pages === null ? '' : `  ${pages} 页`}  ${Math.ceil(bytes.byteLength / 1024)} KB\n`);
  host.out(`已按“${revision}”（提交 ${commit.id.slice(0, 12)}）的数据生成 ${outputs.length} 个文件。\n`);
  return 0;
}

/** Why there is no such unit in that commit, and what to write instead; null where there is one. */
async function describeMissing(repository: Repository, past: Past): Promise<string | null> {
  const { folder, revision, commit } = past;
  const files = repository.files(commit);
  const listed = await files.list(folder);
  if (!listed.ok && listed.failure.reason !== 'missing') return `“${revision}”里${describeFailure(listed.failure)}`;
  const names = listed.ok ? listed.value.map(({ name }) => name) : [];
  if (names.includes(sheetName) || names.includes(projectsName)) return null;
  const advice = (await otherName(repository, past)) ?? (await describeAbsence(files, folder));
  return `“${revision}”里没有单位 ${folder}。${advice}`;
}

/** A version that was committed is no draft unless it is called one; its commit is the last that touched the data. */
async function standingOf(
  repository: Repository,
  { folder, commit }: Past,
  { namesCommit, drafts }: BuildChoices,
): Promise<Asked<Standing>> {
  const isDraft = drafts === 'always';
  if (!namesCommit) return answered({ revision: null, isDraft });
  const places = [`${folder}/${sheetName}`, `${folder}/${projectsName}`, `${folder}/../${classTableName}`];
  const last = await repository.lastChange(commit, places);
  if (!last.ok) return last;
  const named = last.value === null ? null : { id: last.value.commit, time: last.value.time };
  return answered({ revision: named === null ? null : { commit: named, isDirty: false }, isDraft });
}

/** What the unit was called in that commit, where its folder has had another name before or since; else null. */
async function otherName(repository: Repository, { folder, commit }: Past): Promise<string | null> {
  const head = await repository.commit('HEAD');
  if (!head.ok) return null;
  const changes = await unitHistory(repository, folder, { from: head.value.id, most: null, isFirstParent: true });
  const names = (changes.ok ? changes.value : []).flatMap(({ movedFrom, movedTo }) => [movedFrom, movedTo]);
  const files = repository.files(commit);
  for (const name of names) {
    if (name !== null && (await files.kind(`${name}/${sheetName}`)) === 'file') return `它那时叫 ${name}。`;
  }
  return null;
}

function tellErrors(host: Host, errors: readonly Diagnostic[], closing: string): Exit {
  tellDiagnostics(host, inOrder(errors));
  host.err(`${closing}\n`);
  return 1;
}
