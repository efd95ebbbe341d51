import { type Difference, difference } from '../difference.ts';
import { parse } from '../opc/parse-xml.ts';
import type { ReadBlock, ReadParagraph } from './word-reader.ts';

/** The fonts that a finished file carries, and what its styles ask for. */
export interface ReadFonts {
  /** Every font that some text is set in and the file does not carry. */
  readonly missing: (blocks: readonly ReadBlock[]) => readonly Difference[];
}

/** `part` gives the XML of a part, `paths` are the parts that the file has. */
export function readFonts(part: (path: string) => string, paths: ReadonlySet<string>): ReadFonts {
  const embedded = readEmbedded(part('word/fontTable.xml'), readTargets(part('word/_rels/fontTable.xml.rels'), paths));
  const styles = readStyles(part('word/styles.xml'));
  return {
    missing(blocks) {
      const asked = new Set(blocks.flatMap(paragraphsOf).flatMap((paragraph) => fontsOf(paragraph, styles)));
      const lost = [...asked].filter((font) => !embedded.has(font));
      return lost.map((font) => difference('字体', `嵌入 ${font}`, [...embedded].join('、')));
    },
  };
}

/** A font as the file names it: its family, and the weight that is asked for. */
function nameFont(family: string, bold: boolean): string {
  return bold ? `${family} Bold` : family;
}

function readTargets(relationships: string, paths: ReadonlySet<string>): ReadonlySet<string> {
  const ids = new Set<string>();
  parse(relationships, (name, attribute) => {
    if (name === 'Relationship' && paths.has(`word/${attribute('Target')}`)) ids.add(attribute('Id') ?? '');
  });
  return ids;
}

function readEmbedded(fontTable: string, targets: ReadonlySet<string>): ReadonlySet<string> {
  const embedded = new Set<string>();
  let family = '';
  parse(fontTable, (name, attribute) => {
    if (name === 'w:font') family = attribute('w:name') ?? '';
    const isEmbed = name === 'w:embedRegular' || name === 'w:embedBold';
    if (isEmbed && targets.has(attribute('r:id') ?? '')) embedded.add(nameFont(family, name === 'w:embedBold'));
  });
  return embedded;
}

interface StyleFont {
  family: string | null;
  bold: boolean;
}

function readStyles(xml: string): ReadonlyMap<string, StyleFont> {
  const styles = new Map<string, StyleFont>();
  let style: StyleFont = { family: null, bold: false };
  parse(xml, (name, attribute) => {
    if (name === 'w:style') {
      style = { family: null, bold: false };
      styles.set(attribute('w:styleId') ?? '', style);
    } else if (name === 'w:rFonts') style.family = attribute('w:eastAsia') ?? null;
    else if (name === 'w:b') style.bold = true;
  });
  return styles;
}

function paragraphsOf(block: ReadBlock): readonly ReadParagraph[] {
  return block.kind === 'paragraph' ? [block] : block.cells.flatMap(({ paragraphs }) => paragraphs);
}

function fontsOf({ style, runs }: ReadParagraph, styles: ReadonlyMap<string, StyleFont>): readonly string[] {
  const own = styles.get(style);
  return runs
    .filter(({ text }) => text.trim() !== '')
    .map(({ family, bold }) => nameFont(family ?? own?.family ?? '', bold ?? own?.bold ?? false));
}
