import type { Workspace } from '../workspace/workspace.ts';
import { hashOf } from './hash-of.ts';

/** Where the data of a workbench is at home on this machine. */
export interface DataHome {
  /** The same for the same folder, whatever it is called from. */
  readonly id: string;
  /**
   * Ports to be tried, one after another. A browser keeps what was typed for each port by itself: only behind the same port
   * is what a killed server did not take found again.
   */
  readonly ports: readonly number[];
}

/** Below the ports that systems hand out by themselves (32768 and up on Linux, 49152 and up on Windows). */
const lowest = 20_000;
const range = 12_000;
const tries = 4;

export function homeOf(workspace: Pick<Workspace, 'route'>, root: string): DataHome {
  const id = hashOf(workspace.route('/', root));
  const start = Number.parseInt(id.slice(0, 10), 16);
  return { id, ports: Array.from({ length: tries }, (_, step) => lowest + ((start + step) % range)) };
}
