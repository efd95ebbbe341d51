import { readFile } from 'node:fs/promises';
import { type Foundry, openFoundry } from '../src/fonts/load-shelf.ts';

/** The shipped faces, opened once for a test file. */
export const foundry: Foundry = openFoundry((file) => readFile(new URL(`../fonts/${file}`, import.meta.url)));
