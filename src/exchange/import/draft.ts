import type { Path } from '../../diagnostics/path.ts';
import type { PlainMap } from '../../history/plain-unit.ts';

/** Where a text that comes in stands. */
export interface Place {
  /** As its owner is told: `“指标”表 E7`, or `第 2 页“绩效指标”`. */
  readonly label: string;
  /** The cell of the workbook, to be coloured; null for what is printed. */
  readonly cell: { readonly part: string; readonly column: number; readonly row: number } | null;
}

/** What is wrong with a place, before the data has the shape that rules speak about. */
export interface PlacedFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly hint: string;
  readonly place: Place;
}

/** What a source says of something; a key that it does not speak of stays as it is in the data. */
export interface Said {
  /** As the schema wants it, right or wrong; a key that is spoken of and not in here is empty. */
  readonly data: PlainMap;
  /** The keys that the source has a place for; for amounts `资金.财政拨款`. */
  readonly keys: ReadonlySet<string>;
  /** Where its cells could not be read, as JSON of paths below it (`["资金","财政拨款"]`); each has its finding. */
  readonly unread: ReadonlySet<string>;
}

export interface DraftProject extends Said {
  /** The file that the row names, without folder and `.yaml`; null where it names none. */
  readonly file: string | null;
  /** The keys that the source has a place for in each indicator. */
  readonly indicatorKeys: ReadonlySet<string>;
  /** What is to be known of how it was read, for its 备注. */
  readonly doubts: readonly string[];
  /** Whether a new project writes its 总计 as the source has it; else a sum is left to be computed. */
  readonly writesTotal: boolean;
}

/** What was read out of a workbook or a printed form, not yet held against anything. */
export interface Draft {
  readonly sheet: Said;
  readonly projects: readonly DraftProject[];
  /** The place of what stands at a path (`['项目', 0, '资金', '财政拨款']`), else of the nearest thing around it. */
  readonly placeOf: (path: Path) => Place | null;
  /** Whether the source has a place for just this. */
  readonly hasPlace: (path: Path) => boolean;
  readonly findings: readonly PlacedFinding[];
  /** What its owner should know: hidden rows, sheets that were not read. Full Chinese sentences. */
  readonly remarks: readonly string[];
}

/** Remembers where the parts of the data stand. */
export interface Origins {
  note(path: Path, place: Place): void;
  find(path: Path): Place | null;
  has(path: Path): boolean;
}

export function openOrigins(): Origins {
  const places = new Map<string, Place>();
  const find = (path: Path): Place | null => {
    for (let length = path.length; length >= 0; length--) {
      const place = places.get(JSON.stringify(path.slice(0, length)));
      if (place !== undefined) return place;
    }
    return null;
  };
  return {
    note: (path, place) => void places.set(JSON.stringify(path), place),
    find,
    has: (path) => places.has(JSON.stringify(path)),
  };
}
