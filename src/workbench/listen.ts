import { serve } from '@hono/node-server';
import { openWatch } from '../build/watch.ts';
import { openSite } from './app.ts';
import { openPageFiles } from './page-files.ts';
import type { Workbench } from './workbench.ts';

/** Once nothing was touched for so long (ms), what was touched is read again. */
const quiet = 60;

/** A server that answers. */
export interface Listening {
  /** With the token behind the #. */
  readonly address: string;
  close(): Promise<void>;
}

/** Serves a workbench to this machine alone, at the first of these ports that is free; 0 is whichever is. Null where all are taken. */
export async function listen(
  bench: Workbench,
  pageFolder: string,
  ports: readonly number[],
): Promise<Listening | null> {
  const { workspace, desk, preview, parts } = bench;
  let own = 0;
  const { app, token } = openSite(bench, openPageFiles(workspace, { page: pageFolder, fonts: parts.fonts }), () => own);
  const startAt = (port: number) =>
    new Promise<ReturnType<typeof serve> | null>((resolve) => {
      const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (info) => {
        own = info.port;
        resolve(server);
      });
      server.on('error', () => resolve(null));
    });
  let started: ReturnType<typeof serve> | null = null;
  for (const port of ports) started ??= await startAt(port);
  if (started === null) return null;
  const server = started;
  const settle = openWatch(
    (names) => desk.touched(names),
    quiet,
    (then, milliseconds) => {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
  );
  const watching = await workspace.watch([parts.root], (name) => settle.touch(name));
  preview.warm().catch(() => {});
  return {
    address: `http://127.0.0.1:${own}/#${token}`,
    async close() {
      await watching.close();
      await settle.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
