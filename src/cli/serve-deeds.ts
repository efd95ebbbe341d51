import type { Deeds, Done, Say } from '../workbench/workbench.ts';
import { byWindow } from './advice.ts';
import type { Exit, Host } from './host.ts';
import { runBuild } from './run-build.ts';
import { runExport } from './run-export.ts';
import { runImport } from './run-import.ts';
import type { ServeOptions } from './serve.ts';

/** The commands that have a button, run as they are; what they would print is handed on. */
export function deedsOf(host: Host, { out, profile }: ServeOptions): Deeds {
  const chosen = profile === undefined ? {} : { profile };
  return {
    build: (folder, say) =>
      overheard(host, say, (own) => runBuild(own, [folder], { out, format: 'pdf,docx', force: true, ...chosen })),
    exportBook: (folder, say) => {
      const [year = '', name = ''] = folder.split('/').slice(-2);
      const file = `${out}/${year}/${name}/${name}-填报表.xlsx`;
      return overheard(host, say, (own) => runExport(own, folder, { out: file, force: true }));
    },
    importBook: ({ folder, file, money, isTrial }, say) => {
      const asked = { out: folder, yes: true, ...(money === null ? {} : { money }), ...chosen } as const;
      return overheard(host, say, async (own) => {
        const exit = await runImport(own, file, isTrial ? { ...asked, dryRun: true } : asked);
        // With errors nothing is imported, and a copy is given back in which they are marked.
        const out = (text: string): void => (wrote.test(text) ? own.out(text) : undefined);
        return exit === 1 && isTrial ? runImport({ ...own, out, err: () => {} }, file, asked) : exit;
      });
    },
  };
}

/** The file that a line of a command says it wrote. */
const wrote = /^(?:已写入 |已把问题标在 )?(\S.*?\.(?:pdf|docx|xlsx|xlsm))(?: {2}|：| 里：)/;

async function overheard(host: Host, say: Say, run: (host: Host) => Promise<Exit>): Promise<Done> {
  const files: string[] = [];
  const { workspace, env, house } = host;
  const exit = await run({
    workspace,
    env,
    house,
    colours: { out: false, err: false },
    isWatched: false,
    cores: 1,
    advise: byWindow,
    out(text) {
      const [, file] = wrote.exec(text) ?? [];
      if (file !== undefined) files.push(file);
      say('out', text);
    },
    err: (text) => say('err', text),
  });
  return { exit, files };
}
