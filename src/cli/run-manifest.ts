import { printManifest, readManifest } from '../build/manifest.ts';
import { findParts, mergeParts } from '../build/merge-manifests.ts';
import { lockOut } from '../build/out-lock.ts';
import { verifyManifest } from '../build/verify-manifest.ts';
import { describeFailure } from '../workspace/failure.ts';
import { chooseUnits } from './choose-units.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

const fileName = 'manifest.json';

/** `mubiao manifest verify`: whether every output is there and as it was made. */
export async function verify(host: Host, path: string): Promise<Exit> {
  const { workspace } = host;
  const out = workspace.name(path);
  const file = workspace.name(`${out}/${fileName}`);
  const bytes = await workspace.read(file);
  if (!bytes.ok) return cannotRun(host, describeFailure(bytes.failure));
  const manifest = readManifest(new TextDecoder().decode(bytes.value));
  if (manifest === null) return cannotRun(host, `${file} 不是这一版程序的清单，请用 mubiao build 重新生成。`);
  const { outputs, complaints } = await verifyManifest(workspace, out, manifest);
  for (const complaint of complaints) host.err(`错误：${complaint}\n`);
  const units = Object.keys(manifest.units).length;
  const verdict = complaints.length === 0 ? '全部完好' : `${complaints.length} 处不对`;
  host.out(`清单里有 ${units} 个单位的 ${outputs} 个文件，${verdict}。\n`);
  return complaints.length === 0 ? 0 : 1;
}

/** `mubiao manifest merge`: one manifest out of those of the shards, or none where something is wrong. */
export async function mergeManifests(host: Host, path: string, paths: readonly string[]): Promise<Exit> {
  const { workspace } = host;
  const out = workspace.name(path);
  const folders = await chooseUnits(host, paths);
  if (typeof folders === 'number') return folders;
  const listed = await workspace.list(out);
  if (!listed.ok) return cannotRun(host, describeFailure(listed.failure));
  const lock = await lockOut(workspace, out, null, { longest: 0, onWait: () => {} });
  if (!lock.ok) return cannotRun(host, describeFailure(lock.failure));
  if (!lock.value.isHeld) return cannotRun(host, `${out} 正在生成，请等 mubiao build 全部结束后再合并。`);
  try {
    const parts = await findParts(workspace, out);
    if (!parts.ok) return cannotRun(host, describeFailure(parts.failure));
    const expected = folders.map((folder) => ({ key: workspace.route(out, folder), folder }));
    const { manifest, complaints } = mergeParts(parts.value, expected);
    const { outputs, complaints: found } = await verifyManifest(workspace, out, manifest);
    for (const complaint of [...complaints, ...found]) host.err(`错误：${complaint}\n`);
    if (complaints.length + found.length > 0) {
      host.out(`有 ${complaints.length + found.length} 处不对，没有合并；原有的 ${fileName} 没有改动。\n`);
      return 1;
    }
    const file = workspace.name(`${out}/${fileName}`);
    const written = await workspace.write(file, new TextEncoder().encode(printManifest(manifest)));
    if (!written.ok) return cannotRun(host, describeFailure(written.failure));
    const units = Object.keys(manifest.units).length;
    host.out(`已把 ${parts.value.length} 份清单合成 ${file}：${units} 个单位的 ${outputs} 个文件，全部核对无误。\n`);
    for (const key of manifest.failed) host.err(`单位 ${workspace.name(`${out}/${key}`)} 有错误，没有生成。\n`);
    return manifest.failed.length === 0 ? 0 : 1;
  } finally {
    await lock.value.release();
  }
}
