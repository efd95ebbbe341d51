import { posix } from 'node:path';
import { waivable } from '../budget/schema/waivers.ts';
import { accept, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Finished } from '../proof/finished.ts';
import { type Attempt, done } from '../workspace/failure.ts';
import { openMemory } from '../workspace/memory.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openPress, type PressParts } from './press.ts';
import { type Carry, printUnit } from './print-unit.ts';
import type { Standing } from './standing.ts';
import { settingsName, sheetName } from './unit-layout.ts';

/** What a file says of itself, so that saying it again does not make another file of the same data. */
export interface Said {
  readonly format: Finished['format'];
  readonly carry: Carry;
  readonly standing: Standing;
  readonly instant: Date;
}

/** The bytes that a file should have, one for each form; or why there are none. */
export type Remade =
  | { readonly ok: true; readonly files: readonly Uint8Array[] }
  | { readonly ok: false; readonly errors: readonly Diagnostic[] };

/** Makes the files of a unit again, in memory, as `build` made them; `data` holds the unit's folder. */
export type Remake = (data: Workspace, folder: string) => Promise<Remade>;

/** Opens the press for that. Fails and refuses as the press does. */
export async function openRemake(
  workspace: Workspace,
  parts: Pick<PressParts, 'templates' | 'fonts'>,
  { format, carry, standing, instant }: Said,
): Promise<Attempt<Checked<Remake>>> {
  const formats = [format];
  const opened = await openPress(workspace, { ...parts, formats });
  if (!opened.ok) return opened;
  if (!opened.value.ok) return done(opened.value);
  const press = opened.value.value;
  const order = { formats, instant: instant.getTime(), profile: null, carry };
  return done(
    accept(async (data, folder) => {
      const { files, errors } = await printUnit(folder, order, press, data, standing);
      return files.length === 0 ? { ok: false, errors } : { ok: true, files: files.map(({ bytes }) => bytes) };
    }),
  );
}

/** The data that a file carries as a folder in memory; null where it carries no whole unit. */
export function openCarried({ attachments }: Finished): { readonly data: Workspace; readonly folder: string } | null {
  const sheet = attachments.find(({ name }) => posix.basename(name) === sheetName);
  if (sheet === undefined) return null;
  const below = '所附的数据';
  const files = Object.fromEntries(attachments.map(({ name, bytes }) => [`${below}/${name}`, bytes]));
  const settings = { [`${below}/${settingsName}`]: leniency() };
  return { data: openMemory({ ...files, ...settings }), folder: posix.join(below, posix.dirname(sheet.name)) };
}

/** A mubiao.yaml under which no waivable rule refuses anything: what its author waived is published without the 豁免. */
function leniency(): string {
  return `规则:\n${waivable.map((rule) => `  ${rule}: 提示\n`).join('')}`;
}
