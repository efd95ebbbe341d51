import type { Severity } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/path.ts';
import type { Plain } from '../yaml/located.ts';
import type { Intent } from './intent.ts';

/** What the server and the page say to each other, as JSON. Names of files and folders are the workspace's. */

export type Counts = Readonly<Record<Severity, number>>;

/** A finding with the field that it is about. */
export interface FindingView {
  /** The same for the same finding of the same text. */
  readonly id: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string | null;
  readonly file: string;
  /** The field in the file; [] for the file as a whole. */
  readonly path: Path;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** In UTF-16 units of the file's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Whether `POST /api/repair` can mend it. */
  readonly isMendable: boolean;
}

/** A unit in the list; `counts` is null while it was not checked yet. */
export interface UnitSummary {
  readonly folder: string;
  readonly name: string;
  readonly year: string;
  readonly counts: Counts | null;
  readonly isChanged: boolean;
}

export interface UnitsView {
  /** Which data this is: the same for the same folder of this machine. */
  readonly id: string;
  readonly units: readonly UnitSummary[];
  /** What the server was started for. */
  readonly root: string;
  /** The year of a unit that is started here; null where the server was started for a single unit. */
  readonly newYear: string | null;
  /** Why there is nothing to show; null where there is. */
  readonly fault: string | null;
}

/** A data file of a unit in the list. */
export interface FileSummary {
  readonly file: string;
  /** 项目名称 or 单位名称, or the file's name where that cannot be read. */
  readonly name: string;
  /** 总计 of a project as printed; null where it cannot be read. */
  readonly total: string | null;
  readonly counts: Counts;
  /** Not as it was committed. */
  readonly isChanged: boolean;
  /** What was typed is no YAML yet and is not in the file. */
  readonly isDraft: boolean;
}

/** A column of money: the approved total of the unit, and what the projects add up to. */
export interface SumView {
  readonly column: string;
  readonly approved: string | null;
  readonly sum: string;
  readonly isRight: boolean;
}

export interface UnitView {
  readonly folder: string;
  readonly name: string;
  readonly year: string;
  /** Grows with every change. */
  readonly revision: number;
  readonly sheet: FileSummary | null;
  readonly projects: readonly FileSummary[];
  /** Printed names of the year's classes, each with its level 1. */
  readonly classes: readonly { readonly label: string; readonly levelOne: string }[];
  readonly findings: readonly FindingView[];
  readonly waived: number;
  /** Whether the rules were asked: they are not while a file cannot be read. */
  readonly isRuled: boolean;
  /** Null while the data cannot be read. */
  readonly sums: readonly SumView[] | null;
  /** Whether git looks after the data. */
  readonly isTracked: boolean;
}

export interface FileView {
  readonly file: string;
  readonly kind: 'project' | 'sheet';
  /** Of the file's bytes. */
  readonly hash: string;
  readonly text: string;
  /** Every scalar as text; null where the text is no YAML, so that it can only be edited as text. */
  readonly data: Plain | null;
  readonly isDraft: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface EditRequest {
  readonly file: string;
  /** The text that the edit was made on: where the file has another by now, both changes are put together. */
  readonly before: string;
  /** Edits of one stroke that follow one another soon are undone together. */
  readonly stroke: string;
  readonly edit:
    | { readonly kind: 'intents'; readonly intents: readonly Intent[] }
    | { readonly kind: 'text'; readonly text: string }
    /** A conflict that is settled: `before` is what the disk had when it was told, drafts or not. */
    | { readonly kind: 'overrule'; readonly text: string };
}

export interface ConflictView {
  /** In the words of the form. */
  readonly what: string;
  readonly ours: string | null;
  readonly theirs: string | null;
}

export type EditAnswer =
  /**
   * `isMerged`: the file had been changed on the disk meanwhile, and both changes are in it. `ours` is the text of the edit
   * by itself: what is typed on without having seen the merged text is an edit of that.
   */
  | { readonly kind: 'saved'; readonly view: FileView; readonly isMerged: boolean; readonly ours: string }
  /**
   * Both changed the same; nothing was written. `ours` is the text of the edit by itself. `settled` is what is written when
   * one side is chosen, over `disk`: what does not conflict stays, whoever changed it.
   */
  | {
      readonly kind: 'conflict';
      readonly ours: string;
      readonly disk: string;
      readonly settled: { readonly ours: string; readonly theirs: string };
      readonly view: FileView;
      readonly conflicts: readonly ConflictView[];
    }
  | { readonly kind: 'refused'; readonly message: string; readonly view: FileView | null };

/** A stretch of a page of the PDF (from 0), in points from its upper left corner, and the field of a file that is printed there. */
export type PlaceView = readonly [page: number, x: number, y: number, width: number, height: number, path: Path];

/** The field that is printed somewhere. */
export interface FieldView {
  readonly file: string;
  readonly path: Path;
}

export type PreviewView =
  | {
      readonly kind: 'printed';
      readonly revision: number;
      /** By this name its pages are asked for: no other server and no other revision has it. */
      readonly print: string;
      /** Whether `mubiao build` would print 草稿 on the pages now. */
      readonly isDraft: boolean;
      readonly pages: number;
      readonly width: number;
      readonly height: number;
    }
  /** The data cannot be printed as it is. */
  | { readonly kind: 'unprintable'; readonly revision: number; readonly message: string };

export interface Amounts {
  readonly label: string;
  readonly amounts: readonly number[];
  readonly texts: readonly string[];
  readonly file: string;
}

export interface Overview {
  readonly sums: readonly SumView[];
  /** The sources of funds that any project has. */
  readonly sources: readonly string[];
  readonly projects: readonly Amounts[];
  readonly classes: readonly {
    readonly label: string;
    readonly levelOne: string;
    readonly indicators: number;
    readonly projects: number;
  }[];
  /** Projects without a single indicator of a level 1. */
  readonly missing: readonly { readonly file: string; readonly name: string; readonly levels: readonly string[] }[];
  readonly rules: readonly {
    readonly code: string;
    readonly title: string;
    readonly severity: Severity;
    readonly count: number;
  }[];
}

export interface VersionView {
  readonly id: string;
  readonly hash: string;
  readonly date: string;
  readonly author: string;
  readonly subject: string;
}

/** A stretch of a line, and how it is to look. */
export interface SpanView {
  readonly style: 'plain' | 'removed' | 'added' | 'old' | 'new' | 'note';
  readonly text: string;
}

/** A thing that changed between two versions, as `mubiao diff` tells it. */
export interface ChangeView {
  readonly mark: string;
  readonly title: string;
  readonly about: string;
  readonly total: string | null;
  readonly lines: readonly { readonly label: string; readonly spans: readonly SpanView[] }[];
  readonly parts: readonly ChangeView[];
}

export interface ChangesView {
  readonly totals: readonly string[];
  readonly counts: readonly string[];
  readonly lines: ChangeView['lines'];
  readonly sections: readonly ChangeView[];
}

export type EventView =
  /** There are other units. */
  | { readonly kind: 'units' }
  /** What is committed is another. */
  | { readonly kind: 'git' }
  | { readonly kind: 'unit'; readonly folder: string; readonly revision: number }
  /** Written by someone else. */
  | { readonly kind: 'file'; readonly file: string; readonly hash: string };

/** A line of what a build says, one JSON a line. */
export type BuildLine =
  | { readonly kind: 'out' | 'err'; readonly text: string }
  | { readonly kind: 'end'; readonly exit: number; readonly files: readonly string[] };
