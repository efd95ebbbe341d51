import { byCodeUnit } from '../workspace/workspace.ts';
import type { Digests } from './fingerprint.ts';

/** An output as it was when it was made. */
export interface OutputRecord {
  /** Of the ingredients that it was made from. */
  readonly fingerprint: string;
  readonly sha256: string;
  /** In bytes. */
  readonly size: number;
  /** Null where the reading program makes the pages. */
  readonly pages: number | null;
}

/** What was made of a unit when it was last sound. */
export interface UnitRecord {
  /** Where its outputs lie below the output folder: `<预算年度>/<单位名称>`. */
  readonly place: string;
  readonly projects: number;
  /** How much was found that is no error. */
  readonly found: { readonly warning: number; readonly info: number };
  /** A short digest of every ingredient. */
  readonly ingredients: Digests;
  /** By file name. */
  readonly outputs: Readonly<Record<string, OutputRecord>>;
}

/** What a build says of its output folder. What it says of a file is true only as long as the file agrees. */
export interface Manifest {
  /** By the way from the output folder to the unit's folder. */
  readonly units: Readonly<Record<string, UnitRecord>>;
  /** Units that could not be made when last tried; they may stand above with what was made before. */
  readonly failed: readonly string[];
}

export const emptyManifest: Manifest = { units: {}, failed: [] };

const version = 1;

/** The same content gives the same bytes; a line for every fact, so that versions can be compared. */
export function printManifest({ units, failed }: Manifest): string {
  const sorted = sortKeys({ mubiao: version, units, failed: [...failed].sort(byCodeUnit) });
  return `${JSON.stringify(sorted, null, 1)}\n`;
}

/** Null for what is no manifest, or one of another version: then nothing is known. */
export function readManifest(text: string): Manifest | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || value.mubiao !== version || !isRecord(value.units)) return null;
    const { failed } = value;
    if (!Array.isArray(failed) || !failed.every((key) => typeof key === 'string')) return null;
    const units = Object.entries(value.units).map(([key, unit]) => [key, readUnit(unit)] as const);
    return { units: Object.fromEntries(units), failed };
  } catch {
    return null;
  }
}

/** Throws at what is no record of a unit; `readManifest` catches. */
function readUnit(value: unknown): UnitRecord {
  const { place, projects, found, ingredients, outputs } = asRecord(value);
  const { warning, info } = asRecord(found);
  const digests = Object.entries(asRecord(ingredients)).map(([name, digest]) => [name, asText(digest)] as const);
  const files = Object.entries(asRecord(outputs)).map(([name, output]) => [asName(name), readOutput(output)] as const);
  return {
    place: asPlace(place),
    projects: asNumber(projects),
    found: { warning: asNumber(warning), info: asNumber(info) },
    ingredients: Object.fromEntries(digests),
    outputs: Object.fromEntries(files),
  };
}

function readOutput(value: unknown): OutputRecord {
  const { fingerprint, sha256, size, pages } = asRecord(value);
  return {
    fingerprint: asText(fingerprint),
    sha256: asText(sha256),
    size: asNumber(size),
    pages: pages === null ? null : asNumber(pages),
  };
}

function sortKeys(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const names = Object.keys(value).sort(byCodeUnit);
  return Object.fromEntries(names.map((name) => [name, sortKeys(value[name])]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  if (!isRecord(value)) throw new TypeError('no record');
  return value;
}

function asText(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('no text');
  return value;
}

/** A manifest that someone wrote by hand must not lead a build out of its output folder. */
function asPlace(value: unknown): string {
  const place = asText(value);
  const parts = place.split('/');
  if (parts.length !== 2) throw new TypeError('no place');
  for (const part of parts) asName(part);
  return place;
}

function asName(name: string): string {
  if (name === '' || name === '.' || name === '..' || /[/\\]/.test(name)) throw new TypeError('no name');
  return name;
}

function asNumber(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError('no number');
  return value;
}
