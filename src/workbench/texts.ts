import { createHash } from 'node:crypto';

/** So many texts are remembered; an edit made on an older one is refused. */
const most = 2000;

/** The texts that the page may have edited on, by what they are. */
export interface Texts {
  /** Remembers a file's bytes; says by what name. */
  keep(bytes: Uint8Array): string;
  /** Undefined for what was never kept, or too long ago. */
  recall(hash: string): Uint8Array | undefined;
}

export function openTexts(): Texts {
  const known = new Map<string, Uint8Array>();
  return {
    keep(bytes) {
      const hash = hashOf(bytes);
      known.delete(hash);
      known.set(hash, bytes);
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
      return hash;
    },
    recall: (hash) => known.get(hash),
  };
}

/** The name of a text: SHA-256, its first 80 bits. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 20);
}
