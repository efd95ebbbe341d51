import type { BaseUnit } from '../../../src/build/base-version.ts';
import { openUnitFolder } from '../../../src/build/open-unit-folder.ts';
import { openPress, type Press } from '../../../src/build/press.ts';
import { printOverview } from '../../../src/build/print-overview.ts';
import { type ReadOverview, readOverview } from '../../../src/compile/read-overview.ts';
import { readUnit } from '../../../src/compile/read-unit.ts';
import type { UnitFolder } from '../../../src/compile/unit-folder.ts';
import type { Checked, Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { OverviewAbout } from '../../../src/forms/form.ts';
import type { Composed } from '../../../src/typeset/composed.ts';
import { openDisk } from '../../../src/workspace/disk.ts';
import { textWriter } from '../../../src/writers/text/text-writer.ts';
import { root, shippedFolder } from '../../proof/story.ts';

const date = new Date('2020-01-01T00:00:00Z');
let press: Promise<Press<ReadOverview>> | null = null;

/** The press of the overview, with the shipped template and faces. */
async function overviewPress(): Promise<Press<ReadOverview>> {
  const open = async (): Promise<Press<ReadOverview>> => {
    const opened = await openPress(openDisk(root), { templates: 'templates', fonts: 'fonts', formats: ['overview'] });
    if (!opened.ok || !opened.value.ok || opened.value.value.overview === undefined) throw new Error('no press');
    return opened.value.value.overview;
  };
  press ??= open();
  return press;
}

export async function shippedUnit(): Promise<UnitFolder> {
  return (await openUnitFolder(openDisk(root), shippedFolder)).folder;
}

/** A unit as it was in a version of this name; null where it was not there. */
export function baseOf(label: string, folder: UnitFolder | null): BaseUnit {
  return { label, commit: '3f2a9c1d5e7b8a604f1c2d3e4b5a69788c9d0e1f', folder, complaints: [] };
}

interface Found {
  readonly read: ReadOverview['read'];
  readonly findings: OverviewAbout['findings'];
  readonly waived: number;
}

function inspect(folder: UnitFolder): Found {
  const read = readUnit(folder);
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return { read: read.value, findings: read.diagnostics, waived: read.waived.length };
}

/** What the overview prints, as text. */
export async function overviewText(folder: UnitFolder, base: BaseUnit | null = null): Promise<string> {
  const { read, ...found } = inspect(folder);
  return textOf(readOverview(read, found, folder, base));
}

async function textOf(read: Checked<ReadOverview>): Promise<string> {
  if (!read.ok) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return writeText(await (await overviewPress()).compose(read.value, '项目支出绩效目标总览'));
}

/** The overview of what is given as it stands, right or not. */
export async function overviewTextOf(about: OverviewAbout): Promise<string> {
  const { unit } = about;
  const nowhere = () => {
    throw new Error('nothing is to be found');
  };
  const read = { unit, locate: nowhere, locateWithin: nowhere };
  return writeText(await (await overviewPress()).compose({ read, about, versions: null }, '项目支出绩效目标总览'));
}

async function writeText(composed: Checked<Composed>): Promise<string> {
  if (!composed.ok) throw new Error(composed.diagnostics.map(({ message }) => message).join('\n'));
  const written = await textWriter.write(composed.value, date);
  if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
  return new TextDecoder().decode(written.value);
}

/** The overview as `build` prints it, or why there is none. */
export async function printedOverview(
  folder: UnitFolder,
  base: BaseUnit | null = null,
): Promise<{ readonly pdf: Uint8Array | null; readonly diagnostics: readonly Diagnostic[] }> {
  const { read, ...found } = inspect(folder);
  const marks = { watermark: null, origin: null };
  const job = { press: await overviewPress(), base, date, marks, said: null };
  const { files, diagnostics } = await printOverview({ read, folder }, found, job);
  return { pdf: files[0]?.bytes ?? null, diagnostics };
}
