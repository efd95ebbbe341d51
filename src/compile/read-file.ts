import { keysAt } from '../budget/schema/keys-at.ts';
import { acceptShape, type Shape } from '../budget/schema/shape.ts';
import { accept, type Checked, judge, refuse } from '../diagnostics/diagnostic.ts';
import { decode } from '../yaml/decode.ts';
import type { Locator } from '../yaml/located.ts';
import { understand } from '../yaml/parse.ts';
import { diagnose } from './diagnose.ts';
import { fixOf } from './fix-of.ts';
import type { SourceFile } from './unit-folder.ts';

/** The data of one file, and where it stands. */
export interface ReadFile<T> {
  readonly data: T;
  readonly locator: Locator;
}

/** Bytes → text → YAML → data of a known shape. Mistakes of notation do not hide mistakes of shape where the meaning is plain. */
export function readFile<T>(file: SourceFile, shape: Shape<T>): Checked<ReadFile<T>> {
  const decoded = decode(file.file, file.bytes);
  if (!decoded.ok) return decoded;
  const { located, diagnostics } = understand(decoded.value, (path) => keysAt(shape, path));
  if (located === null) return refuse(diagnostics);
  const shaped = acceptShape(shape, located.data);
  if (!shaped.ok) {
    const found = shaped.findings.map((finding) => {
      return { ...diagnose(finding, finding.code, 'error', located), ...fixOf(finding) };
    });
    return refuse([...diagnostics, ...found]);
  }
  const read = { data: shaped.value, locator: located };
  return diagnostics.length === 0 ? accept(read) : judge(read, diagnostics);
}
