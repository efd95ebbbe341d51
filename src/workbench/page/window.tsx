import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { set } from './store.ts';

interface WindowProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly mustChoose?: boolean;
}

/** The browser's own dialog keeps the focus within and gives it back. */
export function Window({ title, children, mustChoose = false }: WindowProps) {
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
