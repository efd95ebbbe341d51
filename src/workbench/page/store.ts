import { useEffect, useRef, useState } from 'preact/hooks';
import type { Path } from '../../diagnostics/path.ts';
import type { PreviewView, UnitsView, UnitView } from '../wire.ts';
import type { Buffer } from './buffer.ts';

/** What the middle shows. */
export type Sight = 'form' | 'yaml' | 'overview' | 'changes';
export type Dialog = 'build' | 'excel' | 'commit' | 'keys' | 'project' | 'unit' | null;

/** A sentence at the foot of the page. */
export interface Notice {
  readonly tone: 'plain' | 'good' | 'bad';
  readonly text: string;
  /** What can be done about it. */
  readonly deed?: { readonly name: string; readonly run: () => void };
}

/** All that the page shows is made of this. */
export interface State {
  readonly units: UnitsView | null;
  readonly folder: string | null;
  readonly unit: UnitView | null;
  readonly file: string | null;
  readonly buffer: Buffer | null;
  readonly preview: PreviewView | null;
  /** The revision whose pages are drawn. */
  readonly shown: number | null;
  readonly sight: Sight;
  readonly dialog: Dialog;
  readonly notice: Notice | null;
  /** A field to go to, once it is there. */
  readonly goal: { readonly file: string; readonly path: Path } | null;
  /** The field in which the cursor is. */
  readonly at: Path | null;
  /** `away`: nobody answers, and it is tried again. `refused`: it is not, before something else is typed. */
  readonly saving: 'saved' | 'waiting' | 'saving' | 'slow' | 'away' | 'refused' | 'conflict';
  readonly isCheckedAt: number | null;
}

let state: State = {
  units: null,
  folder: null,
  unit: null,
  file: null,
  buffer: null,
  preview: null,
  shown: null,
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

/** Hears of every change from now on. */
export function watch(listener: (state: State) => void): void {
  listeners.add(() => listener(state));
}

/** Waits until something is so, but no longer than so many milliseconds. */
export function until(isSo: (state: State) => boolean, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isSo(state)) end();
    };
    const end = (): void => {
      clearTimeout(timer);
      listeners.delete(look);
      resolve();
    };
    const timer = setTimeout(end, patience);
    listeners.add(look);
    look();
  });
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

export function say(tone: Notice['tone'], text: string, deed?: Notice['deed']): void {
  set({ notice: deed === undefined ? { tone, text } : { tone, text, deed } });
}
