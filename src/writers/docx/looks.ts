import type { XmlComponent } from 'docx';
import { type Align, type Role, type TypeSize, unreachable } from '../../document/form-document.ts';
import { element } from './element.ts';
import type { EmbeddedFont, EmbeddedFonts } from './embedded-fonts.ts';
import { halfPoints, twips } from './units.ts';

/** How a paragraph looks. Paragraphs that look alike share one style, so that a clerk restyles them all at once in Word. */
export interface Look {
  readonly role: Role;
  readonly type: TypeSize;
  readonly align: Align;
  /** First-line indent, points. */
  readonly indent: number;
  /** Space above, points. */
  readonly before?: number;
  /** Stays on the page with what follows. */
  readonly isKept?: true;
  /** Space below, points. */
  readonly after: number;
  /** Where the part behind the tab ends, points from the left margin. */
  readonly rightTab: number | null;
}

/** The styles that a document turned out to need. */
export interface Looks {
  /** The style id of a look. */
  readonly style: (look: Look) => string;
  /** The looks that were asked for, in the order of first use. */
  readonly all: () => readonly Look[];
  /** Their styles, below them the defaults. */
  readonly styles: (fonts: EmbeddedFonts) => readonly XmlComponent[];
}

/** The style of the paragraph of no height that Word wants behind a table. */
export const TABLE_END = 'TableEnd';

/** Collects looks and gives each one style. */
export function collectLooks(): Looks {
  const known = new Map<string, { readonly look: Look; readonly title: StyleTitle }>();
  const used = new Map<string, number>();
  return {
    style(look) {
      const key = JSON.stringify(look);
      const found = known.get(key);
      if (found !== undefined) return found.title.id;
      const title = titleOf(look.role);
      const nth = (used.get(title.id) ?? 0) + 1;
      used.set(title.id, nth);
      const numbered = nth === 1 ? title : { id: `${title.id}${nth}`, name: `${title.name} ${nth}`, isOurs: true };
      known.set(key, { look, title: numbered });
      return numbered.id;
    },
    all: () => [...known.values()].map(({ look }) => look),
    styles: (fonts) => [
      defaults(fonts.main('body')),
      NORMAL,
      tableEnd(),
      ...[...known.values()].map(({ look, title }) => styleOf(look, title, fonts.main(look.role))),
    ],
  };
}

interface StyleTitle {
  readonly id: string;
  readonly name: string;
  /** False where Word has a style of that name, which it shows in the user's language (标题, 页脚). */
  readonly isOurs: boolean;
}

function titleOf(role: Role): StyleTitle {
  switch (role) {
    case 'title':
      return { id: 'Title', name: 'Title', isOurs: false };
    case 'caption':
      return { id: 'FormCaption', name: '表格说明', isOurs: true };
    case 'header':
      return { id: 'FormHeader', name: '表头', isOurs: true };
    case 'body':
      return { id: 'FormBody', name: '表格正文', isOurs: true };
    case 'foot':
      return { id: 'Footer', name: 'footer', isOurs: false };
    default:
      return unreachable(role);
  }
}

function styleOf(look: Look, title: StyleTitle, font: EmbeddedFont): XmlComponent {
  const { type, rightTab, indent } = look;
  const ours = title.isOurs ? { 'w:customStyle': 1 } : {};
  return element('w:style', { 'w:type': 'paragraph', ...ours, 'w:styleId': title.id }, [
    element('w:name', { 'w:val': title.name }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element('w:qFormat'),
    element('w:pPr', {}, [
      ...(look.isKept === true ? [element('w:keepNext')] : []),
      ...(rightTab === null
        ? []
        : [element('w:tabs', {}, [element('w:tab', { 'w:val': 'right', 'w:pos': twips(rightTab) })])]),
      element('w:spacing', {
        ...(look.before === undefined ? {} : { 'w:before': twips(look.before) }),
        'w:after': twips(look.after),
        'w:line': twips(type.leading),
        'w:lineRule': 'exact',
      }),
      ...(indent === 0 ? [] : [element('w:ind', { 'w:firstLine': twips(indent) })]),
      element('w:jc', { 'w:val': look.align }),
      ...(look.role === 'title' ? [element('w:outlineLvl', { 'w:val': 0 })] : []),
    ]),
    element('w:rPr', {}, [
      fontsElement(font.family),
      ...(font.bold ? [element('w:b')] : []),
      element('w:sz', { 'w:val': halfPoints(type.size) }),
      element('w:szCs', { 'w:val': halfPoints(type.size) }),
    ]),
  ]);
}

function fontsElement(family: string): XmlComponent {
  return element('w:rFonts', { 'w:ascii': family, 'w:hAnsi': family, 'w:eastAsia': family, 'w:cs': family });
}

/**
 * Chinese composition for every paragraph. The Latin language is en-US: with zh-CN there, LibreOffice cuts numbers
 * across lines and begins lines with closing punctuation.
 */
function defaults(body: EmbeddedFont): XmlComponent {
  const language = element('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'zh-CN', 'w:bidi': 'ar-SA' });
  return element('w:docDefaults', {}, [
    element('w:rPrDefault', {}, [element('w:rPr', {}, [fontsElement(body.family), language])]),
    element('w:pPrDefault', {}, [
      element('w:pPr', {}, [
        element('w:widowControl'),
        element('w:kinsoku'),
        element('w:overflowPunct'),
        element('w:autoSpaceDE', { 'w:val': 0 }),
        element('w:autoSpaceDN', { 'w:val': 0 }),
        element('w:adjustRightInd', { 'w:val': 0 }),
        element('w:snapToGrid', { 'w:val': 0 }),
      ]),
    ]),
  ]);
}

const NORMAL = element('w:style', { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' }, [
  element('w:name', { 'w:val': 'Normal' }),
  element('w:qFormat'),
]);

function tableEnd(): XmlComponent {
  return element('w:style', { 'w:type': 'paragraph', 'w:customStyle': 1, 'w:styleId': TABLE_END }, [
    element('w:name', { 'w:val': '表格末尾' }),
    element('w:basedOn', { 'w:val': 'Normal' }),
    element('w:pPr', {}, [element('w:spacing', { 'w:line': 20, 'w:lineRule': 'exact' })]),
    element('w:rPr', {}, [element('w:sz', { 'w:val': 2 }), element('w:szCs', { 'w:val': 2 })]),
  ]);
}
