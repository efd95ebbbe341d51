import { describeFailure } from '../workspace/failure.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

/** Prints a text, or writes it to the file that `-o` names. */
export async function writeOut(host: Host, text: string, out: string | undefined): Promise<Exit> {
  if (out === undefined) {
    host.out(text);
    return 0;
  }
  const file = host.workspace.name(out);
  const written = await host.workspace.write(file, new TextEncoder().encode(text));
  if (!written.ok) return cannotRun(host, describeFailure(written.failure));
  host.out(`已写入 ${file}。\n`);
  return 0;
}
