import { posix } from 'node:path';
import { byCodeUnit, type Workspace } from '../workspace/workspace.ts';
import { digestOf } from './fingerprint.ts';
import type { Manifest } from './manifest.ts';

/** What a manifest says and the disk does not bear out, each as one Chinese sentence. */
export interface Verification {
  /** Number of outputs that were looked at. */
  readonly outputs: number;
  readonly complaints: readonly string[];
}

/** Reads every output and compares it with its record, byte for byte by its digest. */
export async function verifyManifest(workspace: Workspace, out: string, manifest: Manifest): Promise<Verification> {
  const complaints: string[] = [];
  const owners = new Map<string, string>();
  let outputs = 0;
  const units = Object.entries(manifest.units).sort(([a], [b]) => byCodeUnit(a, b));
  for (const [key, { place, outputs: records }] of units) {
    for (const [name, { sha256, size }] of Object.entries(records)) {
      outputs += 1;
      const file = workspace.name(posix.join(out, place, name));
      const owner = owners.get(file);
      owners.set(file, key);
      if (owner !== undefined) complaints.push(`${file} 记在两个单位名下：${owner} 和 ${key}。`);
      const bytes = await workspace.read(file);
      if (!bytes.ok) complaints.push(`${file} 不见了或读不出（${bytes.failure.errno}）。`);
      else if (bytes.value.byteLength !== size || digestOf(bytes.value) !== sha256)
        complaints.push(`${file} 与生成时不同。`);
    }
  }
  return { outputs, complaints };
}
