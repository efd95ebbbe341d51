import type { Shelf } from '../fonts/shelf.ts';
import type { PlacedLine } from './placed.ts';
import type { Setting } from './set-cell.ts';

/** Lines as they were broken before: of a document that is set again with every keystroke only what was typed is broken anew. */
export interface LineMemory {
  /** Begins a document; what the one before it did not need either is forgotten. */
  begin(shelf: Shelf): void;
  /** The lines of a text in a setting and width (points), broken by `breakText` where they are not known. */
  lines(setting: Setting, text: string, width: number, breakText: () => readonly PlacedLine[]): readonly PlacedLine[];
}

/** Lines by texts, by all else that they depend on. */
type Known = Map<string, Map<string, readonly PlacedLine[]>>;

export function openLineMemory(): LineMemory {
  let shelf: Shelf | null = null;
  let before: Known = new Map();
  let known: Known = new Map();
  return {
    begin(own) {
      before = own === shelf ? known : new Map();
      known = new Map();
      shelf = own;
    },
    lines({ role, type, align, indent }, text, width, breakText) {
      const look = `${role} ${type.size} ${align} ${indent} ${width}`;
      const own = known.get(look) ?? new Map<string, readonly PlacedLine[]>();
      known.set(look, own);
      const lines = own.get(text) ?? before.get(look)?.get(text) ?? breakText();
      own.set(text, lines);
      return lines;
    },
  };
}
