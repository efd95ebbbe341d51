import { posix } from 'node:path';
import { waivable } from '../budget/schema/waivers.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Finished } from '../proof/finished.ts';
import { type Attempt, done } from '../workspace/failure.ts';
import { openMemory } from '../workspace/memory.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openPress, type PressParts } from './press.ts';
import { type Carry, printUnit } from './print-unit.ts';
import { settingsName, sheetName } from './unit-layout.ts';

/** What a file is to be made from again. */
export interface Remaking {
  readonly parts: Pick<PressParts, 'templates' | 'fonts'>;
  /** Holds the unit's folder. */
  readonly data: Workspace;
  readonly folder: string;
  /** As the file says it, so that what it says of itself does not make another file of the same data. */
  readonly carry: Carry;
  readonly instant: Date;
}

/** The bytes that a file should have, one for each form; or why there are none. */
export type Remade =
  | { readonly ok: true; readonly files: readonly Uint8Array[] }
  | { readonly ok: false; readonly errors: readonly Diagnostic[] };

/** Makes the files of a unit in memory, as `build` would. Fails as the press does. */
export async function remake(
  workspace: Workspace,
  format: Finished['format'],
  { parts, data, folder, carry, instant }: Remaking,
): Promise<Attempt<Remade>> {
  const formats = [format];
  const press = await openPress(workspace, { ...parts, formats });
  if (!press.ok) return press;
  if (!press.value.ok) return done({ ok: false, errors: press.value.diagnostics });
  const order = { formats, instant: instant.getTime(), profile: null, carry };
  const { files, errors } = await printUnit(folder, order, press.value.value, data);
  return done(files.length === 0 ? { ok: false, errors } : { ok: true, files: files.map(({ bytes }) => bytes) });
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
