import { findLookAlikes, LOOK_ALIKE_UNIT } from '../../budget/look-alike-character.ts';
import type { PrintedPage } from './printed-page.ts';

/** Radicals of which mainland fonts draw the simplified character. */
const simplified: ReadonlyMap<string, string> = new Map([
  ['戶', '户'],
  ['靑', '青'],
  ['黃', '黄'],
]);

/** Some programs write a radical where its character is printed (⽬ for 目); nobody means one. */
export function withOrdinaryCharacters(pages: readonly PrintedPage[]) {
  let mended = 0;
  const ordinary = (text: string): string => {
    const [found] = LOOK_ALIKE_UNIT.test(text) ? findLookAlikes(text) : [];
    if (found === undefined) return text;
    mended++;
    return text.replace(found.character, simplified.get(found.ordinary) ?? found.ordinary);
  };
  const plain = pages.map((page) => ({
    ...page,
    glyphs: page.glyphs.map((one) => ({ ...one, text: ordinary(one.text) })),
  }));
  return { pages: plain, mended };
}
