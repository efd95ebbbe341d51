import { Hono } from 'hono';
import { addCommands } from './command-routes.ts';
import { addData } from './data-routes.ts';
import { addDeeds } from './deed-routes.ts';
import { openGuard } from './guard.ts';
import type { PageFile } from './page-files.ts';
import { bodyOf, readToken } from './requests.ts';
import type { Workbench } from './workbench.ts';

/** The site of a workbench. */
export interface Site {
  readonly app: Hono;
  /** Opens the site to whoever knows it. */
  readonly token: string;
}

/** Puts the guard before everything; the page's own files hold no data and need no token. */
export function openSite(
  bench: Workbench,
  pageFile: (path: string) => Promise<PageFile | null>,
  port: () => number,
): Site {
  const app = new Hono();
  const guard = openGuard(port);
  app.use('*', guard.site);
  app.post('/api/session', async (context) => {
    const body = await bodyOf(context.req, readToken);
    return guard.admit(context, body?.token);
  });
  app.use('/api/*', guard.session);
  addData(app, bench);
  addDeeds(app, bench);
  addCommands(app, bench);
  app.all('/api/*', (context) => context.json({ message: '没有这个地址。' }, 404));
  app.get('*', async (context) => {
    const file = await pageFile(context.req.path);
    if (file === null) return context.text('没有这个文件。\n', 404);
    return context.body(Buffer.from(file.bytes), 200, { 'Content-Type': file.type });
  });
  app.onError((error, context) => {
    // A fault of ours: told to the page in a sentence, and to nobody else.
    return context.json({ message: `内部错误：${error.message}` }, 500);
  });
  return { app, token: guard.token };
}
