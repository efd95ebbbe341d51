import type { Profile } from '../budget/rule-book.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../diagnostics/span.ts';
import type { SourceKind } from '../proof/source-kind.ts';
import { originLine, printOrigin, type UnitOrigin } from '../proof/unit-origin.ts';
import { unitSource } from '../proof/unit-source.ts';
import type { Composed } from '../typeset/composed.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { BaseUnit } from './base-version.ts';
import { digestOf } from './fingerprint.ts';
import { openInspector, type SoundUnit } from './inspect-unit.ts';
import { spanOfName } from './output-place.ts';
import type { Press, UnitPress } from './press.ts';
import { printOverview } from './print-overview.ts';
import type { Stamp } from './stamps.ts';
import { ordinary, type Standing } from './standing.ts';
import { type Gathered, openRecorder } from './unit-inputs.ts';

/** What the finished files carry, and say of where they come from. */
export interface Carry {
  readonly source: SourceKind;
  /** Of the program. */
  readonly version: string;
  /** The files bear the time of the commit where one is known. */
  readonly isDatedByCommit?: boolean;
  /** What they say of where they come from stands on every page, too. */
  readonly isOriginInFoot?: boolean;
}

/** What to make of every unit. Plain data: it goes to workers. */
export interface Order {
  /** Ids of formats, and of the overview. */
  readonly formats: readonly string[];
  /** The only date that may enter the bytes: milliseconds since 1970. */
  readonly instant: number;
  /** In the place of the 方案 of mubiao.yaml. */
  readonly profile: Profile | null;
  /** Where this is absent the files carry nothing and say nothing of where they come from. */
  readonly carry?: Carry;
}

/** A finished file that is not written yet. */
export interface PrintedFile {
  /** `<form>.<extension>` */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** Null where the reading program makes the pages. */
  readonly pages: number | null;
}

/** A unit from the press: plain data, since it may come from a worker. */
export interface Print {
  /** Number of project files. */
  readonly projects: number;
  readonly errors: readonly Diagnostic[];
  /** How much was found that is no error. */
  readonly found: { readonly warning: number; readonly info: number };
  /** Below the output folder, and the line of the data that says so; null where there are errors. */
  readonly place: { readonly path: string; readonly span: Span } | null;
  /** Every form in every format, and the overview; empty where there are errors. */
  readonly files: readonly PrintedFile[];
  /** What was read for it, and the digests of all of that; null where something was not there to be read. */
  readonly gathered: Gathered | null;
  readonly stamps: readonly (readonly [file: string, stamp: Stamp])[];
}

/**
 * Reads, checks and prints one unit as every form in every format, and its overview where the press has one, and writes
 * nothing. All bytes are made and proven before any is given away, and all complaints come in one run. `base` is the
 * version that the overview is compared with.
 */
export async function printUnit(
  folder: string,
  order: Order,
  press: UnitPress,
  workspace: Workspace,
  standing: Standing = ordinary,
  base: BaseUnit | null = null,
): Promise<Print> {
  const recorder = openRecorder(workspace);
  const { checked, projects, waived } = await openInspector(recorder.workspace, order.profile)(folder);
  const inputs = { gathered: await recorder.inputsOf(folder), stamps: recorder.stamps() };
  const diagnostics = [...checked.diagnostics];
  const files: PrintedFile[] = [];
  if (checked.ok) {
    const carried = carriedBy(checked.value, order.carry, standing);
    const date = dateOf(order, standing);
    const forms = await printForms(checked.value, carried, date, order, press);
    const { marks, said } = carried;
    const found = { findings: checked.diagnostics, waived: waived.length };
    const job = press.overview === undefined ? null : { press: press.overview, base, date, marks, said };
    const beside = job === null ? null : await printOverview(checked.value, found, job);
    diagnostics.push(...forms.diagnostics, ...(beside?.diagnostics ?? []));
    files.push(...forms.files, ...(beside?.files ?? []));
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const count = (wanted: Diagnostic['severity']): number =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  const isSound = checked.ok && errors.length === 0;
  return {
    projects,
    errors,
    found: { warning: count('warning'), info: count('info') },
    place: isSound ? { path: checked.value.place, span: spanOfName(checked.value.read) } : null,
    files: isSound ? files : [],
    ...inputs,
  };
}

async function printForms(
  { read }: SoundUnit,
  { inside, marks }: Carried,
  date: Date,
  { formats }: Order,
  press: Press,
): Promise<{ readonly diagnostics: readonly Diagnostic[]; readonly files: readonly PrintedFile[] }> {
  const diagnostics: Diagnostic[] = [];
  const files: PrintedFile[] = [];
  const writers = press.writers.filter(({ id }) => formats.includes(id));
  // Nothing is set that nobody asked for.
  const forms = writers.length === 0 ? [] : press.forms;
  for (const form of forms) {
    const composed = await press.compose(read, form);
    diagnostics.push(...composed.diagnostics);
    if (!composed.ok) continue;
    const document = { ...composed.value.document, marks };
    const printable = { ...composed.value, ...inside, document };
    // Begun together: while threads deflate what one has made, the other is being made here.
    const writing = writers.map(async (writer) => ({ writer, written: await writer.write(printable, date) }));
    for (const { writer, written } of await Promise.all(writing)) {
      diagnostics.push(...written.diagnostics);
      if (!written.ok) continue;
      const pages = writer.id === 'pdf' ? composed.value.placed.pages : null;
      const name = `${form}.${writer.extension}`;
      files.push({ name, bytes: written.value, sha256: digestOf(written.value), pages });
    }
  }
  return { diagnostics, files };
}

/** What goes into the files, and what stands on their pages beside the form. */
interface Carried {
  readonly inside: Pick<Composed, 'attachments' | 'origin'>;
  readonly marks: NonNullable<Composed['document']['marks']>;
  readonly said: UnitOrigin | null;
}

function carriedBy({ folder }: SoundUnit, carry: Carry | undefined, { revision, isDraft }: Standing): Carried {
  const watermark = isDraft ? '草稿' : null;
  if (carry === undefined) return { inside: {}, marks: { watermark, origin: null }, said: null };
  const { version, source, isOriginInFoot = false } = carry;
  const { attachments, digest } = unitSource(folder, source);
  const commit = revision?.commit?.id ?? null;
  const said = { version, source, digest, commit, isDirty: revision?.isDirty ?? null, isDraft, isOriginInFoot };
  return {
    inside: { attachments, origin: printOrigin(said) },
    marks: { watermark, origin: isOriginInFoot ? originLine(said) : null },
    said,
  };
}

/** The only date that may enter the bytes. */
function dateOf({ instant, carry }: Order, { revision }: Standing): Date {
  const commit = carry?.isDatedByCommit === true ? revision?.commit : null;
  return new Date(commit?.time ?? instant);
}
