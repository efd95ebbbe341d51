import { openPress, type Press } from '../build/press.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { DeskUnit } from './desk.ts';
import { placesOf } from './places.ts';
import type { PreviewView } from './wire.ts';

/** A unit's form as it would be printed now. */
export interface Preview {
  of(unit: DeskUnit): Promise<PreviewView>;
  /** The PDF of the revision that was asked about last; null for any other. */
  pdf(folder: string, revision: number): Uint8Array | null;
  /** Opens templates and faces before they are needed. */
  warm(): Promise<void>;
}

export interface PreviewParts {
  readonly workspace: Workspace;
  readonly templates: string;
  readonly fonts: string;
}

interface Printed {
  readonly view: PreviewView;
  readonly bytes: Uint8Array | null;
}

/** The press is opened once and kept warm; one unit is printed at a time, and of those that wait only the last. */
export function openPreview({ workspace, templates, fonts }: PreviewParts): Preview {
  const done = new Map<string, Printed>();
  let press: Promise<Press | string> | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const opened = (): Promise<Press | string> => {
    press ??= openPress(workspace, { templates, fonts, formats: ['pdf'] }).then((attempt) => {
      if (!attempt.ok) return describeFailure(attempt.failure);
      return attempt.value.ok ? attempt.value.value : `模板有错：${attempt.value.diagnostics[0]?.message ?? ''}`;
    });
    return press;
  };
  const print = async (unit: DeskUnit): Promise<Printed> => {
    const known = done.get(unit.name);
    if (known?.view.revision === unit.revision) return known;
    const { revision } = unit;
    const printed = await printUnit(unit, await opened(), revision);
    done.set(unit.name, printed);
    return printed;
  };
  return {
    of(unit) {
      const next = last.then(() => print(unit));
      last = next.catch(() => {});
      return next.then(({ view }) => view);
    },
    pdf(folder, revision) {
      const known = done.get(folder);
      return known?.view.revision === revision ? known.bytes : null;
    },
    async warm() {
      const one = await opened();
      if (typeof one !== 'string') await one.warm();
    },
  };
}

async function printUnit(unit: DeskUnit, press: Press | string, revision: number): Promise<Printed> {
  const refuse = (message: string): Printed => ({ view: { kind: 'unprintable', revision, message }, bytes: null });
  if (typeof press === 'string') return refuse(press);
  const { read } = unit.checked;
  const [form] = press.forms;
  const [writer] = press.writers;
  if (read === null || form === undefined || writer === undefined) {
    return refuse('有的文件还读不出数据，改好以后这里会重新排出。');
  }
  const { folder } = unit;
  const composed = await press.compose(read, form);
  if (!composed.ok) return refuse(composed.diagnostics[0]?.message ?? '排不出这张表。');
  const { document, placed } = composed.value;
  const marks = { watermark: null, origin: null };
  const written = await writer.write({ ...composed.value, document: { ...document, marks } }, new Date(0));
  if (!written.ok) return refuse(written.diagnostics[0]?.message ?? '排不出这张表。');
  const files = [folder.sheet, ...folder.projects].map((file) => file?.file ?? '');
  const names = read.unit.项目.map(({ 绩效指标 }) => 绩效指标.map(({ 名称 }) => 名称));
  const { width, height } = placed.page;
  const view = {
    kind: 'printed',
    revision,
    pages: placed.pages,
    width,
    height,
    files,
    places: placesOf(placed, names),
  } as const;
  return { view, bytes: written.value };
}
