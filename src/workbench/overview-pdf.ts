import type { Hono } from 'hono';
import { openBase } from '../build/base-version.ts';
import { openPress, type Press } from '../build/press.ts';
import { printOverview } from '../build/print-overview.ts';
import { overviewId } from '../build/products.ts';
import type { ReadOverview } from '../compile/read-overview.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { DeskUnit } from './desk.ts';
import type { Told } from './past.ts';
import { gone } from './requests.ts';
import type { Workbench } from './workbench.ts';

/** As `build` dates its files where nobody says otherwise. */
const date = new Date('2020-01-01T00:00:00Z');

/** The overview of a unit as a PDF, compared with a version where one is chosen. */
export function addOverviewPdf(app: Hono, bench: Workbench): void {
  const { workspace, parts } = bench;
  let press: Promise<Told<Press<ReadOverview>>> | null = null;
  app.get('/api/overview.pdf', async (context) => {
    const { folder = '', since } = context.req.query();
    const unit = await bench.desk.unit(folder);
    if (unit === null) return context.json(gone, 404);
    press ??= openOverviewPress(parts);
    const opened = await press;
    if (!opened.ok) press = null;
    const base = since === undefined ? null : await openBase(workspace, folder, since);
    if (base?.ok === false) return context.json({ message: parts.words.describeRefusal(base.refusal) }, 409);
    try {
      const printed = opened.ok
        ? await print(bench, unit, opened.value, (await base?.value.unit(folder)) ?? null)
        : opened;
      return printed.ok
        ? context.body(Buffer.from(printed.value), 200, { 'Content-Type': 'application/pdf' })
        : context.json({ message: printed.message }, 409);
    } finally {
      base?.value.close();
    }
  });
}

async function openOverviewPress(parts: Workbench['parts']): Promise<Told<Press<ReadOverview>>> {
  const { workspace, templates, fonts } = parts;
  const opened = await openPress(workspace, { templates, fonts, formats: [overviewId] });
  if (!opened.ok) return { ok: false, message: describeFailure(opened.failure) };
  const overview = opened.value.ok ? opened.value.value.overview : undefined;
  if (overview !== undefined) return { ok: true, value: overview };
  return { ok: false, message: `模板有错：${opened.value.diagnostics[0]?.message ?? ''}` };
}

/** A unit with errors is printed, too, since the overview tells of them; but as a draft, and never by `build`. */
async function print(
  { git }: Workbench,
  { name, folder, checked }: DeskUnit,
  press: Press<ReadOverview>,
  base: Parameters<typeof printOverview>[2]['base'],
): Promise<Told<Uint8Array>> {
  const { read, diagnostics, waived } = checked;
  if (read === null) return { ok: false, message: '有的文件还读不出数据，改好以后再存。' };
  const isDraft = git.isDraft(name) || diagnostics.some(({ severity }) => severity === 'error');
  const marks = { watermark: isDraft ? '草稿' : null, origin: null };
  const job = { press, base, date, marks, said: null };
  const printed = await printOverview({ read, folder }, { findings: diagnostics, waived }, job);
  const [file] = printed.files;
  if (file !== undefined) return { ok: true, value: file.bytes };
  return { ok: false, message: printed.diagnostics[0]?.message ?? '排不出总览。' };
}
