import manifest from '../../package.json' with { type: 'json' };
import { openAdjustedUnit } from '../build/adjusted-units.ts';
import { openAdjustmentPress } from '../build/press.ts';
import { type PrintedAdjustment, printAdjustment } from '../build/print-adjustment.ts';
import { inOrder } from '../compile/diagnose.ts';
import type { UnitChange } from '../history/difference.ts';
import { describeFailure } from '../workspace/failure.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import { readInstant } from './instant.ts';
import type { OpenedVersions } from './open-versions.ts';
import { type PaperOrder, paperIds } from './paper-ids.ts';
import { tellDiagnostics } from './tell-diagnostics.ts';

/** Prints the papers about the units that changed; one that cannot be printed does not stop the others. */
export async function printPapers(
  host: Host,
  units: readonly UnitChange[],
  { before, after }: OpenedVersions,
  { ids, out }: PaperOrder,
): Promise<Exit> {
  const instant = readInstant(host.env.SOURCE_DATE_EPOCH);
  if (instant === null)
    return cannotRun(host, '环境变量 SOURCE_DATE_EPOCH 应当是 1970 年以来的秒数，例如 1735689600。');
  if (units.length === 0) {
    host.out('没有改动，没有印调整表。\n');
    return 0;
  }
  const placeOf = choosePlaces(units.length, ids, out);
  if (typeof placeOf === 'string') return cannotRun(host, placeOf);
  const parts = { templates: `${host.house}/templates`, fonts: `${host.house}/fonts`, formats: ids };
  const press = await openAdjustmentPress(host.workspace, parts);
  if (!press.ok) return cannotRun(host, describeFailure(press.failure));
  if (!press.value.ok) {
    tellDiagnostics(host, press.value.diagnostics);
    return cannotRun(host, '模板有上述错误，没有印调整表。');
  }
  if (after.place.isPublic) host.err(`注意：${after.label} 只附了印出的内容，没有调整原因，表上这一栏空着。\n`);
  let exit: Exit = 0;
  for (const unit of units) {
    const { route, folders, complaints } = await openAdjustedUnit(unit, before.place, after.place);
    const printed = await printAdjustment(folders, { instant, version: manifest.version }, press.value.value);
    const found = { ...printed, diagnostics: [...complaints, ...printed.diagnostics] };
    if (!tell(host, found, route, after.place.isPublic)) {
      exit = 1;
      continue;
    }
    if (printed.files.length === 0) host.out(`${printed.unit}：没有可以印的。\n`);
    const files = printed.files.map((file) => ({ ...file, file: host.workspace.name(placeOf(route, file.name)) }));
    const written = await host.workspace.writeTogether(files);
    if (!written.ok) return cannotRun(host, describeFailure(written.failure));
    for (const { file, pages, bytes } of files)
      host.out(`${file}${pages === null ? '' : `  ${pages} 页`}  ${Math.ceil(bytes.byteLength / 1024)} KB\n`);
  }
  return exit;
}

/** Tells what was found; whether no error stands against the papers. A finished file carries no 调整原因, so none is missed in it. */
function tell(host: Host, { unit, diagnostics }: PrintedAdjustment, route: string, isPublic: boolean): boolean {
  tellDiagnostics(
    host,
    inOrder(diagnostics).filter(({ code }) => !isPublic || code !== 'adjustment-reason'),
  );
  const isSound = diagnostics.every(({ severity }) => severity !== 'error');
  if (!isSound) host.err(`${unit === '' ? route : unit}：有上述错误，没有印调整表。\n`);
  return isSound;
}

type PlaceOf = (route: string, name: string) => string;

/** Where each paper goes below `-o`: into the file that it names, or into the folder; or why that cannot be. */
function choosePlaces(units: number, ids: readonly string[], out: string | undefined): PlaceOf | string {
  const [id = ''] = ids;
  if (out === undefined || out === '') {
    return `请用 -o 写明调整表放到哪里：一个单位的一种格式写文件名，例如 -o 调整表.${id}；其他的写文件夹，例如 -o 调整表。`;
  }
  const named = paperIds.find((one) => out.toLowerCase().endsWith(`.${one}`));
  if (named === undefined) return (route, name) => `${out}/${units === 1 ? '' : `${route}/`}${name}`;
  if (named !== id) return `-o 写的是 .${named} 文件，--format 写的却是 ${ids.join('、')}。请改成一样的。`;
  if (ids.length > 1) return `要印 ${ids.join('、')} 几种文件，-o 请写文件夹，例如 -o 调整表。`;
  if (units > 1) return `有 ${units} 个单位的调整表要印，-o 请写文件夹，例如 -o 调整表；或者只比较一个单位。`;
  return () => out;
}
