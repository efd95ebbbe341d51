import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { schemasFor, viewFile } from './file-view.ts';
import { overviewOf } from './overview.ts';
import { addOverviewPdf } from './overview-pdf.ts';
import { gone } from './requests.ts';
import type { Workbench } from './workbench.ts';

/** What the page reads. */
export function addData(app: Hono, bench: Workbench): void {
  const { desk, preview, past, hub } = bench;
  const unitIn = (folder: string | undefined) => desk.unit(folder ?? '');
  app.get('/api/units', async (context) => context.json(await desk.list()));
  app.get('/api/unit', async (context) => {
    const unit = await unitIn(context.req.query('folder'));
    return unit === null ? context.json(gone, 404) : context.json(desk.view(unit));
  });
  app.get('/api/summary', async (context) => {
    const unit = await unitIn(context.req.query('folder'));
    return unit === null ? context.json(gone, 404) : context.json(desk.summary(unit));
  });
  app.get('/api/file', async (context) => {
    const file = context.req.query('file') ?? '';
    const unit = await desk.owner(file);
    const view = unit === null ? null : viewFile(unit, file, bench);
    return view === null ? context.json({ message: `读不出 ${file}。` }, 404) : context.json(view);
  });
  app.get('/api/schema', async (context) => {
    const unit = await unitIn(context.req.query('folder'));
    return context.json(schemasFor(unit?.checked.read?.unit.指标分类 ?? null));
  });
  app.get('/api/preview', async (context) => {
    const unit = await unitIn(context.req.query('folder'));
    return unit === null ? context.json(gone, 404) : context.json(await preview.of(unit));
  });
  app.get('/api/preview.pdf', async (context) => {
    const { print = '', from = '', to = '', mark } = context.req.query();
    const isRange = [from, to].every((place) => /^\d{1,6}$/.test(place));
    const made = isRange ? await preview.pages(print, { from: Number(from), to: Number(to) }, mark === 'draft') : null;
    if (made === null) return context.json({ message: '这一版已经过时。' }, 410);
    if (!made.ok) return context.json({ message: made.diagnostics[0]?.message ?? '排不出这张表。' }, 409);
    return context.body(Buffer.from(made.value), 200, { 'Content-Type': 'application/pdf' });
  });
  app.get('/api/places', (context) => {
    const { print = '', file = '' } = context.req.query();
    const places = preview.places(print, file);
    return places === null ? context.json({ message: '这一版已经过时。' }, 410) : context.json(places);
  });
  app.get('/api/field', (context) => {
    const { print = '', page, x, y } = context.req.query();
    return context.json(preview.fieldAt(print, { page: Number(page), x: Number(x), y: Number(y) }));
  });
  app.get('/api/overview', async (context) => {
    const unit = await unitIn(context.req.query('folder'));
    if (unit === null) return context.json(gone, 404);
    const overview = overviewOf(unit);
    return overview === null
      ? context.json({ message: '有的文件还读不出数据，改好以后再看。' }, 409)
      : context.json(overview);
  });
  addOverviewPdf(app, bench);
  app.get('/api/versions', async (context) => {
    const told = await past.versions(context.req.query('folder') ?? '');
    return told.ok ? context.json(told.value) : context.json({ message: told.message }, 409);
  });
  app.get('/api/changes', async (context) => {
    const { folder = '', since = 'HEAD' } = context.req.query();
    const told = await past.changes(folder, since);
    return told.ok ? context.json(told.value) : context.json({ message: told.message }, 409);
  });
  app.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      const stop = hub.listen((event) => void stream.writeSSE({ data: JSON.stringify(event) }));
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      stop();
    }),
  );
}
