import { homeOf } from '../workbench/data-home.ts';
import { listen } from '../workbench/listen.ts';
import { openWorkbench } from '../workbench/workbench.ts';
import { describeFailure } from '../workspace/failure.ts';
import { chooseProfile } from './choose-profile.ts';
import { changesView } from './difference/changes-view.ts';
import { describeRefusal } from './git-refusal.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import type { ServeOptions } from './serve.ts';
import { deedsOf } from './serve-deeds.ts';

const largestPort = 65_535;

/** Serves the workbench until it is interrupted. */
export async function runServe(host: Host, given: string, options: ServeOptions): Promise<Exit> {
  const { workspace, house } = host;
  const chosen = chooseProfile(options.profile);
  if (typeof chosen === 'string') return cannotRun(host, chosen);
  const port = options.port === undefined ? null : Number(options.port);
  if (port !== null && (!Number.isInteger(port) || port < 0 || port > largestPort)) {
    return cannotRun(host, `--port 应当是 1 到 ${largestPort} 的整数，这里却是“${options.port}”。`);
  }
  const root = workspace.name(given);
  const kind = await workspace.kind(root);
  if (kind !== 'folder') {
    const why = kind === null ? `找不到“${given}”。` : `“${given}”是一个文件。`;
    return cannotRun(
      host,
      `${why}请在放着 data 文件夹的目录里运行，或者写明数据文件夹；还没有数据的，先运行 mubiao init。`,
    );
  }
  const page = workspace.name(`${house}/dist/page`);
  const isBuilt = await workspace.list(page);
  if (!isBuilt.ok) return cannotRun(host, `${describeFailure(isBuilt.failure)}网页没有打包好，请运行 npm run build。`);
  const bench = await openWorkbench({
    workspace,
    root,
    profile: chosen.profile,
    templates: `${house}/templates`,
    fonts: `${house}/fonts`,
    drafts: `${options.out}/.workbench`,
    words: { describeRefusal, describeChange: changesView },
    deeds: deedsOf(host, options),
  });
  const stop = host.stopSignal?.();
  const listening = await listen(bench, page, port === null ? [...homeOf(workspace, root).ports, 0] : [port]);
  if (listening === null) return cannotRun(host, `端口 ${port} 已被别的程序占用，请换一个，或者不写 --port。`);
  host.out(`请在浏览器里打开：${listening.address}\n`);
  host.err('地址里带着口令，请不要转给别人。按 Ctrl-C 结束。\n');
  const shown = (options.open ?? host.isWatched === true) ? await workspace.show(listening.address) : null;
  await new Promise<void>((resolve) => {
    if (stop?.aborted === true) resolve();
    stop?.addEventListener('abort', () => resolve());
  });
  await shown?.close();
  await listening.close();
  return 0;
}
