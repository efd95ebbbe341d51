/** Strokes of one field that follow one another within so many milliseconds are one step. */
const pause = 1500;
const mostSteps = 200;

/** A text that a file had, and the one that was made of it; null where there was no file. */
export interface Step {
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
}

/** What was done to each file since the server was started, for taking it back. */
export interface Undo {
  done(file: string, step: Step, stroke: string): void;
  /** The step to take back; it moves to those that can be done again. */
  back(file: string): Step | undefined;
  forth(file: string): Step | undefined;
  can(file: string): { readonly canUndo: boolean; readonly canRedo: boolean };
}

interface Past {
  readonly past: Step[];
  readonly future: Step[];
  stroke: string;
  time: number;
}

export function openUndo(now: () => number): Undo {
  const files = new Map<string, Past>();
  const of = (file: string): Past => {
    const known = files.get(file) ?? { past: [], future: [], stroke: '', time: 0 };
    files.set(file, known);
    return known;
  };
  return {
    done(file, step, stroke) {
      const own = of(file);
      const last = own.past.at(-1);
      const isSameStroke =
        stroke !== '' && stroke === own.stroke && now() - own.time < pause && own.future.length === 0;
      if (isSameStroke && last !== undefined && isSame(last.after, step.before)) {
        own.past.splice(-1, 1, { before: last.before, after: step.after });
      } else own.past.push(step);
      if (own.past.length > mostSteps) own.past.shift();
      own.future.length = 0;
      own.stroke = stroke;
      own.time = now();
    },
    back(file) {
      const own = of(file);
      const step = own.past.pop();
      if (step !== undefined) own.future.push(step);
      own.stroke = '';
      return step;
    },
    forth(file) {
      const own = of(file);
      const step = own.future.pop();
      if (step !== undefined) own.past.push(step);
      own.stroke = '';
      return step;
    },
    can(file) {
      const own = files.get(file);
      return { canUndo: (own?.past.length ?? 0) > 0, canRedo: (own?.future.length ?? 0) > 0 };
    },
  };
}

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other;
  return Buffer.compare(one, other) === 0;
}
