import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { schemasFor, viewFile } from './file-view.ts';
import { overviewOf } from './overview.ts';
import type { Workbench } from './workbench.ts';

const gone = { message: '没有这个单位，可能已被移走或改名。' };

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
  app.get('/api/preview.pdf', (context) => {
    const bytes = preview.pdf(context.req.query('folder') ?? '', Number(context.req.query('revision')));
    if (bytes === null) return context.json({ message: '这一版已经过时。' }, 410);
    return context.body(Buffer.from(bytes), 200, { 'Content-Type': 'application/pdf' });
  });
  app.get('/api/overview', async (context) => {
    const unit = await unitIn(context.req.query('folder'));
    if (unit === null) return context.json(gone, 404);
    const overview = overviewOf(unit);
    return overview === null
      ? context.json({ message: '有的文件还读不出数据，改好以后再看。' }, 409)
      : context.json(overview);
  });
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
