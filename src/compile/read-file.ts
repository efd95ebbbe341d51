import { keysAt } from '../budget/schema/keys-at.ts';
import { acceptShape, acceptSound, type Shape } from '../budget/schema/shape.ts';
import { accept, type Checked, judge, refuse } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/span.ts';
import { decode } from '../yaml/decode.ts';
import type { Locator } from '../yaml/located.ts';
import { understand } from '../yaml/parse.ts';
import { readPlainFile } from '../yaml/plain-file.ts';
import { diagnose } from './diagnose.ts';
import { fixOf } from './fix-of.ts';
import type { SourceFile } from './unit-folder.ts';

/** The data of one file, and where it stands. */
export interface ReadFile<T> {
  readonly data: T;
  readonly locator: Locator;
}

/** What reads a file: `readFile`, or one that remembers what it has read. */
export type FileReader = typeof readFile;

/** Bytes → text → YAML → data of a known shape. Mistakes of notation do not hide mistakes of shape where the meaning is plain. */
export function readFile<T>(file: SourceFile, shape: Shape<T>): Checked<ReadFile<T>> {
  const decoded = decode(file.file, file.bytes);
  if (!decoded.ok) return decoded;
  return readSound(decoded.value, shape) ?? readClosely(decoded.value, shape);
}

/** Most files: the everyday notation, every key filled in, the shape sound. There is nothing to say about them. */
function readSound<T>(source: Source, shape: Shape<T>): Checked<ReadFile<T>> | null {
  const plain = readPlainFile(source);
  const data = plain === null ? null : acceptSound(shape, plain.data);
  return plain === null || data === null ? null : accept({ data, locator: plain });
}

/** Any file, with all that there is to say about it; of a sound one it says the same as above, which a test holds against it. */
export function readClosely<T>(source: Source, shape: Shape<T>): Checked<ReadFile<T>> {
  const { located, diagnostics } = understand(source, (path) => keysAt(shape, path));
  if (located === null) return refuse(diagnostics);
  const shaped = acceptShape(shape, located.data);
  if (!shaped.ok) {
    const found = shaped.findings.map((finding) => {
      return { ...diagnose(finding, finding.code, 'error', located), ...fixOf(finding) };
    });
    return refuse([...diagnostics, ...found]);
  }
  return judge({ data: shaped.value, locator: located }, diagnostics);
}
