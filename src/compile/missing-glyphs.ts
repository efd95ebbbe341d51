import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/path.ts';
import type { Source } from '../diagnostics/span.ts';
import type { FormDocument, Role } from '../document/form-document.ts';
import type { Missing, Shelf } from '../fonts/shelf.ts';
import { templateFault } from '../template/fault.ts';
import { adviseOnMissing, describeMissing } from './missing-sentences.ts';
import type { ReadUnit } from './read-unit.ts';

/** Characters of the printed data that no face has, each at its place in its file: never a box on paper. */
export function findMissingInData(read: ReadUnit, shelf: Shelf): readonly Diagnostic[] {
  return printedTexts(read.unit).flatMap(({ path, text }) =>
    missingIn(shelf, 'body', text).map((missing) => ({
      code: 'missing-glyph',
      severity: 'error' as const,
      message: describeMissing(missing.character, before(text, missing.offset)),
      span: read.locateWithin(path, missing.offset, missing.character.length),
      hint: adviseOnMissing(missing.character, before(text, missing.offset)),
    })),
  );
}

/** Characters that the template itself brings and no face has. */
export function findMissingInDocument(document: FormDocument, template: Source, shelf: Shelf): readonly Diagnostic[] {
  const texts: (readonly [Role, string])[] = document.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.segments.map((text) => [block.role, text] as const)
      : block.cells.flatMap((cell) => cell.paragraphs.map((text) => [cell.role, text] as const)),
  );
  if (document.foot !== null) texts.push(['foot', document.foot.pattern]);
  return texts.flatMap(([role, text]) =>
    missingIn(shelf, role, text).map((missing) =>
      templateFault(
        template,
        'missing-glyph',
        missing.character,
        describeMissing(missing.character, before(text, missing.offset)),
        adviseOnMissing(missing.character, before(text, missing.offset)),
      ),
    ),
  );
}

/** Every text of the unit that can be printed, with its path; 备注 and 豁免 never are. */
function printedTexts(unit: ReadUnit['unit']): readonly { readonly path: Path; readonly text: string }[] {
  const texts: { path: Path; text: string }[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (typeof value === 'string') texts.push({ path, text: value });
    else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, [...path, index]);
    } else if (isGroup(value))
      for (const [key, item] of Object.entries(value)) if (key !== '备注' && key !== '豁免') walk(item, [...path, key]);
  };
  walk(unit, []);
  return texts;
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** What belongs together is one finding: a word written from right to left, an emoji of several characters. */
const TOGETHER = [
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]+/uy,
  /\p{Regional_Indicator}{2}|\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*)*/uy,
];

function missingIn(shelf: Shelf, role: Role, text: string): readonly Missing[] {
  const found: Missing[] = [];
  let from = 0;
  for (;;) {
    const missing = shelf.missing(role, text.slice(from));
    if (missing === null) return found;
    const offset = from + missing.offset;
    const character = together(text, offset) ?? missing.character;
    if (character !== '\n') found.push({ character, offset });
    from = offset + character.length;
  }
}

function together(text: string, offset: number): string | undefined {
  for (const pattern of TOGETHER) {
    pattern.lastIndex = offset;
    const found = pattern.exec(text);
    if (found !== null) return found[0];
  }
  return undefined;
}

/** The character that a mark or a selector at an offset follows. */
function before(text: string, offset: number): string {
  return [...text.slice(Math.max(0, offset - 2), offset)].at(-1) ?? '';
}
