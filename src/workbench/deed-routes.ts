import type { Context, Hono } from 'hono';
import { repairUnit } from '../build/repair-unit.ts';
import { describeFailure } from '../workspace/failure.ts';
import type { Committed } from '../workspace/git/commit.ts';
import { hashOf } from './hash-of.ts';
import { removeProject, restoreProject, startProject } from './projects.ts';
import { bodyOf, readCommit, readEdit, readFileRequest, readNewProject, readNewUnit, readRepair } from './requests.ts';
import { startUnit } from './units.ts';
import type { EditAnswer } from './wire.ts';
import type { Workbench } from './workbench.ts';

/** What the page does. */
export function addDeeds(app: Hono, bench: Workbench): void {
  const { workspace, desk, editor, git, parts } = bench;
  const removed = new Map<string, { readonly file: string; readonly bytes: Uint8Array }>();
  const heed = (answer: EditAnswer): void => {
    if (answer.kind === 'saved' && !answer.view.isDraft) git.wrote(answer.view.file);
    git.askSoon();
  };

  app.post('/api/edit', async (context) => {
    const request = await bodyOf(context.req, readEdit);
    if (request === null) return misread(context);
    const answer = await editor.edit(request);
    heed(answer);
    return context.json(answer);
  });
  for (const deed of ['undo', 'redo', 'dropDraft'] as const) {
    app.post(`/api/${deed}`, async (context) => {
      const request = await bodyOf(context.req, readFileRequest);
      if (request === null) return misread(context);
      const answer = await editor[deed](request.file);
      heed(answer);
      return context.json(answer);
    });
  }
  app.post('/api/unit', async (context) => {
    const request = await bodyOf(context.req, readNewUnit);
    if (request === null) return misread(context);
    const told = await editor.inTurn(() => startUnit(workspace, parts.root, request));
    if (!told.ok) return context.json({ message: told.message }, 409);
    git.askSoon();
    bench.hub.tell({ kind: 'units' });
    return context.json({ folder: told.value });
  });
  app.post('/api/project', async (context) => {
    const request = await bodyOf(context.req, readNewProject);
    const unit = request === null ? null : await desk.unit(request.folder);
    if (request === null || unit === null) return misread(context);
    const told = await editor.inTurn(() => startProject(workspace, desk, unit, request.name));
    git.askSoon();
    return told.ok ? context.json({ file: told.value }) : context.json({ message: told.message }, 409);
  });
  app.post('/api/removal', async (context) => {
    const request = await bodyOf(context.req, readFileRequest);
    const unit = request === null ? null : await desk.owner(request.file);
    if (request === null || unit === null) return misread(context);
    const told = await editor.inTurn(() => removeProject(workspace, desk, unit, request.file));
    git.askSoon();
    if (!told.ok) return context.json({ message: told.message }, 409);
    removed.set(request.file, { file: request.file, bytes: told.value });
    return context.json({});
  });
  app.post('/api/restoral', async (context) => {
    const request = await bodyOf(context.req, readFileRequest);
    const one = request === null ? undefined : removed.get(request.file);
    const unit = one === undefined ? null : await desk.unit(workspace.name(`${one.file}/../..`));
    if (one === undefined || unit === null) return misread(context);
    const told = await editor.inTurn(() => restoreProject(workspace, desk, unit, one));
    git.askSoon();
    return told.ok ? context.json({ file: told.value }) : context.json({ message: told.message }, 409);
  });
  app.post('/api/repair', async (context) => {
    const request = await bodyOf(context.req, readRepair);
    const unit = request === null ? null : await desk.unit(request.folder);
    if (request === null || unit === null) return misread(context);
    const { findings, diagnostics } = unit.checked;
    const wanted = diagnostics.filter((_, place) => request.id === null || findings[place]?.id === request.id);
    const outcome = await editor.inTurn(() =>
      repairUnit(workspace, unit.name, {
        isAskedFor: ({ code, span, fix }) =>
          fix.isOnRequest !== true &&
          wanted.some(
            (one) => one.code === code && one.span.start === span.start && one.span.source.file === span.source.file,
          ),
        isChosen: () => true,
        profile: parts.profile,
        isTrial: false,
      }),
    );
    if (outcome.failure !== null) return context.json({ message: describeFailure(outcome.failure) }, 409);
    for (const { file, bytes } of outcome.files) {
      const before = [unit.disk.sheet, ...unit.disk.projects].find((own) => own?.file === file);
      bench.undo.done(file, { before: before?.bytes ?? null, after: bytes }, '');
      desk.wrote(unit, file, bytes);
      bench.hub.tell({ kind: 'file', file, hash: hashOf(bytes) });
    }
    git.askSoon();
    return context.json({ files: outcome.files.length });
  });
  app.get('/api/changed', async (context) => {
    await git.ask();
    const files = git.changedIn(context.req.query('folder') ?? '');
    const message = git.refusal === null ? null : parts.words.describeRefusal(git.refusal);
    return context.json({ files, message });
  });
  app.post('/api/commit', async (context) => {
    const request = await bodyOf(context.req, readCommit);
    const unit = request === null ? null : await desk.unit(request.folder);
    if (request === null || unit === null) return misread(context);
    if (request.message.trim() === '') return context.json({ message: '请写一句说明：这次改了什么。' }, 409);
    const made = await editor.inTurn(async () => {
      await git.ask();
      return workspace.commit(git.changedIn(unit.name), request.message);
    });
    await git.ask();
    bench.hub.tell({ kind: 'git' });
    const fault = faultOf(made, parts.words.describeRefusal);
    return fault === null ? context.json(made) : context.json({ message: fault }, 409);
  });
}

/** The answer to what cannot be understood. */
export function misread(context: Context): Response {
  return context.json({ message: '没有看懂这个请求，或者它说的单位、文件已经不在。请刷新页面。' }, 400);
}

function faultOf(made: Committed, describe: Workbench['parts']['words']['describeRefusal']): string | null {
  switch (made.kind) {
    case 'committed':
      return null;
    case 'nothing-changed':
      return '没有改动可以提交。';
    case 'nobody':
      return 'git 不知道以谁的名义提交。请运行一次：git config --global user.name "姓名"，再运行 git config --global user.email "邮箱"。';
    case 'under-way':
      return '这个仓库里正有一次合并没有做完，不能只提交一部分文件。请先完成或放弃那次合并。';
    case 'refused':
      return describe(made.refusal);
  }
}
