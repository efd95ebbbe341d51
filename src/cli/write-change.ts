import { describeFailure } from '../workspace/failure.ts';
import { cannotRun, type Exit, type Host } from './host.ts';

/** Files to be written and files to go. */
export interface FileChange {
  readonly files: readonly { readonly file: string; readonly bytes: Uint8Array }[];
  readonly removed: readonly string[];
}

/** Writes the files together, removes the others, and names each; null where all went well. */
export async function writeChange(host: Host, { files, removed }: FileChange): Promise<Exit | null> {
  const written = await host.workspace.writeTogether(files);
  if (!written.ok) return cannotRun(host, describeFailure(written.failure));
  for (const { file } of files) host.out(`已写入 ${file}\n`);
  for (const file of removed) {
    const gone = await host.workspace.remove(file);
    if (!gone.ok) return cannotRun(host, describeFailure(gone.failure));
    host.out(`已删去 ${file}\n`);
  }
  return null;
}
