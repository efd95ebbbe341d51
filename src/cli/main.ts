#!/usr/bin/env node
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openDisk } from '../workspace/disk.ts';
import { describeFailure, failureOf } from '../workspace/failure.ts';
import { reportFault } from './fault.ts';
import { cannotRun, type Host } from './host.ts';
import { run } from './program.ts';

const { argv, env, stdout, stderr } = process;

const host: Host = {
  workspace: openDisk(process.cwd()),
  env,
  get house() {
    return fileURLToPath(new URL('..', import.meta.url));
  },
  colours: { out: takesColours(stdout), err: takesColours(stderr) },
  isWatched: isTerminal(stderr),
  cores: availableParallelism(),
  stopSignal,
  // Node sets stdin up when it is first looked at: not before someone is to be asked.
  get ask() {
    return process.stdin.isTTY === true ? askAtTerminal : undefined;
  },
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(text),
};

/** https://no-color.org: set and not empty means no colours. */
function takesColours(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR } = env;
  return isTerminal(stream) && !NO_COLOR;
}

/** Whether a person watches, at a terminal that understands control sequences. */
function isTerminal(stream: NodeJS.WriteStream): boolean {
  const { TERM } = env;
  return stream.isTTY === true && TERM !== 'dumb';
}

async function askAtTerminal(question: string): Promise<string> {
  const { createInterface } = await import('node:readline/promises');
  const line = createInterface({ input: process.stdin, output: stderr });
  try {
    return await line.question(question);
  } finally {
    line.close();
  }
}

function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
      controller.abort();
      stderr.write('正在停止，等手上的单位做完；再按一次 Ctrl-C 立即停止。\n');
    });
  }
  return controller.signal;
}

function stop(fault: unknown): never {
  reportFault(host, fault);
  process.exit(2);
}

process.on('uncaughtException', stop);
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read us (head, less) has read enough.
    if (error.code === 'EPIPE') process.exit();
    cannotRun(host, describeFailure(failureOf('write', '标准输出', error.code ?? '')));
    process.exit(2);
  });
}

run(argv.slice(2), host).then((exit) => {
  process.exitCode = exit;
}, stop);
