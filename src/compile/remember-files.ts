import type { Shape } from '../budget/schema/shape.ts';
import type { Checked } from '../diagnostics/diagnostic.ts';
import { type FileReader, type ReadFile, readFile } from './read-file.ts';
import type { SourceFile } from './unit-folder.ts';

/** A reader that reads no file twice, as long as it is handed over as the same object: of a unit that is edited, only one is another. */
export function rememberFiles(): FileReader {
  const known = new WeakMap<SourceFile, { readonly shape: object; readonly read: unknown }>();
  return <T>(file: SourceFile, shape: Shape<T>): Checked<ReadFile<T>> => {
    const last = known.get(file);
    // Whoever reads the same file with the same shape gets what was made of it then.
    if (last?.shape === shape) return last.read as Checked<ReadFile<T>>;
    const read = readFile(file, shape);
    known.set(file, { shape, read });
    return read;
  };
}
