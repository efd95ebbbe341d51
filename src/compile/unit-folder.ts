/** A file as it was read from disk. `file` is the name shown to the user: relative to the working folder, with `/`. */
export interface SourceFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The files of one unit; a file that is not there is null, and its name is then where it was expected. */
export interface UnitFolder {
  /** As shown to the user, e.g. `data/2025/广州科技贸易职业学院`. */
  readonly folder: string;
  /** The mubiao.yaml that holds for the unit; without one everything is as it is by default. */
  readonly settings?: SourceFile | null;
  readonly classTable: SourceFile | null;
  readonly sheet: SourceFile | null;
  /** In file-name order (by code unit). */
  readonly projects: readonly SourceFile[];
}
