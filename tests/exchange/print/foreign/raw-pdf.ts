/** How a program writes the pages that it has laid out. */
export interface RawManner {
  /** Rules as filled boxes, as Office draws them, or as strokes. */
  readonly boxes?: boolean;
  /** Whether no rules are drawn. */
  readonly isBare?: boolean;
  /** The order in which texts are written: a seed. */
  readonly seed?: number;
  /**
   * Code pages of Chinese, or numbers of glyphs: with a chart that tells their characters, with one that leaves figures
   * out, or with none.
   */
  readonly encoding?: 'UniGB-UCS2-H' | 'GBK-EUC-H' | 'charted' | 'half-charted' | 'uncharted';
  /** Each letter by itself. */
  readonly letters?: boolean;
  /** The page turned by its own entry, or its content alone. */
  readonly turn?: 'page' | 'content';
  /** How large everything is drawn. */
  readonly scale?: number;
  /** A picture over the page: with its text behind it, or without any. */
  readonly scan?: 'recognised' | 'picture';
  /** Operators before and behind those of each page. */
  readonly under?: string;
  readonly over?: string;
}

export interface Ink {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A page as its texts and rules, in points from the upper left corner. */
export interface RawPage {
  readonly inks: readonly Ink[];
  readonly rules: readonly (readonly [number, number, number, number])[];
}

const width = 842;
const height = 595;
const up = (y: number): string => (height - y).toFixed(2);

export function pdfOf(pages: readonly RawPage[], size: number, manner: RawManner): Uint8Array {
  const { encoding = 'UniGB-UCS2-H', turn, scale = 1, scan } = manner;
  const objects: string[] = [];
  const add = (text: string): number => objects.push(text);
  const stream = (content: string, more = ''): number =>
    add(`<</Length ${content.length}${more}>>\nstream\n${content}\nendstream`);
  const catalog = add('');
  const tree = add('');
  const font = addFont(encoding, pages, add, stream);
  const image =
    scan === undefined
      ? 0
      : stream('\xdd', '/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray');
  const kids = pages.map((page) => {
    const content = [
      manner.under ?? '',
      ...(scan === undefined ? [] : [`q ${width} 0 0 ${height} 0 0 cm /I Do Q`]),
      `q ${matrixOf(manner)} cm 0.5 w`,
      ...(manner.isBare === true ? [] : rulesIn(page, manner)),
      ...(scan === 'picture' ? [] : textsIn(page, size, manner)),
      manner.over ?? '',
      'Q',
    ].join('\n');
    const [across, down] = turn === undefined ? [width * scale, height * scale] : [height, width];
    const resources = `<</Font<</F1 ${font} 0 R>>${image === 0 ? '' : `/XObject<</I ${image} 0 R>>`}>>`;
    const turned = turn === 'page' ? '/Rotate 90' : '';
    return add(
      `<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 ${across} ${down}]${turned}/Resources${resources}/Contents ${stream(content)} 0 R>>`,
    );
  });
  objects[catalog - 1] = `<</Type/Catalog/Pages ${tree} 0 R>>`;
  objects[tree - 1] = `<</Type/Pages/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]>>`;
  return fileOf(objects, catalog);
}

/** A page of landscape on its side: what stood left stands below. */
function matrixOf({ turn, scale = 1 }: RawManner): string {
  return turn === undefined ? `${scale} 0 0 ${scale} 0 0` : `0 1 -1 0 ${height} 0`;
}

function rulesIn({ rules }: RawPage, { boxes }: RawManner): readonly string[] {
  return rules.map(([x1, y1, x2, y2]) =>
    boxes === true
      ? `${x1} ${up(Math.max(y1, y2) + 0.25)} ${(x2 - x1 || 0.5).toFixed(2)} ${(y2 - y1 || 0.5).toFixed(2)} re f`
      : `${x1} ${up(y1)} m ${x2} ${up(y2)} l S`,
  );
}

function textsIn({ inks }: RawPage, size: number, manner: RawManner): readonly string[] {
  const { encoding = 'UniGB-UCS2-H', letters, scan, seed = 1 } = manner;
  const mode = scan === 'recognised' ? '3 Tr ' : '';
  const pieces = letters === true ? inks.flatMap((ink) => lettersOf(ink, size)) : inks;
  return shuffled(pieces, seed).map(
    ({ x, y, text }) => `BT ${mode}/F1 ${size} Tf 1 0 0 1 ${x.toFixed(2)} ${up(y)} Tm <${hexOf(text, encoding)}> Tj ET`,
  );
}

function lettersOf({ x, y, text }: Ink, size: number): readonly Ink[] {
  let at = x;
  return [...text].map((character) => {
    const ink = { x: at, y, text: character };
    at += (character < '\u0080' ? 0.5 : 1) * size;
    return ink;
  });
}

function addFont(
  encoding: NonNullable<RawManner['encoding']>,
  pages: readonly RawPage[],
  add: (text: string) => number,
  stream: (content: string) => number,
): number {
  const descriptor = add(
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>',
  );
  if (encoding === 'UniGB-UCS2-H' || encoding === 'GBK-EUC-H') {
    const descendant = add(
      `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor ${descriptor} 0 R/DW 1000/W[1 95 500 814 939 500 7712 7716 500]>>`,
    );
    return add(
      `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[${descendant} 0 R]>>`,
    );
  }
  const characters = [...new Set(pages.flatMap(({ inks }) => inks.flatMap(({ text }) => [...text])))];
  const narrow = characters.filter((one) => one < '\u0080').map((one) => `${numberOf(one)}[500]`);
  const descendant = add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/Hidden/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${descriptor} 0 R/DW 1000/W[${narrow.join(' ')}]>>`,
  );
  const told = characters.filter((one) => encoding === 'charted' || !/\d/.test(one));
  const lines = told.map((one) => `<${hex(numberOf(one))}> <${hex(one.charCodeAt(0))}>`);
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, index) => {
    const own = lines.slice(index * 100, index * 100 + 100);
    return `${own.length} beginbfchar\n${own.join('\n')}\nendbfchar`;
  });
  const chart = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join('\n')}\nendcmap end end`;
  const toUnicode = encoding === 'uncharted' ? '' : `/ToUnicode ${stream(chart)} 0 R`;
  return add(
    `<</Type/Font/Subtype/Type0/BaseFont/Hidden/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]${toUnicode}>>`,
  );
}

const numbers = new Map<string, number>();
/** The number of a glyph, which says nothing of its character: they are counted as they come. */
function numberOf(character: string): number {
  const number = numbers.get(character) ?? numbers.size + 3;
  numbers.set(character, number);
  return number;
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}

function fileOf(objects: readonly string[], catalog: number): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root ${catalog} 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function hexOf(text: string, encoding: NonNullable<RawManner['encoding']>): string {
  if (encoding === 'GBK-EUC-H') return [...text].map((character) => gbkOf(character)).join('');
  const isUnicode = encoding === 'UniGB-UCS2-H';
  return [...text].map((one) => hex(isUnicode ? one.charCodeAt(0) : numberOf(one))).join('');
}

const gbk = new Map<string, string>();
/** Node decodes GBK and does not encode it. */
function gbkOf(character: string): string {
  if (gbk.size === 0) {
    const decoder = new TextDecoder('gbk');
    for (let high = 0x81; high < 0xff; high++) {
      for (let low = 0x40; low < 0xff; low++) {
        const decoded = decoder.decode(new Uint8Array([high, low]));
        if (decoded.length === 1 && decoded !== '\ufffd') gbk.set(decoded, high.toString(16) + low.toString(16));
      }
    }
  }
  return character < '\u0080' ? character.charCodeAt(0).toString(16).padStart(2, '0') : (gbk.get(character) ?? '3f');
}

function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  let state = seed;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state;
  };
  return items
    .map((item) => [next(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}
