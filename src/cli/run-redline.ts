import manifest from '../../package.json' with { type: 'json' };
import { openAdjustedUnit } from '../build/adjusted-units.ts';
import { openRedlinePress } from '../build/press.ts';
import { printRedline, type RedlineOrder } from '../build/print-redline.ts';
import { inOrder } from '../compile/diagnose.ts';
import type { UnitChange } from '../history/difference.ts';
import { describeFailure } from '../workspace/failure.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { readInstant } from './instant.ts';
import type { OpenedVersions } from './open-versions.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** What the command line says of a redline. */
export interface RedlineChoices {
  readonly out: string | undefined;
  readonly author: string | undefined;
}

const ordinaryAuthor = 'mubiao';

/** Prints the units that changed as Word documents with revisions; one that cannot be printed does not stop the others. */
export async function printRedlines(
  host: Host,
  changes: readonly UnitChange[],
  { before, after }: OpenedVersions,
  { out, author = ordinaryAuthor }: RedlineChoices,
): Promise<Exit> {
  const fault = faultIn(author);
  if (fault !== null) return cannotRun(host, fault);
  const instant = instantOf(host, after.at?.commit.time);
  if (instant === null)
    return cannotRun(host, '环境变量 SOURCE_DATE_EPOCH 应当是 1970 年以来的秒数，例如 1735689600。');
  const units = changes.filter(({ kind }) => kind === 'changed');
  for (const { folder, kind } of changes)
    if (kind !== 'changed')
      host.err(`注意：${folder.after ?? folder.before} 只在一个版本里，没有可以对照的，没有做修订稿。\n`);
  if (units.length === 0) {
    host.out('没有改动，没有做修订稿。\n');
    return 0;
  }
  const placeOf = choosePlaces(units.length, out);
  if (typeof placeOf === 'string') return cannotRun(host, placeOf);
  const press = await openRedlinePress(host.workspace, {
    templates: `${host.house}/templates`,
    fonts: `${host.house}/fonts`,
  });
  if (!press.ok) return cannotRun(host, describeFailure(press.failure));
  if (!press.value.ok) {
    tellDiagnostics(host, press.value.diagnostics);
    return cannotRun(host, '模板有上述错误，没有做修订稿。');
  }
  const order: RedlineOrder = { author, instant, version: manifest.version };
  let exit: Exit = 0;
  for (const unit of units) {
    const { route, folders } = await openAdjustedUnit(unit, before.place, after.place);
    if (folders.before === null || folders.after === null) continue;
    const { diagnostics, files } = await printRedline(folders.before, folders.after, order, press.value.value);
    tellDiagnostics(host, inOrder(diagnostics));
    if (diagnostics.every(({ severity }) => severity !== 'error') && files.length === 0) {
      host.err(`注意：${route} 改的都不印在表上（例如备注、豁免），没有做修订稿。\n`);
      continue;
    }
    if (files.length === 0) {
      host.err(`${route}：有上述错误，没有做修订稿。\n`);
      exit = 1;
      continue;
    }
    const outputs = files.map((file) => ({ ...file, file: host.workspace.name(placeOf(route, file.name)) }));
    const written = await host.workspace.writeTogether(outputs);
    if (!written.ok) return cannotRun(host, describeFailure(written.failure));
    for (const { file, bytes } of outputs) host.out(`${file}  ${Math.ceil(bytes.byteLength / 1024)} KB\n`);
  }
  return exit;
}

/** The date of the revisions: SOURCE_DATE_EPOCH, else when the later version was committed, else the fixed date. */
function instantOf({ env }: Host, committed: number | undefined): Date | null {
  const given = env.SOURCE_DATE_EPOCH ?? '';
  if (given !== '' || committed === undefined) return readInstant(given);
  return readInstant(String(Math.max(0, Math.floor(committed / 1000))));
}

/** Word shows the author beside each revision, and holds 255 characters. */
function faultIn(author: string): string | null {
  const isSound = author.trim() !== '' && author.length <= 255 && !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(author);
  return isSound
    ? null
    : '--author 应当是修订人的名称，例如 --author 财务处；不能是空白，也不能有控制字符或超过 255 个字。';
}

type PlaceOf = (route: string, name: string) => string;

/** Where each document goes below `-o`: into the file that it names, or into the folder; or why that cannot be. */
function choosePlaces(units: number, out: string | undefined): PlaceOf | string {
  if (out === undefined || out === '')
    return '请用 -o 写明修订稿放到哪里：一个单位的写文件名，例如 -o 修订.docx；几个单位的写文件夹，例如 -o 修订稿。';
  const extension = (/\.[^./]+$/.exec(out)?.[0] ?? '').toLowerCase();
  if (extension === '.docx')
    return units > 1
      ? `有 ${units} 个单位的修订稿要写，-o 请写文件夹，例如 -o 修订稿；或者只比较一个单位。`
      : () => out;
  if (['.pdf', '.doc', '.txt', '.md', '.json'].includes(extension))
    return `修订稿是 Word 文件，-o 写的却是 ${extension} 文件。请改成 .docx，或者写文件夹。`;
  return (route, name) => [out, units === 1 ? '' : route, name].filter((part) => part !== '').join('/');
}
