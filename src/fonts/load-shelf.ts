import type { Role } from '../document/form-document.ts';
import type { Face } from './face.ts';
import { type FaceTitle, openFace } from './open-face.ts';
import { createShelf, type Shelf } from './shelf.ts';

type FaceFile = FaceTitle & { readonly file: string };

const SONG: FaceFile = { name: 'FormSong-Regular', family: 'Form Song', bold: false, file: 'FormSong-Regular.ttf' };
const SONG_BOLD: FaceFile = { name: 'FormSong-Bold', family: 'Form Song', bold: true, file: 'FormSong-Bold.ttf' };
const HEI_BOLD: FaceFile = { name: 'FormHei-Bold', family: 'Form Hei', bold: true, file: 'FormHei-Bold.ttf' };
const RARE: FaceFile = {
  name: 'FormSongRare-Regular',
  family: 'Form Song Rare',
  bold: false,
  file: 'FormSongRare-Regular.blocks',
};

/** Opens shelves. The rare face (16 MB) is read only when a text needs it, once. */
export interface Foundry {
  /** A shelf that has every character of `texts` which any face has. */
  shelfFor(texts: readonly string[]): Promise<Shelf>;
}

/** `read` gives the bytes of a font file by its name; each file is read at most once. */
export function openFoundry(read: (file: string) => Promise<Uint8Array>): Foundry {
  let ordinary: Promise<Shelf> | null = null;
  let whole: Promise<Shelf> | null = null;
  const open = async (face: FaceFile): Promise<Face> => openFace(face, await read(face.file));
  const openOrdinary = async (): Promise<Shelf> => {
    const [song, songBold, heiBold] = await Promise.all([open(SONG), open(SONG_BOLD), open(HEI_BOLD)]);
    return createShelf(facesByRole(song, songBold, heiBold, []));
  };
  const openWhole = async (shelf: Shelf): Promise<Shelf> => {
    const rare = await open(RARE);
    const [song] = shelf.facesFor('body');
    const [songBold] = shelf.facesFor('title');
    const [heiBold] = shelf.facesFor('header');
    if (song === undefined || songBold === undefined || heiBold === undefined) throw new Error('a shelf without faces');
    return createShelf(facesByRole(song, songBold, heiBold, [rare]));
  };
  return {
    async shelfFor(texts) {
      ordinary ??= openOrdinary();
      const shelf = await ordinary;
      if (!texts.some((text) => needsRareFace(shelf, text))) return shelf;
      whole ??= openWhole(shelf);
      return whole;
    },
  };
}

/** The rare face holds characters of the supplementary planes only. */
function needsRareFace(shelf: Shelf, text: string): boolean {
  const rare = text.match(/[\u{20000}-\u{3ffff}]/gu) ?? [];
  return rare.some((character) => shelf.missing('body', character) !== null);
}

function facesByRole(song: Face, songBold: Face, heiBold: Face, rare: readonly Face[]): Record<Role, readonly Face[]> {
  const text = [song, ...rare];
  return { title: [songBold, ...text], header: [heiBold, ...text], caption: text, body: text, foot: text };
}
