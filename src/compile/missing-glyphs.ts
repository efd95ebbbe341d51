import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Path } from '../diagnostics/path.ts';
import type { Source } from '../diagnostics/span.ts';
import type { FormDocument, Role } from '../document/form-document.ts';
import type { Missing, Shelf } from '../fonts/shelf.ts';
import { templateFault } from '../template/fault.ts';
import type { Locator } from '../yaml/located.ts';
import { adviseOnMissing, describeMissing } from './missing-sentences.ts';
import type { ReadUnit } from './read-unit.ts';
import type { ReadVersions } from './read-versions.ts';

/** Characters of the printed data that no face has, each at its place in its file: never a box on paper. */
export function findMissingInUnit(read: ReadUnit, shelf: Shelf): readonly Diagnostic[] {
  return findMissingIn(textsIn(read.unit, unprinted), read, shelf);
}

/** The same of two versions: those in the projects that changed, which alone are printed. */
export function findMissingInVersions(read: ReadVersions, shelf: Shelf): readonly Diagnostic[] {
  const missing = (side: 'before' | 'after'): readonly Diagnostic[] => {
    const { 单位, 项目 } = read.versions[side];
    const changed = new Set(read.versions.difference.projects.map(({ at }) => at[side]));
    const projects = 项目.flatMap((project, index) =>
      changed.has(index) ? textsIn(project, kept, [side, '项目', index]) : [],
    );
    return findMissingIn([...textsIn(单位, kept, [side, '单位']), ...projects], read, shelf);
  };
  const past = missing('before').map((found) => ({
    ...found,
    hint: '它在调整前的版本里；请改用没有这个字的版本来比较。',
  }));
  return [...past, ...missing('after')];
}

/** The same of the names that an overview takes from the version before: those of projects that are gone or had another name. */
export function findMissingInFormerNames(read: ReadVersions, shelf: Shelf): readonly Diagnostic[] {
  const { before, difference } = read.versions;
  const places = difference.projects.flatMap(({ at }) => at.before ?? []);
  const names = places.map((place) => ({
    path: ['before', '项目', place, '项目名称'],
    text: before.项目[place]?.项目名称 ?? '',
  }));
  const hint = '它在 --since 的那个版本里；请换一个没有这个字的版本来比较，或者去掉 --since。';
  return findMissingIn(names, read, shelf).map((found) => ({ ...found, hint }));
}

/** Keys that the form does not print. */
const unprinted: ReadonlySet<string> = new Set(['备注', '豁免', '调整原因']);
/** Keys that no form prints. */
const kept: ReadonlySet<string> = new Set(['备注', '豁免']);

interface DataText {
  readonly path: Path;
  readonly text: string;
}

function findMissingIn(texts: readonly DataText[], locator: Locator, shelf: Shelf): readonly Diagnostic[] {
  return texts.flatMap(({ path, text }) =>
    missingIn(shelf, 'body', text).map((missing) => ({
      code: 'missing-glyph',
      severity: 'error' as const,
      message: describeMissing(missing.character, before(text, missing.offset)),
      span: locator.locateWithin(path, missing.offset, missing.character.length),
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

/** Every text of the data with its path, but for what stands under some keys. */
function textsIn(data: object, without: ReadonlySet<string>, above: Path = []): readonly DataText[] {
  const texts: DataText[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (typeof value === 'string') texts.push({ path, text: value });
    else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, [...path, index]);
    } else if (isGroup(value))
      for (const [key, item] of Object.entries(value)) if (!without.has(key)) walk(item, [...path, key]);
  };
  walk(data, above);
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
