import { openDisk } from '../workspace/disk.ts';
import type { BaseUnit } from './base-version.ts';
import type { Kit } from './crew.ts';
import { openSoundPress, type UnitPress } from './press.ts';
import { type Print, printUnit } from './print-unit.ts';
import type { Standing } from './standing.ts';

/** What runs on a thread of the crew; src/build/crew.ts calls these by name. The main thread has opened the same press. */
const workspace = openDisk('.');
let press: Promise<UnitPress> | null = null;

/** Opens the press and its faces before there is a unit to print. */
export async function warm(kit: Kit): Promise<void> {
  press ??= openSoundPress(workspace, kit);
  await (await press).warm();
}

export async function print({
  folder,
  standing,
  base,
  ...kit
}: Kit & {
  readonly folder: string;
  readonly standing: Standing;
  readonly base: BaseUnit | null;
}): Promise<Print> {
  press ??= openSoundPress(workspace, kit);
  return printUnit(folder, kit.order, await press, workspace, standing, base);
}
