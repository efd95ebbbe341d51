import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const binary = join(root, 'dist/mubiao.js');

/** The text of a file of the repository. */
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Texts by their file names. */
export type Files = Readonly<Record<string, string>>;

/** Acts in a folder that holds these files, and is gone afterwards. */
export function inFolder<T>(files: Files, act: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'mubiao-readme-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the program says, on either stream, in the order in which it does. */
export function runIn(folder: string, args: readonly string[]): string {
  const desk = mkdtempSync(join(tmpdir(), 'mubiao-said-'));
  const file = openSync(join(desk, '结果.txt'), 'w');
  try {
    spawnSync(process.execPath, [binary, ...args], { cwd: folder, stdio: ['ignore', file, file] });
    return readFileSync(join(desk, '结果.txt'), 'utf8');
  } finally {
    closeSync(file);
    rmSync(desk, { recursive: true, force: true });
  }
}

/** The same in a folder that holds these files. */
export const runOn = (files: Files, ...args: readonly string[]): string =>
  inFolder(files, (folder) => runIn(folder, args));

/** Lays the shipped data into a folder. */
export function shipData(folder: string): void {
  cpSync(join(root, 'data'), join(folder, 'data'), { recursive: true });
}

const helps = new Map<string, string>();

/** The help of a command; of the program itself, where none is named. */
export function helpOf(command: string): string {
  const known = helps.get(command);
  if (known !== undefined) return known;
  const args = command === '' ? ['--help'] : [command, '--help'];
  const help = execFileSync(process.execPath, [binary, ...args], { encoding: 'utf8' });
  helps.set(command, help);
  return help;
}

/** The commands of the program. */
export function commands(): readonly string[] {
  const named = [...helpOf('').matchAll(/^ {2}([a-z]+(?:-[a-z]+)*) /gm)].map((match) => match[1] ?? '');
  return named.filter((name) => name !== 'help');
}
