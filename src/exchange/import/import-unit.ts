import type { Path } from '../../diagnostics/path.ts';
import type { PlainMap } from '../../history/plain-unit.ts';

/** A project of the unit as it will be. */
export interface ImportedProject {
  readonly data: PlainMap;
  /** Its file, as shown to the user. */
  readonly file: string;
  /** Its place in the draft; null for one that the source says nothing of. */
  readonly draft: number | null;
  /** Its place in the data as it is; null for a new one. */
  readonly before: number | null;
}

/** The unit as it will be, project by project in the order of their files. */
export interface ImportedUnit {
  readonly sheet: PlainMap;
  readonly projects: readonly ImportedProject[];
}

/** Where a path into the unit as it will be leads in the draft; null where the source says nothing of it. */
export function pathInDraft({ projects }: ImportedUnit, path: Path): Path | null {
  const [head, place, ...rest] = path;
  if (head === '单位') return path;
  const draft = head === '项目' && typeof place === 'number' ? (projects[place]?.draft ?? null) : null;
  return draft === null ? null : ['项目', draft, ...rest];
}
