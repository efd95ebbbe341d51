import { useEffect, useRef, useState } from 'preact/hooks';
import type { FindingView } from '../wire.ts';
import { type } from './buffer.ts';
import { now, set, usePart } from './store.ts';
import type { YamlEditor } from './yaml-editor.ts';

const none: readonly FindingView[] = [];

/** The open file as text. What was typed in the form is in it once it is saved. */
export function Yaml() {
  const isAwaited = usePart((state) => state.buffer?.waiting?.kind === 'intents');
  return isAwaited ? <p class="hint">在表单里填的还没有存好，存好以后就能看 YAML。</p> : <Editor />;
}

/** The editor is loaded when it is first looked at. */
function Editor() {
  const buffer = usePart((state) => state.buffer);
  const unit = usePart((state) => state.unit);
  const goal = usePart((state) => state.goal);
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<YamlEditor | null>(null);
  const file = buffer?.view.file ?? null;
  const [, setReady] = useState('');
  const findings = unit?.findings.filter((finding) => finding.file === file) ?? none;
  useEffect(() => {
    const { current: own } = box;
    if (own === null || file === null || unit === null) return;
    let isGone = false;
    void import('./yaml-editor.ts').then(({ openYamlEditor }) => {
      if (isGone) return;
      editor.current = openYamlEditor(own, { file, folder: unit.folder, onType: type });
      set({ at: null });
      setReady(file);
    });
    return () => {
      isGone = true;
      editor.current?.close();
      editor.current = null;
      setReady('');
    };
  }, [file]);
  useEffect(() => {
    // As it is now: since this was drawn, more may have been typed, which an older text would undo.
    const { buffer: latest } = now();
    if (latest?.view.file === file) editor.current?.show(latest.text, findings, latest.waiting !== null);
  });
  useEffect(() => {
    if (goal === null || goal.file !== file || editor.current === null) return;
    const finding = findings.find(({ path }) => path.join('/') === goal.path.join('/'));
    editor.current.goTo(finding?.start ?? 0, finding?.end ?? 0);
    set({ goal: null });
  });
  return <div ref={box} class="yaml" />;
}
