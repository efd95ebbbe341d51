import { posix } from 'node:path';
import { type Attempt, done } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Manifest, readManifest, type UnitRecord } from './manifest.ts';
import { isInShard, readPartName, type Shard } from './shard.ts';

/** The manifests of all shards of one division, as they lie in the output folder. */
export interface Part {
  readonly file: string;
  readonly shard: Shard;
  /** Null where the file is no manifest. */
  readonly manifest: Manifest | null;
}

/** All parts joined, and what is wrong with them, each as one Chinese sentence; with a complaint nothing should be written. */
export interface Merger {
  readonly manifest: Manifest;
  readonly complaints: readonly string[];
}

/** The parts in an output folder, in order. */
export async function findParts(workspace: Workspace, out: string): Promise<Attempt<readonly Part[]>> {
  const listed = await workspace.list(out);
  if (!listed.ok) return listed;
  const parts: Part[] = [];
  for (const { name } of listed.value) {
    const shard = readPartName(name);
    if (shard === null) continue;
    const file = workspace.name(posix.join(out, name));
    const bytes = await workspace.read(file);
    if (!bytes.ok) return bytes;
    parts.push({ file, shard, manifest: readManifest(new TextDecoder().decode(bytes.value)) });
  }
  return done(parts.sort((a, b) => a.shard.of - b.shard.of || a.shard.number - b.shard.number));
}

/** Joins the parts. `expected` are the units there are, by key and folder: each must be in its part, and in no other. */
export function mergeParts(
  parts: readonly Part[],
  expected: readonly { readonly key: string; readonly folder: string }[],
): Merger {
  const complaints = [...complainOfDivision(parts)];
  const units = new Map<string, UnitRecord>();
  const failed = new Set<string>();
  const folders = new Map(expected.map(({ key, folder }) => [key, folder]));
  for (const { file, shard, manifest } of parts) {
    if (manifest === null) complaints.push(`${file} 不是清单，请重新生成这一份。`);
    for (const [key, record] of Object.entries(manifest?.units ?? {})) {
      const folder = folders.get(key);
      if (units.has(key)) complaints.push(`单位 ${folder ?? key} 在不止一份清单里。`);
      else if (folder === undefined) complaints.push(`${file} 里的单位 ${key} 已经不在，请重新生成这一份。`);
      else if (!isInShard(folder, shard)) complaints.push(`单位 ${folder} 不该在 ${file} 里，请重新生成这一份。`);
      units.set(key, record);
    }
    for (const key of manifest?.failed ?? []) failed.add(key);
  }
  for (const { key, folder } of expected)
    if (!units.has(key) && !failed.has(key)) complaints.push(`单位 ${folder} 不在任何一份清单里。`);
  return { manifest: { units: Object.fromEntries(units), failed: [...failed] }, complaints };
}

/** All parts must be of one division, and none may be absent. */
function complainOfDivision(parts: readonly Part[]): readonly string[] {
  const [first] = parts;
  if (first === undefined) return ['没有 manifest.1-of-2.json 这样的分份清单，请先用 mubiao build --shard 生成。'];
  const { of } = first.shard;
  if (parts.some(({ shard }) => shard.of !== of)) {
    const divisions = [...new Set(parts.map(({ shard }) => shard.of))].join('、');
    return [`分份清单来自不同的分法（共 ${divisions} 份），请删去不用的那些。`];
  }
  const present = new Set(parts.map(({ shard }) => shard.number));
  const absent = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !present.has(number));
  return absent.length > 0 ? [`共 ${of} 份清单，缺少第 ${absent.join('、')} 份。`] : [];
}
