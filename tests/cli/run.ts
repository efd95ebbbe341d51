import { fileURLToPath } from 'node:url';
import type { Exit, Host } from '../../src/cli/host.ts';
import { run } from '../../src/cli/program.ts';
import { openDisk } from '../../src/workspace/disk.ts';

const house = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** What a command line said and returned. */
export interface Told {
  readonly exit: Exit;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in a folder, in this process and from the sources. */
export async function runIn(
  folder: string,
  args: readonly string[],
  env: Host['env'] = {},
  ask?: Host['ask'],
): Promise<Told> {
  let out = '';
  let err = '';
  const host: Host = {
    workspace: openDisk(folder),
    env,
    house,
    colours: { out: false, err: false },
    cores: 1,
    ask,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  };
  const exit = await run(args, host);
  return { exit, out, err };
}
