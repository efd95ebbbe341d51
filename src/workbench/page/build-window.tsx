import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BuildLine } from '../wire.ts';
import { addressOf, postFor } from './ask.ts';
import { flush } from './buffer.ts';
import { usePart } from './store.ts';
import { Window } from './window.tsx';

/** What a command says while it runs, and what came of it. */
export interface Run {
  readonly lines: readonly string[];
  /** Null while it runs. */
  readonly end: Extract<BuildLine, { readonly kind: 'end' }> | null;
  readonly fault: string | null;
}

/** Runs a command of the server; tells of every line that it says. */
export async function runCommand(path: string, body: object, tell: (run: Run) => void): Promise<void> {
  let run: Run = { lines: [], end: null, fault: null };
  tell(run);
  const hear = (line: BuildLine): void => {
    run = line.kind === 'end' ? { ...run, end: line } : { ...run, lines: [...run.lines, line.text] };
    tell(run);
  };
  try {
    await flush();
    await readLines(await postFor(path, body), hear);
  } catch (error) {
    tell({ ...run, fault: error instanceof Error ? error.message : String(error) });
  }
}

async function readLines(response: Response, hear: (line: BuildLine) => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    const pieces = `${rest}${part.value}`.split('\n');
    rest = pieces.pop() ?? '';
    for (const piece of pieces) hear(JSON.parse(piece) as BuildLine);
  }
}

interface RunningProps {
  readonly run: Run;
  readonly words: readonly [string, string, string];
  /** What can be done next. */
  readonly children?: ComponentChildren;
}

/** A command as it runs: `words` for while it does, for when it went well, and for when it did not. */
export function Running({ run, words, children }: RunningProps) {
  const { lines, end, fault } = run;
  const word = end === null ? words[0] : end.exit === 0 ? words[1] : words[2];
  return (
    <>
      <p role="status">{fault ?? word}</p>
      {end === null && fault === null && <progress aria-label={words[0]} />}
      {end !== null && end.files.length > 0 && (
        <ul class="outputs">
          {end.files.map((file) => (
            <li key={file}>
              <a href={addressOf('output', { file })} target="_blank" rel="noreferrer">
                {file}
              </a>
            </li>
          ))}
        </ul>
      )}
      {children}
      {lines.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard, too.
        <pre class="log" tabIndex={0}>
          {lines.join('')}
        </pre>
      )}
    </>
  );
}

/** Builds the unit. */
export function BuildWindow() {
  const folder = usePart((state) => state.folder) ?? '';
  const [run, setRun] = useState<Run>({ lines: [], end: null, fault: null });
  useEffect(() => void runCommand('build', { folder }, setRun), []);
  const words = ['正在生成 PDF 和 Word…', '已生成。', '没有生成，原因如下；原有的文件没有改动。'] as const;
  return (
    <Window title="生成">
      <Running run={run} words={words} />
    </Window>
  );
}
