import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BuildLine } from '../wire.ts';
import { addressOf, get, post, postFor } from './ask.ts';
import { flush, settle } from './buffer.ts';
import { startProject } from './desk.ts';
import { say, set, usePart } from './store.ts';

/** The window that is open, if one is. */
export function Dialogs() {
  const dialog = usePart((state) => state.dialog);
  const conflict = usePart((state) => state.buffer?.conflict ?? null);
  if (conflict !== null) return <ConflictWindow />;
  switch (dialog) {
    case 'build':
      return <BuildWindow />;
    case 'commit':
      return <CommitWindow />;
    case 'project':
      return <ProjectWindow />;
    case 'keys':
      return <KeysWindow />;
    case null:
      return null;
  }
}

interface WindowProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly mustChoose?: boolean;
}

/** The browser's own dialog keeps the focus within and gives it back. */
function Window({ title, children, mustChoose = false }: WindowProps) {
  const own = useRef<HTMLDialogElement>(null);
  useEffect(() => own.current?.showModal(), []);
  return (
    <dialog
      ref={own}
      aria-label={title}
      onCancel={(event) => (mustChoose ? event.preventDefault() : undefined)}
      onClose={() => set({ dialog: null })}
    >
      <header>
        <h2>{title}</h2>
        {!mustChoose && (
          <button type="button" class="plain" aria-label="关闭" onClick={() => own.current?.close()}>
            ×
          </button>
        )}
      </header>
      {children}
    </dialog>
  );
}

function BuildWindow() {
  const folder = usePart((state) => state.folder) ?? '';
  const [lines, setLines] = useState<readonly Extract<BuildLine, { kind: 'out' | 'err' }>[]>([]);
  const [end, setEnd] = useState<Extract<BuildLine, { kind: 'end' }> | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    const hear = (line: BuildLine): void => {
      if (line.kind === 'end') setEnd(line);
      else setLines((known) => [...known, line]);
    };
    flush()
      .then(() => postFor('build', { folder }))
      .then((response) => readLines(response, hear))
      .catch((error: Error) => setFault(error.message));
  }, []);
  const word =
    end === null ? '正在生成 PDF 和 Word…' : end.exit === 0 ? '已生成。' : '没有生成，原因如下；原有的文件没有改动。';
  return (
    <Window title="生成">
      <p role="status">{fault ?? word}</p>
      {end === null && fault === null && <progress aria-label="正在生成" />}
      <ul class="outputs">
        {end?.files.map((file) => (
          <li key={file}>
            <a href={addressOf('output', { file })} target="_blank" rel="noreferrer">
              {file}
            </a>
          </li>
        ))}
      </ul>
      {lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard, too.
        <pre class="log" tabIndex={0}>
          {lines.map(({ text }) => text).join('')}
        </pre>
      )}
    </Window>
  );
}

async function readLines(response: Response, hear: (line: BuildLine) => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    const pieces = `${rest}${part.value}`.split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) hear(JSON.parse(piece) as BuildLine);
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
          <label>
            说明（这次改了什么）
            <input
              class="field line"
              type="text"
              value={message}
              required
              onInput={(event) => setMessage(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="main">
            提交
          </button>
        </form>
      )}
      {fault !== null && (
        <p class="bad" role="alert">
          {fault}
        </p>
      )}
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
        <label>
          项目名称（全称，与预算批复一致）
          <input
            class="field line"
            type="text"
            value={name}
            required
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <p class="quiet">排在最后，文件名取下一个序号；还没有填的，检查会一一指出。</p>
        <button type="submit" class="main">
          新建
        </button>
      </form>
      {fault !== null && (
        <p class="bad" role="alert">
          {fault}
        </p>
      )}
    </Window>
  );
}

/** Both have changed the same: nobody but a person can say which is right. */
function ConflictWindow() {
  const conflict = usePart((state) => state.buffer?.conflict ?? null);
  return (
    <Window title="同一处也被别人改了" mustChoose>
      <p>
        这个文件在磁盘上刚被改过，与您的改动有冲突，所以还没有写入。请选用哪一个；不冲突的改动，选“用我的”时也以我的为准。
      </p>
      <table class="facts">
        <thead>
          <tr>
            <th scope="col">哪里</th>
            <th scope="col">我的</th>
            <th scope="col">磁盘上的</th>
          </tr>
        </thead>
        <tbody>
          {conflict?.conflicts.map(({ what, ours, theirs }, index) => (
            <tr key={index}>
              <th scope="row">{what}</th>
              <td>{ours ?? '（没有）'}</td>
              <td>{theirs ?? '（没有）'}</td>
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
