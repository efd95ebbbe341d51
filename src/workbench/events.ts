import type { EventView } from './wire.ts';

/** Those pages that listen. */
export interface Hub {
  tell(event: EventView): void;
  /** Gives the way to stop listening. */
  listen(listener: (event: EventView) => void): () => void;
}

export function openHub(): Hub {
  const listeners = new Set<(event: EventView) => void>();
  return {
    tell(event) {
      for (const listener of listeners) listener(event);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
