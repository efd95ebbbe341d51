import { type DifferenceJson, differenceFormat, differenceVersion, readDifferenceJson } from './difference-json.ts';
import { Misfit } from './json-reader.ts';

/** A difference as it was written, or, in a clause, why it is none. */
export type ReadDifference =
  | { readonly ok: true; readonly value: DifferenceJson }
  | { readonly ok: false; readonly why: string };

/** Reads what `mubiao diff --format json` wrote. Nothing of it is trusted: every key is looked at. */
export function readDifference(text: string): ReadDifference {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { ok: false, why: '不是 JSON，或者不完整' };
  }
  const { format, version } = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  if (format !== differenceFormat) return { ok: false, why: `不是 mubiao diff --format json 写出的改动` };
  if (version !== differenceVersion) {
    const why = `是第 ${String(version)} 版的格式，这个程序只认得第 ${differenceVersion} 版`;
    return { ok: false, why };
  }
  try {
    return { ok: true, value: readDifferenceJson(json, '') };
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return { ok: false, why: `里面的 ${error.path.replace(/^\./, '')} 不对：${error.message}` };
  }
}
