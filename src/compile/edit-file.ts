import { keysAt } from '../budget/schema/keys-at.ts';
import type { Path } from '../diagnostics/path.ts';
import { isSamePlain } from '../history/apply-fields.ts';
import type { PlainMap } from '../history/plain-unit.ts';
import { decode } from '../yaml/decode.ts';
import { understand } from '../yaml/parse.ts';
import { splice } from '../yaml/splice.ts';
import { changesTowards, type Places } from './changes-towards.ts';
import { encode } from './repair.ts';
import { shapeOf } from './shape-of.ts';
import type { SourceFile } from './unit-folder.ts';

/**
 * A sound file with other data; what stays is not touched, comments stay. Null where it is written in a way that cannot be
 * edited without changing what it says.
 */
export function editFile(
  file: SourceFile,
  before: PlainMap,
  after: PlainMap,
  places: Places = () => null,
): SourceFile | null {
  if (isSamePlain(before, after)) return file;
  const source = decode(file.file, file.bytes);
  const located = source.ok ? understand(source.value).located : null;
  if (!source.ok || located === null) return null;
  const shape = shapeOf(file.file);
  const manner = { keysAt: (path: Path) => keysAt(shape, path), places };
  const spliced = splice(source.value, changesTowards(located.data, before, after, manner));
  return spliced.ok ? { file: file.file, bytes: encode(spliced.text, file.bytes) } : null;
}
