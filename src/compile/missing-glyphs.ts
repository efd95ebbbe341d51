import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/path.ts';
import type { Source } from '../diagnostics/span.ts';
import type { FormDocument, Role } from '../document/form-document.ts';
import type { Missing, Shelf } from '../fonts/shelf.ts';
import { templateFault } from '../template/fault.ts';
import type { ReadUnit } from './read-unit.ts';

/** Characters that show nothing by themselves, and what they are called. */
const INVISIBLE: ReadonlyMap<string, string> = new Map([
  ['\t', '制表符'],
  ['\u00ad', '软连字符'],
  ['\u200b', '零宽空格'],
  ['\u200c', '零宽不连字'],
  ['\u200d', '零宽连字'],
  ['\u2060', '零宽不换行符'],
  ['\ufeff', '字节顺序标记'],
]);

/** Characters of the printed data that no face has, each at its place in its file: never a box on paper. */
export function findMissingInData(read: ReadUnit, shelf: Shelf): readonly Diagnostic[] {
  return printedTexts(read.unit).flatMap(({ path, text }) =>
    missingIn(shelf, 'body', text).map((missing) => ({
      code: 'missing-glyph',
      severity: 'error' as const,
      message: describe(missing),
      span: read.locateWithin(path, missing.offset, missing.character.length),
      hint: advise(missing),
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
      templateFault(template, 'missing-glyph', missing.character, describe(missing), advise(missing)),
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

function missingIn(shelf: Shelf, role: Role, text: string): readonly Missing[] {
  const found: Missing[] = [];
  let from = 0;
  for (;;) {
    const missing = shelf.missing(role, text.slice(from));
    if (missing === null) return found;
    if (missing.character !== '\n') found.push({ ...missing, offset: from + missing.offset });
    from += missing.offset + missing.character.length;
  }
}

function describe({ character }: Missing): string {
  const name = INVISIBLE.get(character);
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (name !== undefined) return `这里有一个看不见的字符：${name}（${code}）。`;
  return `“${character}”（${code}）没有一套字体收录，印出来会是空框。`;
}

function advise({ character }: Missing): string {
  if (INVISIBLE.has(character)) return '请删去它；多半是从别处粘贴时带进来的。';
  if (/\p{Extended_Pictographic}/u.test(character)) return '公文里不用表情符号，请删去或改写成文字。';
  return '请核对是否输错；确需此字时，请改用 GB 18030-2022 收录的字形，或用拼音、“［左右结构］”等方式说明。';
}
