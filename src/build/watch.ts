/** Calls back after some milliseconds; gives the way to call it off. */
export type Timer = (then: () => void, milliseconds: number) => () => void;

/** What a watch does with what was touched. A throw is a fault of ours and ends the watch. */
export type Rebuild = (touched: ReadonlySet<string>) => Promise<void>;

export interface Watch {
  /** A file was touched. */
  touch(name: string): void;
  /** Ends the watch; settles when a rebuild that is under way is done, and throws the fault that ended it, if one did. */
  close(): Promise<void>;
  /** Settles when the watch has ended. */
  readonly ended: Promise<void>;
}

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'settling'; readonly callOff: () => void }
  | { readonly is: 'building'; readonly done: Promise<void> }
  | { readonly is: 'closed' };

/**
 * Rebuilds what is touched, one rebuild at a time.
 *
 *     ┌──────┐  touched   ┌──────────┐  quiet for a moment  ┌──────────┐
 *     │ idle │ ─────────▶ │ settling │ ───────────────────▶ │ building │
 *     └──────┘            └──────────┘                      └──────────┘
 *         ▲                 ▲  │  ▲ touched: the moment         │   │
 *         │                 │  └──┘ begins anew                 │   │
 *         │                 └── done, touched meanwhile ────────┘   │
 *         └──────────────────── done, nothing touched ──────────────┘
 *
 * `close` leads from everywhere to closed. An editor that writes a file in several strokes is waited for by settling;
 * should a half-written file be built after all, its last stroke touches it again.
 */
export function openWatch(rebuild: Rebuild, quiet: number, timer: Timer): Watch {
  let state: State = { is: 'idle' };
  let touched = new Set<string>();
  let end: (fault?: unknown) => void = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    end = (fault) => (fault === undefined ? resolve() : reject(fault));
  });

  const settle = (): void => {
    state = { is: 'settling', callOff: timer(build, quiet) };
  };
  const build = (): void => {
    const names = touched;
    touched = new Set();
    const done = rebuild(names).then(
      () => {
        if (state.is === 'closed') return;
        if (touched.size > 0) settle();
        else state = { is: 'idle' };
      },
      (fault: unknown) => {
        state = { is: 'closed' };
        end(fault);
      },
    );
    state = { is: 'building', done };
  };

  return {
    ended,
    touch(name) {
      touched.add(name);
      if (state.is === 'settling') state.callOff();
      if (state.is === 'idle' || state.is === 'settling') settle();
    },
    async close() {
      const before = state;
      state = { is: 'closed' };
      if (before.is === 'settling') before.callOff();
      if (before.is === 'building') await before.done;
      end();
      await ended;
    },
  };
}
