import { acceptShape } from '../budget/schema/shape.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Fix } from '../diagnostics/fix.ts';
import type { Path } from '../diagnostics/path.ts';
import type { Source } from '../diagnostics/span.ts';
import type { Change } from '../yaml/change.ts';
import { applyEdits } from '../yaml/edits.ts';
import type { Plain } from '../yaml/located.ts';
import { parse, understand } from '../yaml/parse.ts';
import { splice } from '../yaml/splice.ts';
import { shapeOf } from './shape-of.ts';

/** A finding with its repair. */
export type Mendable = Diagnostic & { readonly fix: Fix };

/** What became of one file in one go; what was neither made nor failed comes in the next one. */
export interface RepairedFile {
  readonly text: string;
  readonly made: readonly Mendable[];
  /** Repairs that would have made the file say something else. */
  readonly failed: readonly Mendable[];
}

/** Makes the repairs of one file: those of the notation first, then texts, then the rest, for one changes where another leads. */
export function repairFile(source: Source, findings: readonly Mendable[]): RepairedFile {
  const notation = findings.filter(({ fix }) => fix.kind === 'notation');
  if (notation.length > 0) return repairNotation(source, notation);
  const { located } = understand(source);
  if (located === null) return { text: source.text, made: [], failed: findings };
  const texts = apart(findings, located.data);
  const chosen = texts.length > 0 ? texts : findings.flatMap((finding) => changeOf(finding) ?? []);
  return repairData(source, chosen);
}

interface Planned {
  readonly finding: Mendable;
  readonly change: Change;
}

function repairData(source: Source, planned: readonly Planned[]): RepairedFile {
  let left = planned;
  const failed: Mendable[] = [];
  for (;;) {
    const spliced = splice(
      source,
      left.map(({ change }) => change),
    );
    if (spliced.ok) return { text: spliced.text, made: left.map(({ finding }) => finding), failed };
    const culprit = left.find(({ change }) => change === spliced.change);
    if (culprit === undefined) return { text: source.text, made: [], failed: planned.map(({ finding }) => finding) };
    failed.push(culprit.finding);
    left = left.filter((one) => one !== culprit);
  }
}

/** The repairs of texts whose stretches do not touch, the last stretch of a text first, so that offsets hold. */
function apart(findings: readonly Mendable[], data: Plain): readonly Planned[] {
  const planned = findings.flatMap((finding) => stretchOf(finding, data) ?? []);
  const ordered = planned.toSorted((a, b) => b.from - a.from || b.to - a.to);
  const limits = new Map<string, number>();
  return ordered.filter(({ change, from, to }) => {
    const place = JSON.stringify(change.path);
    const isFree = to <= (limits.get(place) ?? Number.POSITIVE_INFINITY);
    if (isFree) limits.set(place, from === to ? from - 1 : from);
    return isFree;
  });
}

/** A repair of a whole text leaves the line breaks at its end, which no rule sees. */
function stretchOf(finding: Mendable, data: Plain) {
  const { fix } = finding;
  const value = fix.kind === 'text' ? textAt(data, fix.path) : null;
  if (fix.kind !== 'text' || value === null) return null;
  const within = fix.within ?? { offset: 0, length: value.replace(/\n+$/, '').length };
  const change = { kind: 'text', path: fix.path, within, text: fix.text } as const;
  return { finding, change, from: within.offset, to: within.offset + within.length };
}

function changeOf(finding: Mendable): Planned | null {
  const { fix } = finding;
  return fix.kind === 'order' || fix.kind === 'entries' ? { finding, change: fix } : null;
}

/** The text at a path; null where there is none. */
export function textAt(data: Plain, path: Path): string | null {
  let place: unknown = data;
  for (const step of path) place = typeof place === 'object' && place !== null ? Reflect.get(place, step) : null;
  return typeof place === 'string' ? place : null;
}

/** All repairs at once if the file then is sound; else those that are certain, each as far as it leaves fewer mistakes. */
function repairNotation(source: Source, findings: readonly Mendable[]): RepairedFile {
  const all = editedBy(source, findings);
  const isGuess = findings.some(({ fix }) => fix.kind === 'notation' && fix.isGuess);
  if (isSound(all, isGuess)) return { text: all.text, made: findings, failed: [] };
  const made: Mendable[] = [];
  for (const finding of findings) {
    if (finding.fix.kind !== 'notation' || finding.fix.isGuess) continue;
    if (leavesLess(editedBy(source, made), editedBy(source, [...made, finding]))) made.push(finding);
  }
  return { text: editedBy(source, made).text, made, failed: findings.filter((finding) => !made.includes(finding)) };
}

function editedBy({ file, text }: Source, findings: readonly Mendable[]): Source {
  const edits = findings.flatMap(({ fix }) => (fix.kind === 'notation' ? fix.edits : []));
  return { file, text: applyEdits(text, edits).text };
}

/** A guess is right if the file then has the shape that it should have, but for what its values say. */
function isSound(source: Source, isGuess: boolean): boolean {
  const parsed = parse(source);
  if (!parsed.ok || !isGuess) return parsed.ok;
  const shaped = acceptShape(shapeOf(source.file), parsed.value.data);
  return shaped.ok || !shaped.findings.some(({ code }) => /^(?:unknown-key|wrong-kind|missing-field)$/.test(code));
}

function leavesLess(before: Source, after: Source): boolean {
  const count = (source: Source) => parse(source).diagnostics.filter(({ severity }) => severity === 'error').length;
  return count(after) < count(before);
}
