import { createHash } from 'node:crypto';

/** The name of a text: SHA-256, its first 80 bits. */
export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 20);
}
