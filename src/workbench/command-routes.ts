import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { stream } from 'hono/streaming';
import { describeFailure } from '../workspace/failure.ts';
import { misread } from './deed-routes.ts';
import { hashOf } from './hash-of.ts';
import { bodyOf, readFolderRequest, readImport } from './requests.ts';
import type { BuildLine } from './wire.ts';
import type { Done, Say, Workbench } from './workbench.ts';

/** No workbook of a unit comes near. */
const largest = 20 * 1024 * 1024;
const kinds = ['.xlsx', '.xlsm', '.csv', '.pdf', '.docx'];

/** What the commands do: build, and workbooks out and in. What they say is handed on line by line. */
export function addCommands(app: Hono, { workspace, desk, editor, parts }: Workbench): void {
  const { deeds } = parts;
  const outputs = new Set<string>();
  const tellOf = (context: Context, work: (say: Say) => Promise<Done>): Response => {
    context.header('Content-Type', 'application/x-ndjson; charset=utf-8');
    return stream(context, async (out) => {
      const say = (line: BuildLine) => out.write(`${JSON.stringify(line)}\n`);
      const { exit, files } = await work((kind, text) => void say({ kind, text }));
      for (const file of files) outputs.add(file);
      await say({ kind: 'end', exit, files });
    });
  };
  for (const [path, deed] of [
    ['build', deeds.build],
    ['export', deeds.exportBook],
  ] as const) {
    app.post(`/api/${path}`, async (context) => {
      const request = await bodyOf(context.req, readFolderRequest);
      const unit = request === null ? null : await desk.unit(request.folder);
      return unit === null ? misread(context) : tellOf(context, (say) => deed(unit.name, say));
    });
  }
  app.post('/api/handed', bodyLimit({ maxSize: largest }), async (context) => {
    const name = context.req.query('name') ?? '';
    const kind = kinds.find((one) => name.toLowerCase().endsWith(one));
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    if (kind === undefined) return context.json({ message: `可以导入 ${kinds.join('、')} 文件。` }, 409);
    const stem = name
      .slice(0, -kind.length)
      .replace(/[\\/:*?"<>|\s.]/g, '')
      .slice(0, 40);
    const file = `${parts.drafts}/${hashOf(bytes)}/${stem || '导入'}${kind}`;
    const written = await workspace.write(file, bytes);
    return written.ok ? context.json({ file }) : context.json({ message: describeFailure(written.failure) }, 409);
  });
  app.post('/api/import', async (context) => {
    const wish = await bodyOf(context.req, readImport);
    const unit = wish === null ? null : await desk.unit(wish.folder);
    const isHanded = wish?.file.startsWith(`${parts.drafts}/`) === true && !wish.file.includes('..');
    if (wish === null || unit === null || !isHanded) return misread(context);
    return tellOf(context, async (say) => {
      const done = await editor.inTurn(() => deeds.importBook(wish, say));
      await desk.touched(new Set([unit.name]));
      return done;
    });
  });
  app.get('/api/output', async (context) => {
    const file = context.req.query('file') ?? '';
    const read = outputs.has(file) ? await workspace.read(file) : null;
    if (read?.ok !== true) return context.json({ message: `没有 ${file}，请再做一次。` }, 404);
    const name = encodeURIComponent(file.split('/').at(-1) ?? '');
    const isPdf = file.endsWith('.pdf');
    return context.body(Buffer.from(read.value), 200, {
      'Content-Type': isPdf ? 'application/pdf' : 'application/octet-stream',
      'Content-Disposition': `${isPdf ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    });
  });
}
