import type { Shelf } from '../../src/fonts/shelf.ts';

/** The Han of GB 18030-2022 level 3 by block, as far as Unicode 11 assigns them; code points, both ends included. */
export const HAN_BLOCKS: readonly (readonly [name: string, first: number, last: number])[] = [
  ['中日韩统一表意文字', 0x4e00, 0x9fff],
  ['扩充 A', 0x3400, 0x4dbf],
  ['扩充 B', 0x20000, 0x2a6d6],
  ['扩充 C', 0x2a700, 0x2b734],
  ['扩充 D', 0x2b740, 0x2b81d],
  ['扩充 E', 0x2b820, 0x2cea1],
  ['扩充 F', 0x2ceb0, 0x2ebe0],
];

/** The twelve unified ideographs that stand among the compatibility ideographs. */
export const TWELVE = '﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩';

/** What else is hard: each text as it must come out. */
const OTHERS: readonly (readonly [name: string, text: string])[] = [
  ['十二字', TWELVE],
  ['叠字和零', '人〻人々二〇二五年〆切〡〢〣'],
  ['全角', '（ＡＢＣ）１２３＋－＝＜＞％＆＃！？：；，．～￥￡'],
  ['半角', 'ｱｲｳｴｵｶﾞﾊﾟｯｰ｡｢｣､･'],
  ['带圈和罗马数字', '①②⑩⑳⑴⒈ⅠⅣⅫⅰⅹ㈠㈩'],
  ['单位和符号', '㎡㎥㎏㎜℃‰％±×÷≥≤≠≈∞∑√°′″§№→←↑↓■□▲△★☆●○◎'],
  ['假名', 'あいうがぱんアイウガパンヴー・ゝゞヽヾ'],
  ['注音和拼音', 'ㄅㄆㄇㄈāáǎàēéěèüǖǘǚǜ'],
  ['部首', '⺀⺁⻳⼀⼁⿕'],
  ['标点', '《〈“‘’”〉》「『』」【】〖〗〔〕…—·、。'],
  ['希腊和西里尔', 'ΑΒΓαβγАБВабвёЁ'],
];

/** Pairs that the faces know; the selector must survive too. */
export const VARIANTS = '甲，\ufe01乙。\ufe01丙！\ufe01丁，\ufe00戊\u793c\ufe00己';

/** A line of a page: what its row is called, and the text in it. */
export interface Sample {
  readonly name: string;
  readonly text: string;
}

/** Forty characters of each block by a seeded choice, and its first and last; then everything else that is hard. */
export function samplesOf(shelf: Shelf): readonly Sample[] {
  const draw = chance(18030);
  const blocks = HAN_BLOCKS.map(([name, first, last]) => {
    const drawn = Array.from({ length: 40 }, () => {
      for (;;) {
        const character = String.fromCodePoint(first + Math.floor(draw() * (last - first + 1)));
        if (shelf.missing('body', character) === null) return character;
      }
    });
    return { name, text: [String.fromCodePoint(first), ...drawn, String.fromCodePoint(last)].join('') };
  });
  return [...blocks, ...OTHERS.map(([name, text]) => ({ name, text }))];
}

/** The samples as a form: a row each, on one page. */
export function hardForm(samples: readonly Sample[]): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const rows = samples.map(({ name, text }) => `<tr bookmark="${name}"><td>${name}</td><td>${escaped(text)}</td></tr>`);
  return `<form title="生僻字𪚥" page="A4 landscape" margin="10mm" foot="第 {page} 页 共 {pages} 页">
<h1>生僻字表𪚥㐀々〇</h1><table columns="40mm 230mm" header-rows="1"><tr><th>名称𠀀</th><th>文字①Ⅻ㎡‰</th></tr>${rows.join('')}</table></form>`;
}

/** Mulberry32: the same numbers from the same seed, everywhere. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
