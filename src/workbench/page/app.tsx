import { useEffect } from 'preact/hooks';
import { Bar } from './bar.tsx';
import { flush, sendLast } from './buffer.ts';
import { Changes } from './changes.tsx';
import { goToNext, takeBack } from './desk.ts';
import { Dialogs } from './dialogs.tsx';
import { FindingsList } from './findings-list.tsx';
import { Form } from './form.tsx';
import { isUnkept } from './keep.ts';
import { Nav } from './nav.tsx';
import { NewUnit } from './new-unit.tsx';
import { Overview } from './overview.tsx';
import { Preview } from './preview.tsx';
import { now, say, set, usePart } from './store.ts';
import { Yaml } from './yaml.tsx';

/** The whole page. */
export function App() {
  const sight = usePart((state) => state.sight);
  const units = usePart((state) => state.units);
  useEffect(() => {
    document.addEventListener('keydown', keyIn);
    const leave = (event: BeforeUnloadEvent): void => {
      if (isUnkept()) event.preventDefault();
    };
    window.addEventListener('beforeunload', leave);
    window.addEventListener('pagehide', sendLast);
    return () => {
      document.removeEventListener('keydown', keyIn);
      window.removeEventListener('beforeunload', leave);
      window.removeEventListener('pagehide', sendLast);
    };
  }, []);
  const isWide = sight === 'overview' || sight === 'changes';
  return (
    <>
      <Bar />
      <div class={isWide ? 'desk wide' : 'desk'}>
        <Nav />
        <main class="middle">
          <div class="sheet-of-work" id="work" tabIndex={-1}>
            {units !== null && units.units.length === 0 ? <Empty root={units.root} /> : <Sighted />}
          </div>
          {!isWide && units?.fault === null && <FindingsList />}
        </main>
        {!isWide && <Preview />}
      </div>
      <Said />
      <Dialogs />
    </>
  );
}

function Sighted() {
  const sight = usePart((state) => state.sight);
  switch (sight) {
    case 'form':
      return <Form />;
    case 'yaml':
      return <Yaml />;
    case 'overview':
      return <Overview />;
    case 'changes':
      return <Changes />;
  }
}

function Empty({ root }: { readonly root: string }) {
  return (
    <div class="empty">
      <h2>{root} 里还没有单位</h2>
      <p>写上单位名称和预算年度，就会建好它的文件夹、一个示例项目和本年度的指标分类表。</p>
      <NewUnit />
    </div>
  );
}

function Said() {
  const notice = usePart((state) => state.notice);
  useEffect(() => {
    if (notice === null || notice.tone === 'bad') return;
    const timer = setTimeout(
      () => now().notice === notice && set({ notice: null }),
      notice.deed === undefined ? 5000 : 12000,
    );
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div class={`said-line ${notice?.tone ?? ''}`} role="status" aria-live="polite">
      {notice !== null && (
        <>
          <span>{notice.text}</span>
          {notice.deed !== undefined && (
            <button type="button" class="link" onClick={notice.deed.run}>
              {notice.deed.name}
            </button>
          )}
          <button type="button" class="link" aria-label="关闭这条消息" onClick={() => set({ notice: null })}>
            ×
          </button>
        </>
      )}
    </div>
  );
}

/** Keys for the whole page; fields and tables have their own. */
function keyIn(event: KeyboardEvent): void {
  if (event.isComposing || now().dialog !== null) return;
  const { key, altKey, ctrlKey, shiftKey } = event;
  const deeds: Readonly<Record<string, () => void>> = {
    'alt 1': () => document.querySelector<HTMLElement>('.projects .list')?.focus(),
    'alt 2': () =>
      (document.querySelector<HTMLElement>('.form [data-field]') ?? document.getElementById('work'))?.focus(),
    'alt 3': () => document.querySelector<HTMLElement>('.findings .list')?.focus(),
    'alt 4': () => document.querySelector<HTMLElement>('.pages')?.focus(),
    'alt y': () => set({ sight: now().sight === 'yaml' ? 'form' : 'yaml' }),
    'alt o': () => set({ sight: now().sight === 'overview' ? 'form' : 'overview' }),
    'alt z': () => void takeBack(shiftKey ? 'redo' : 'undo'),
    'ctrl s': () => void flush().then(() => now().saving === 'saved' && say('good', '已保存。平时停笔就会自动保存。')),
    f8: () => goToNext(shiftKey ? -1 : 1),
  };
  const name = `${altKey ? 'alt ' : ctrlKey ? 'ctrl ' : ''}${key.toLowerCase()}`;
  const deed = deeds[name];
  if (deed === undefined) return;
  event.preventDefault();
  deed();
}
