import { useEffect, useRef, useState } from 'preact/hooks';
import type { Path } from '../../diagnostics/path.ts';
import type { PreviewView, UnitsView, UnitView } from '../wire.ts';
import type { Buffer } from './buffer.ts';

/** What the middle shows. */
export type Sight = 'form' | 'yaml' | 'overview' | 'changes';
export type Dialog = 'build' | 'excel' | 'commit' | 'keys' | 'project' | null;

/** A sentence at the foot of the page. */
export interface Notice {
  readonly tone: 'plain' | 'good' | 'bad';
  readonly text: string;
  /** A way back. */
  readonly undo?: () => void;
}

/** All that the page shows is made of this. */
export interface State {
  readonly units: UnitsView | null;
  readonly folder: string | null;
  readonly unit: UnitView | null;
  readonly file: string | null;
  readonly buffer: Buffer | null;
  readonly preview: PreviewView | null;
  readonly sight: Sight;
  readonly dialog: Dialog;
  readonly notice: Notice | null;
  /** A field to go to, once it is there. */
  readonly goal: { readonly file: string; readonly path: Path } | null;
  /** The field in which the cursor is. */
  readonly at: Path | null;
  readonly saving: 'saved' | 'waiting' | 'saving' | 'slow' | 'away' | 'conflict';
  readonly isCheckedAt: number | null;
}

let state: State = {
  units: null,
  folder: null,
  unit: null,
  file: null,
  buffer: null,
  preview: null,
  sight: 'form',
  dialog: null,
  notice: null,
  goal: null,
  at: null,
  saving: 'saved',
  isCheckedAt: null,
};

const listeners = new Set<() => void>();

export function now(): State {
  return state;
}

export function set(change: Partial<State>): void {
  state = { ...state, ...change };
  for (const listener of [...listeners]) listener();
}

/** A part of the state; the component is drawn anew when the part is another. */
export function usePart<T>(pick: (state: State) => T): T {
  const [, draw] = useState(0);
  const seen = useRef(pick(state));
  seen.current = pick(state);
  const picking = useRef(pick);
  picking.current = pick;
  useEffect(() => {
    const look = (): void => {
      const value = picking.current(state);
      if (Object.is(value, seen.current)) return;
      seen.current = value;
      draw((count) => count + 1);
    };
    listeners.add(look);
    look();
    return () => void listeners.delete(look);
  }, []);
  return seen.current;
}

export function say(tone: Notice['tone'], text: string, undo?: () => void): void {
  set({ notice: undo === undefined ? { tone, text } : { tone, text, undo } });
}
