import { useEffect, useState } from 'preact/hooks';
import { get, post } from './ask.ts';
import { flush, settle } from './buffer.ts';
import { BuildWindow } from './build-window.tsx';
import { startProject } from './desk.ts';
import { ExcelWindow } from './excel-window.tsx';
import { Fault, Line } from './line.tsx';
import { NewUnit } from './new-unit.tsx';
import { say, set, usePart } from './store.ts';
import { Window } from './window.tsx';

/** The window that is open, if one is. */
export function Dialogs() {
  const dialog = usePart((state) => state.dialog);
  const conflict = usePart((state) => state.buffer?.conflict ?? null);
  if (conflict !== null) return <ConflictWindow />;
  switch (dialog) {
    case 'build':
      return <BuildWindow />;
    case 'excel':
      return <ExcelWindow />;
    case 'commit':
      return <CommitWindow />;
    case 'project':
      return <ProjectWindow />;
    case 'unit':
      return (
        <Window title="新建单位">
          <NewUnit />
        </Window>
      );
    case 'keys':
      return <KeysWindow />;
    case null:
      return null;
  }
}

function CommitWindow() {
  const folder = usePart((state) => state.folder) ?? '';
  const [told, setTold] = useState<{ readonly files: readonly string[]; readonly message: string | null } | null>(null);
  const [message, setMessage] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    flush()
      .then(() => get<{ readonly files: readonly string[]; readonly message: string | null }>('changed', { folder }))
      .then(setTold, (error: Error) => setFault(error.message));
  }, []);
  const commit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const { hash } = await post<{ readonly hash: string }>('commit', { folder, message });
      set({ dialog: null });
      say('good', `已提交（${hash}）。`);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  const files = told?.files ?? [];
  return (
    <Window title="提交">
      {told === null ? (
        <p>正在查看改动…</p>
      ) : told.message !== null ? (
        <p>{told.message}</p>
      ) : files.length === 0 ? (
        <p>没有改动可以提交。</p>
      ) : (
        <form onSubmit={(event) => void commit(event)}>
          <p>这 {files.length} 个文件会一起提交：</p>
          <ul class="outputs">
            {files.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
          <Line label="说明（这次改了什么）" value={message} onChange={setMessage} />
          <button type="submit" class="main">
            提交
          </button>
        </form>
      )}
      <Fault text={fault} />
    </Window>
  );
}

function ProjectWindow() {
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const start = (event: Event): void => {
    event.preventDefault();
    startProject(name).catch((error: Error) => setFault(error.message));
  };
  return (
    <Window title="新建项目">
      <form onSubmit={start}>
        <Line label="项目名称（全称，与预算批复一致）" value={name} onChange={setName} />
        <p class="quiet">排在最后，文件名取下一个序号；还没有填的，检查会一一指出。</p>
        <button type="submit" class="main">
          新建
        </button>
      </form>
      <Fault text={fault} />
    </Window>
  );
}

/** Both have changed the same: nobody but a person can say which is right. */
function ConflictWindow() {
  const conflict = usePart((state) => state.buffer?.conflict ?? null);
  return (
    <Window title="同一处也被别人改了" mustChoose>
      <p>
        这个文件在磁盘上刚被改过，下面几处与您改的不一样，所以还没有写入。请选一边；别处的改动，不论是谁改的都会留着。
      </p>
      <table class="facts">
        <thead>
          <tr>
            <th scope="col">哪里</th>
            <th scope="col">用我的，写成</th>
            <th scope="col">用磁盘上的，写成</th>
          </tr>
        </thead>
        <tbody>
          {conflict?.conflicts.map(({ what, ours, theirs }, index) => (
            <tr key={index}>
              <th scope="row">{what}</th>
              {ours === null && theirs === null ? (
                <td colSpan={2}>两边排得不一样，选哪一边就整段照哪一边。</td>
              ) : (
                <>
                  <td>{ours ?? '（没有）'}</td>
                  <td>{theirs ?? '（没有）'}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="choice">
        <button type="button" class="main" onClick={() => void settle('ours')}>
          用我的
        </button>
        <button type="button" class="plain" onClick={() => void settle('theirs')}>
          用磁盘上的
        </button>
      </div>
    </Window>
  );
}

const keys = [
  ['Alt+1 / 2 / 3 / 4', '到项目列表 / 表单 / 检查结果 / 表的页面'],
  ['F8 / Shift+F8', '到下一个 / 上一个问题的字段'],
  ['Alt+Y', '在表单和 YAML 之间切换'],
  ['Alt+O', '总览'],
  ['Ctrl+S', '立即保存（平时停笔就自动保存）'],
  ['Alt+Z / Alt+Shift+Z', '撤销 / 重做这个文件的改动'],
  ['Enter / Shift+Enter', '指标表里到下一行 / 上一行'],
  ['Ctrl+Enter', '指标表里在下面加一项'],
  ['Alt+↑ / Alt+↓', '指标上移 / 下移'],
  ['Ctrl+Delete', '删去这一项指标'],
] as const;

function KeysWindow() {
  return (
    <Window title="快捷键">
      <table class="facts">
        <tbody>
          {keys.map(([key, does]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Window>
  );
}
