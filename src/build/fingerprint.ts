import { createHash } from 'node:crypto';

/** Digests (SHA-256, hexadecimal) by name. */
export type Digests = Readonly<Record<string, string>>;

/** What all units of a run have in common, as far as it can change a byte. */
export interface CommonInputs {
  /** The version and the digest of the program: another may check, lay out or pack otherwise. */
  readonly program: string;
  /** By form: its template decides all that is not data. */
  readonly templates: Digests;
  /** By file: outlines are embedded, widths break the lines, the repertoire decides what is refused. */
  readonly fonts: Digests;
  /** `--profile`: decides what is an error, and a unit with an error is not printed. Null where mubiao.yaml decides. */
  readonly profile: string | null;
  /** `--source`: what of the data goes into the files. */
  readonly source: string;
  /** `--origin-in-foot`: what the files say of where they come from stands on every page, too. */
  readonly isOriginInFoot: boolean;
  /** SOURCE_DATE_EPOCH, or the fixed date: the only date in the files. */
  readonly instant: string;
}

/** What is a unit's own. */
export interface UnitInputs {
  /** The last two parts of its folder's name: they are held against 预算年度 and 单位名称. */
  readonly folder: string;
  /** The names in its folders, but for what editors leave: a file under a wrong name is an error, and their order is printed. */
  readonly names: readonly string[];
  /** 单位.yaml and the projects, by name below the unit's folder. */
  readonly files: Digests;
  /** 指标分类.yaml of the year: it gives the classes their level and says which there are. Null where there is none. */
  readonly classTable: string | null;
  /** The mubiao.yaml in force: it decides what is an error. Null where there is none. */
  readonly settings: string | null;
  /** With `--origin git`, the commit that is named in the files, and whether there are changes. Null without. */
  readonly revision: string | null;
  /** Whether the pages say 草稿: decided by --draft, or by git. */
  readonly isDraft: boolean;
}

/**
 * Everything that can change a byte of a unit's outputs. The format is not among it: each output is recorded with the
 * fingerprint that it was made under, so that making one format never makes another look old or new.
 */
export type Ingredients = CommonInputs & UnitInputs;

/** The members of a fingerprint, in the order in which they are told. */
export const ingredientNames = [
  'files',
  'names',
  'folder',
  'classTable',
  'settings',
  'revision',
  'isDraft',
  'profile',
  'templates',
  'fonts',
  'source',
  'isOriginInFoot',
  'instant',
  'program',
] as const satisfies readonly (keyof Ingredients)[];

/** Two units with the same fingerprint give the same bytes. */
export function fingerprintOf(ingredients: Ingredients): string {
  return digestOf(canonical(digestsOf(ingredients)));
}

/** What decides the bytes of one output alone, beside the ingredients of all, as texts; by the name of its file. */
export type OwnInputs = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

/** The fingerprint of one output: that of its unit, with what is its own where it has any. */
export function fingerprintOfOutput(name: string, ingredients: Ingredients, own: OwnInputs): string {
  const fingerprint = fingerprintOf(ingredients);
  const inputs = own[name];
  return inputs === undefined ? fingerprint : digestOf(canonical({ fingerprint, inputs }));
}

/** A short digest of every ingredient, so that a later run can say which of them changed. */
export function ingredientDigests(ingredients: Ingredients): Digests {
  const digests = Object.entries(digestsOf(ingredients));
  return Object.fromEntries(digests.map(([name, digest]) => [name, digest.slice(0, 16)]));
}

/** A plan of a thousand units asks for each several times. */
const known = new WeakMap<Ingredients, Digests>();

function digestsOf(ingredients: Ingredients): Digests {
  const digests =
    known.get(ingredients) ??
    Object.fromEntries(ingredientNames.map((name) => [name, digestOf(canonical(ingredients[name]))]));
  known.set(ingredients, digests);
  return digests;
}

export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** JSON that does not depend on the order in which a record was put together. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.sort().join(',')}}`;
}
