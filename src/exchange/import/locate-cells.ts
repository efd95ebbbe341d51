import type { Path } from '../../diagnostics/path.ts';
import type { Source, Span } from '../../diagnostics/span.ts';
import type { Locator } from '../../yaml/located.ts';
import type { Draft, Place } from './draft.ts';
import { type ImportedUnit, pathInDraft } from './import-unit.ts';

/** Spans that stand for places of what comes in, and the way back to them. */
export interface CellSpans {
  of(place: Place): Span;
  /** Null for a span that is of a file of the data. */
  placeOf(span: Span): Place | null;
}

/** `file` is what comes in, as shown to the user. A span holds no text: what a cell says stands in the message. */
export function openCellSpans(file: string): CellSpans {
  const spans = new Map<string, Span>();
  const places = new Map<Source, Place>();
  return {
    of(place) {
      const known = spans.get(place.label);
      if (known !== undefined) return known;
      const source: Source = { file: `${file} ${place.label}`, text: '' };
      const span = { source, start: 0, end: 0 };
      spans.set(place.label, span);
      places.set(source, place);
      return span;
    },
    placeOf: ({ source }) => places.get(source) ?? null,
  };
}

/** Leads a path into the unit as it will be to the cell that says it, and where none does, to the data's own file. */
export function locateCells(unit: ImportedUnit, draft: Draft, spans: CellSpans, data: Locator | null): Locator {
  const locate: Locator['locate'] = (path, part) => {
    const found = pathInDraft(unit, path);
    const place = found === null || !isSaid(draft, found) ? null : draft.placeOf(found);
    if (place !== null) return spans.of(place);
    const own = pathInData(unit, path);
    if (data !== null && own !== null) return data.locate(own, part);
    // Of a new unit, what nobody said stands nowhere: the source as a whole is meant.
    return spans.of(draft.placeOf([]) ?? { label: '', cell: null });
  };
  return { locate, locateWithin: (path) => locate(path) };
}

/** What is said of the unit as a whole was said by one cell, or not at all. */
function isSaid({ hasPlace }: Draft, path: Path): boolean {
  return path[0] === '项目' || path.some((_, index) => index > 0 && hasPlace(path.slice(0, index + 1)));
}

function pathInData({ projects }: ImportedUnit, path: Path): Path | null {
  const [head, place, ...rest] = path;
  if (head !== '项目') return path;
  const before = typeof place === 'number' ? (projects[place]?.before ?? null) : null;
  return before === null ? null : ['项目', before, ...rest];
}
