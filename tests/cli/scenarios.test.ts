import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { bytesOf, type Outcome, readPage, type Scenario } from './scenario.ts';

/**
 * Each page beside this file tells scenarios: files, a command for the built `mubiao`, and what it says and returns.
 * Run `npm run build` first; `npm run accept` writes what happened into the pages.
 */
const here = fileURLToPath(new URL('.', import.meta.url));
const binary = fileURLToPath(new URL('../../dist/mubiao.js', import.meta.url));
const { MUBIAO_ACCEPT, PATH } = process.env;
const isAccepting = MUBIAO_ACCEPT === '1';

async function play({ files, command }: Scenario): Promise<Outcome> {
  const stage = mkdtempSync(join(tmpdir(), 'mubiao-scenario-'));
  try {
    const bin = join(stage, '.bin');
    const folder = join(stage, '工作');
    mkdirSync(bin);
    mkdirSync(folder);
    symlinkSync(binary, join(bin, 'mubiao'));
    symlinkSync(process.execPath, join(bin, 'node'));
    for (const block of files) {
      const file = join(folder, block.attributes.get('file') ?? '');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytesOf(block));
    }
    const path = [bin, PATH].join(delimiter);
    const env = { PATH: path, HOME: stage, LC_ALL: 'C.UTF-8' };
    const { stdout, stderr, exit } = await runShell(command, folder, env);
    const told = (text: string) => normal(text.replaceAll(folder, '<这里>').replaceAll(stage, '<上面>'));
    return { stdout: told(stdout), stderr: told(stderr), exit };
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function runShell(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile('sh', ['-c', command], { cwd, env, encoding: 'utf8', maxBuffer: 64e6 }, (error, stdout, stderr) => {
      resolve({ stdout, stderr, exit: error === null ? 0 : Number(error.code ?? -1) });
    });
  });
}

/** What differs from one run or machine to the next. */
function normal(text: string): string {
  // A carriage return is shown, since git and editors change it in a page.
  const shown = text.replaceAll('\r', '␍');
  const steady = shown.replace(/用时 [\d.]+ 秒/g, '用时 … 秒').replace(/\d+ KB/g, '… KB');
  return steady === '' || steady.endsWith('\n') ? steady : `${steady}\n`;
}

for (const name of readdirSync(here)
  .filter((file) => file.endsWith('.md'))
  .sort()) {
  const page = readPage(readFileSync(join(here, name), 'utf8'));
  const outcomes = new Map<string, Outcome>();

  describe(name, () => {
    it.concurrent.each(page.scenarios.map((scenario) => [scenario.title, scenario] as const))(
      '%s',
      async (title, scenario) => {
        const outcome = await play(scenario);
        outcomes.set(title, outcome);
        expect(outcome.stdout + outcome.stderr, 'a stack trace').not.toMatch(/^\s+at .*:\d+:\d+/m);
        if (!isAccepting) expect(outcome).toEqual(scenario.expected);
      },
    );
    afterAll(() => {
      if (isAccepting) writeFileSync(join(here, name), page.rewrite(outcomes));
    });
  });
}
