import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fields } from '../../budget/schema/fields.ts';
import type { Path } from '../../diagnostics/path.ts';
import type { FindingView } from '../wire.ts';
import { act } from './buffer.ts';
import { mend } from './desk.ts';
import { set } from './store.ts';

/** What an input bears, so that findings and cells of the page find it. */
export function fieldName(path: Path): string {
  return path.join('/');
}

/** Where the browser lets a field grow with its text, it need not be measured. */
const growsItself = CSS.supports('field-sizing', 'content');

interface FieldProps {
  readonly path: Path;
  readonly value: string;
  readonly findings: readonly FindingView[];
  /** For whoever hears the page; the visible label where there is one. */
  readonly label: string;
  /** A line is shown whole, on as many lines as it takes, and takes no line break. */
  readonly kind?: 'line' | 'amount' | 'area';
  readonly onKey?: (event: KeyboardEvent) => void;
  readonly onPaste?: (event: ClipboardEvent) => void;
}

/**
 * A text that is edited. It shows what is typed, and what the server says only while nobody types here: an input method
 * that is composing must not be disturbed.
 */
export function TextField({ path, value, findings, label, kind = 'line', onKey, onPaste }: FieldProps) {
  const own = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isLine = kind === 'line';
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const isComposing = useRef(false);
  if (value !== sent.current && !isComposing.current) {
    sent.current = value;
    if (text !== value) setText(value);
  }
  const shown = value !== sent.current || isComposing.current ? text : sent.current;
  useLayoutEffect(() => {
    const area = own.current;
    if (kind === 'amount' || growsItself || area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [shown, kind]);
  const take = (written: string): void => {
    const typed = isLine ? written.replace(/\s*[\r\n]+\s*/g, '') : written;
    setText(typed);
    if (isComposing.current) return;
    sent.current = typed;
    act({ kind: 'set', path, text: typed });
  };
  const worst = worstOf(findings);
  const props = {
    ref: own,
    value: isComposing.current ? text : shown,
    'aria-label': label,
    'aria-invalid': worst === 'error',
    'data-field': fieldName(path),
    title: findings.map(({ message }) => message).join('\n') || undefined,
    class: `field ${kind}${worst === null ? '' : ` ${worst}`}`,
    autocomplete: 'off',
    spellcheck: false,
    onFocus: () => set({ at: path }),
    onInput: () => take(own.current?.value ?? ''),
    onCompositionStart: () => {
      isComposing.current = true;
    },
    onCompositionEnd: () => {
      isComposing.current = false;
      take(own.current?.value ?? '');
    },
    onKeyDown: (event: KeyboardEvent) => {
      onKey?.(event);
      if (isLine && event.key === 'Enter' && !event.isComposing) event.preventDefault();
    },
    onPaste,
  };
  return kind === 'amount' ? (
    <input type="text" inputMode="decimal" {...props} />
  ) : (
    <textarea rows={isLine ? 1 : 3} {...props} />
  );
}

export function worstOf(findings: readonly FindingView[]): FindingView['severity'] | null {
  return (
    (['error', 'warning', 'info'] as const).find((one) => findings.some(({ severity }) => severity === one)) ?? null
  );
}

/** What is said of a field, below it. */
export function Sayings({ findings }: { readonly findings: readonly FindingView[] }) {
  if (findings.length === 0) return null;
  return (
    <ul class="sayings">
      {findings.map((finding) => (
        <li key={finding.id} class={finding.severity}>
          {finding.message}
          {finding.hint !== null && <span class="advice">{finding.hint}</span>}
          {finding.isMendable && (
            <button type="button" class="link" onClick={() => void mend(finding.id)}>
              照此改正
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** The name of a field as it is on the form; what it is about stands in its title. */
export function Label({ name, children }: { readonly name: keyof typeof fields; readonly children?: string }) {
  return (
    <span class="label" title={fields[name].description}>
      {children ?? name}
    </span>
  );
}

/** Goes to the field of a path, or to the nearest around it. */
export function useGoal(isHere: boolean, path: Path | null): void {
  useEffect(() => {
    if (!isHere || path === null) return;
    for (let end = path.length; end >= 0; end--) {
      const name = fieldName(path.slice(0, end));
      const inside =
        end === 0 ? '[data-field]' : `[data-field="${CSS.escape(name)}"], [data-field^="${CSS.escape(name)}/"]`;
      const found = document.querySelector<HTMLElement>(inside);
      if (found === null) continue;
      found.scrollIntoView({ block: 'center' });
      found.focus({ preventScroll: true });
      break;
    }
    set({ goal: null });
  }, [isHere, path]);
}
