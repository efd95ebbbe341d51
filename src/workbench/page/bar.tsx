import { flush } from './buffer.ts';
import { refresh, takeBack } from './desk.ts';
import { wordsOf } from './nav.tsx';
import { now, type Sight, say, set, usePart } from './store.ts';

const sights: readonly { readonly sight: Sight; readonly name: string }[] = [
  { sight: 'form', name: '表单' },
  { sight: 'yaml', name: 'YAML' },
  { sight: 'overview', name: '总览' },
  { sight: 'changes', name: '对比' },
];

/** What can be done, and whether all is saved. */
export function Bar() {
  const unit = usePart((state) => state.unit);
  const sight = usePart((state) => state.sight);
  const view = usePart((state) => state.buffer?.view ?? null);
  const isEditing = sight === 'form' || sight === 'yaml';
  return (
    <header class="bar">
      <h1>{unit?.name ?? '绩效目标工作台'}</h1>
      <span class="year">{unit?.year ?? ''}</span>
      <fieldset class="sights" aria-label="看什么">
        {sights
          .filter((one) => one.sight !== 'changes' || unit?.isTracked === true)
          .map((one) => (
            <button
              type="button"
              key={one.sight}
              aria-pressed={sight === one.sight}
              disabled={unit === null}
              onClick={() => set({ sight: one.sight })}
            >
              {one.name}
            </button>
          ))}
      </fieldset>
      {isEditing && (
        <>
          <button
            type="button"
            class="plain"
            disabled={view?.canUndo !== true}
            title="撤销 Alt+Z"
            onClick={() => void takeBack('undo')}
          >
            撤销
          </button>
          <button
            type="button"
            class="plain"
            disabled={view?.canRedo !== true}
            title="重做 Alt+Shift+Z"
            onClick={() => void takeBack('redo')}
          >
            重做
          </button>
        </>
      )}
      <span class="grow" />
      <Saving />
      <button type="button" class="plain" onClick={() => set({ dialog: 'keys' })}>
        快捷键
      </button>
      <button type="button" class="plain" disabled={unit === null} onClick={() => void check()}>
        检查
      </button>
      <button type="button" class="plain" disabled={unit === null} onClick={() => set({ dialog: 'build' })}>
        生成
      </button>
      <button type="button" class="plain" disabled={unit === null} onClick={() => set({ dialog: 'excel' })}>
        Excel
      </button>
      {unit?.isTracked === true && (
        <button type="button" class="main" onClick={() => set({ dialog: 'commit' })}>
          提交
        </button>
      )}
    </header>
  );
}

/** The check runs with every stroke; asked for, it says so and goes to the first finding's list. */
async function check(): Promise<void> {
  await flush();
  await refresh();
  const findings = now().unit?.findings ?? [];
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const counts = { error: count('error'), warning: count('warning'), info: count('info') };
  say(counts.error > 0 ? 'bad' : 'good', `已检查：${wordsOf(counts).join('，')}。`);
  document.getElementById('finding-0')?.parentElement?.parentElement?.focus();
}

const words = {
  saved: '已保存',
  waiting: '正在输入…',
  saving: '正在保存…',
  slow: '磁盘很慢，还在保存…',
  away: '工作台没有回答，会再试',
  refused: '没有写入',
  conflict: '有冲突，没有保存',
} as const;

function Saving() {
  const saving = usePart((state) => state.saving);
  const isDraft = usePart((state) => state.buffer?.view.isDraft ?? false);
  const isBad = saving === 'away' || saving === 'refused' || saving === 'conflict' || (isDraft && saving === 'saved');
  const text = isDraft && saving === 'saved' ? '写法有错，另存着，没有进文件' : words[saving];
  return (
    <span class={`saving ${isBad ? 'bad' : saving}`} role="status">
      {text}
    </span>
  );
}
