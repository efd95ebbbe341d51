import type { Path } from '../diagnostics/path.ts';
import {
  Misfit,
  nullable,
  type Read,
  readKind,
  readList,
  readMap,
  readPlace,
  readRecord,
  readText,
  readWord,
} from '../history/json-reader.ts';
import type { EditRequest } from './wire.ts';

/** What the page may ask, read as if it came from a stranger. */

const readStep: Read<string | number> = (value, path) =>
  typeof value === 'number' ? readPlace(value, path) : readText(value, path);
const readPath: Read<Path> = readList(readStep);

const readTruth: Read<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new Misfit(path, '应为 true 或 false');
  return value;
};

const readIntent = readKind({
  set: readMap({ kind: readWord('set'), path: readPath, text: readText }),
  add: readMap({ kind: readWord('add'), path: readPath, at: readPlace, items: readList(readRecord(readText)) }),
  remove: readMap({ kind: readWord('remove'), path: readPath }),
  move: readMap({ kind: readWord('move'), path: readPath, from: readPlace, to: readPlace }),
});

export const readEdit: Read<EditRequest> = readMap({
  file: readText,
  before: readText,
  stroke: readText,
  edit: readKind({
    intents: readMap({ kind: readWord('intents'), intents: readList(readIntent) }),
    text: readMap({ kind: readWord('text'), text: readText }),
    overrule: readMap({ kind: readWord('overrule'), text: readText }),
  }),
});

export const readFileRequest = readMap({ file: readText });
export const readFolderRequest = readMap({ folder: readText });
export const readNewProject = readMap({ folder: readText, name: readText });
export const readNewUnit = readMap({ name: readText, year: readText });
export const readCommit = readMap({ folder: readText, message: readText });
/** `id` is a finding's; null for all of the unit that can be mended. */
export const readRepair = readMap({ folder: readText, id: nullable(readText) });
export const readImport = readMap({ folder: readText, file: readText, money: nullable(readText), isTrial: readTruth });
export const readToken = readMap({ token: readText });

/** The answer where there is no unit of the name that was asked for. */
export const gone = { message: '没有这个单位，可能已被移走或改名。' };

/** The body of a request; null where it is not what it should be. */
export async function bodyOf<T>(request: { json(): Promise<unknown> }, read: Read<T>): Promise<T | null> {
  try {
    return read(await request.json(), '');
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Misfit) return null;
    throw error;
  }
}
