import { openHouseFoundry } from '../build/press.ts';
import { cutForWord } from '../fonts/subset.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** So many code points stand in one file: as few as are seldom all wanted, as many as are seldom wanted one by one. */
const each = 256;

/**
 * The rare characters of the form's faces in pieces that a browser can use, by the number of their first code point over 256:
 * no browser reads the packed face itself. Null where a piece has no character.
 */
export function openRareFaces(workspace: Workspace, fonts: string): (piece: number) => Promise<Uint8Array | null> {
  const foundry = openHouseFoundry(workspace, { fonts });
  return async (piece) => {
    const codes = Array.from({ length: each }, (_, place) => piece * each + place);
    const shelf = await (await foundry).shelfFor([String.fromCodePoint(...codes)]);
    const rare = shelf.facesFor('body').at(-1);
    if (rare === undefined || codes.every((code) => rare.glyph(code) === 0)) return null;
    return cutForWord(rare, new Set(codes), rare.family);
  };
}
