import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { FindingView } from '../wire.ts';
import { get } from './ask.ts';
import { completeFrom, type JsonSchema } from './complete.ts';

/** A text editor in a box. */
export interface YamlEditor {
  /** What the server has; nothing is put in the place of what is being typed. */
  show(text: string, findings: readonly FindingView[], isTyping: boolean): void;
  goTo(start: number, end: number): void;
  close(): void;
}

interface Setting {
  readonly file: string;
  readonly folder: string;
  readonly onType: (text: string) => void;
}

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '14px', backgroundColor: '#fff' },
  '&.cm-focused': { outline: '2px solid #1d5a96', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'Consolas, "Noto Sans Mono CJK SC", "Microsoft YaHei", monospace, "FormSong"',
    lineHeight: '1.6',
  },
  '.cm-gutters': { backgroundColor: '#f4f6f8', color: '#5a6572', border: 'none' },
});

/** In a shadow root: there CodeMirror brings its styles in without an inline element, which the page's policy forbids. */
export function openYamlEditor(box: HTMLElement, { file, folder, onType }: Setting): YamlEditor {
  const root = box.shadowRoot ?? box.attachShadow({ mode: 'open' });
  root.replaceChildren();
  const place = document.createElement('div');
  place.style.height = '100%';
  root.append(place);
  const kind = file.endsWith('/单位.yaml') ? 'sheet' : 'project';
  const schemas = get<Readonly<Record<string, JsonSchema>>>('schema', { folder });
  const schema = schemas.then(
    (all) => all[kind] ?? {},
    (): JsonSchema => ({}),
  );
  let isOurs = false;
  const view = new EditorView({
    parent: place,
    root,
    state: EditorState.create({
      extensions: [
        look,
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        yaml(),
        lintGutter(),
        autocompletion({ override: [async (context) => completeFrom(await schema, context)] }),
        keymap.of([...completionKeymap, ...lintKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': `${file} 的 YAML 文本` }),
        EditorState.phrases.of({ 'No diagnostics': '没有问题', Diagnostics: '问题' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isOurs) onType(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    show(text, findings, isTyping) {
      const now = view.state.doc.toString();
      if (now !== text && !isTyping) {
        isOurs = true;
        view.dispatch({ changes: difference(now, text), annotations: Transaction.addToHistory.of(false) });
        isOurs = false;
      }
      if (view.state.doc.toString() === text) view.dispatch(setDiagnostics(view.state, marksOf(findings, text.length)));
    },
    goTo(start, end) {
      const length = view.state.doc.length;
      const [anchor, head] = [Math.min(start, length), Math.min(end, length)];
      view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}

/** Only what is another is replaced, so that the cursor stays where it is. */
function difference(before: string, after: string) {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}

function marksOf(findings: readonly FindingView[], length: number): readonly Diagnostic[] {
  return findings.map(({ start, end, severity, message, hint }) => {
    const from = Math.min(start, length);
    return {
      from,
      to: Math.min(Math.max(end, from), length),
      severity,
      message: hint === null ? message : `${message}\n${hint}`,
    };
  });
}
