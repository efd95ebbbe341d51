import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Composed } from '../../../src/typeset/composed.ts';
import { EmbeddedFace } from '../../../src/writers/pdf/embedded-face.ts';
import { pdfWriter } from '../../../src/writers/pdf/pdf-writer.ts';
import type { LaidOutItem, LaidOutPage } from '../../../src/writers/pdf/pdfmake.ts';
import { compose, smallForm } from './story.ts';

/** A writer that is broken on purpose, and its guards, which can be switched off one by one. */
const works = vi.hoisted(() => ({
  spoilPages: (pages: readonly LaidOutPage[]) => pages,
  spoilBytes: (bytes: Uint8Array) => bytes,
  off: new Set<'read-back' | 'shown-text' | 'whole-file'>(),
}));

vi.mock('../../../src/writers/pdf/layout.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/pdf/layout.ts')>();
  const layOut: typeof real.layOut = (...args) => works.spoilPages(real.layOut(...args));
  return { layOut };
});
vi.mock('../../../src/writers/pdf/pdfmake.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/pdf/pdfmake.ts')>();
  const openDocument: typeof real.openDocument = (...args) => {
    const { document, finish } = real.openDocument(...args);
    return { document, finish: async () => works.spoilBytes(await finish()) };
  };
  return { ...real, openDocument };
});
vi.mock('../../../src/writers/pdf/read-back.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/pdf/read-back.ts')>();
  const readBack: typeof real.readBack = (...args) => (works.off.has('read-back') ? [] : real.readBack(...args));
  return { readBack };
});
vi.mock('../../../src/writers/pdf/shown-text.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/pdf/shown-text.ts')>();
  const readShown: typeof real.readShown = (...args) => (works.off.has('shown-text') ? [] : real.readShown(...args));
  return { readShown };
});
vi.mock('../../../src/writers/pdf/whole-file.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/pdf/whole-file.ts')>();
  return { isWhole: (bytes: Uint8Array) => works.off.has('whole-file') || real.isWhole(bytes) };
});

let composed: Composed;
let sound: Uint8Array;

/** Two projects whose goals go on over three pages. */
beforeAll(async () => {
  const sentence = '保证校园整体整洁，保障学生宿舍生活管理与服务；加强校园环境建设，提高校园环境质量。';
  composed = await compose(smallForm(sentence.repeat(60), 2));
  sound = await bytesOf();
});

afterEach(() => {
  works.spoilPages = (pages) => pages;
  works.spoilBytes = (bytes) => bytes;
  works.off.clear();
  vi.restoreAllMocks();
});

async function bytesOf(): Promise<Uint8Array> {
  const written = await pdfWriter.write(composed, new Date(0));
  if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
  return written.value;
}

const refusal = async (): Promise<readonly string[]> => {
  const written = await pdfWriter.write(composed, new Date(0));
  return written.ok ? [] : written.diagnostics.map(({ code }) => code);
};

const textOf = (item: LaidOutItem): string =>
  item.type === 'line' ? item.item.inlines.map(({ text }) => text).join('') : '';
const amount = (item: LaidOutItem): boolean => textOf(item) === '1,066.87';
const name = (item: LaidOutItem): boolean => textOf(item) === '校园运维服务项目';
const goalLine = (item: LaidOutItem): boolean => textOf(item).length > 25;

/** Changes the first line of the first page that is meant. */
function onFirst(isMeant: (item: LaidOutItem) => boolean, change: (item: LaidOutItem) => readonly LaidOutItem[]) {
  return (pages: readonly LaidOutPage[]): readonly LaidOutPage[] =>
    pages.map((page, index) => {
      const meant = index === 0 ? page.items.find(isMeant) : undefined;
      return { ...page, items: page.items.flatMap((item) => (item === meant ? change(item) : [item])) };
    });
}

const withText = (item: LaidOutItem, text: string): LaidOutItem => {
  if (item.type !== 'line') return item;
  const inlines = item.item.inlines.map((inline) => ({ ...inline, text, glyphs: inline.font.include(text) }));
  return { ...item, item: { ...item.item, inlines } };
};
const moved = (item: LaidOutItem, by: number): LaidOutItem =>
  item.type === 'line' ? { ...item, item: { x: item.item.x + by, y: item.item.y, inlines: item.item.inlines } } : item;

/** What pdfmake might lay out wrong; both guards look at it, what is drawn being taken from it. */
const layOutFaults: Readonly<Record<string, (pages: readonly LaidOutPage[]) => readonly LaidOutPage[]>> = {
  'drops a line': onFirst(goalLine, () => []),
  'drops a page': (pages) => pages.slice(0, -1),
  'shifts a cell into the next column': onFirst(amount, (item) => [moved(item, 60)]),
  'blanks a text': onFirst(amount, (item) => [withText(item, '')]),
  'swaps two cells': (pages) =>
    onFirst(name, (item) => [withText(item, '1,066.87')])(
      onFirst(amount, (item) => [withText(item, '校园运维服务项目')])(pages),
    ),
};

describe('a layout that', () => {
  it.each(Object.entries(layOutFaults))('%s is refused, and only by its guards', async (_, spoil) => {
    works.spoilPages = spoil;
    expect(new Set(await refusal())).toEqual(new Set(['pdf-read-back']));
    works.off.add('read-back').add('shown-text');
    expect(await bytesOf()).not.toEqual(sound);
  });
});

/** The numbers of the glyphs that a text is drawn with, after something went wrong. */
const drawFaults: Readonly<Record<string, (code: string, text: string) => string>> = {
  'drops a line': (code, text) => (text.startsWith('保证校园') ? '' : code),
  'blanks a glyph': (code, text) => (text === '1,066.87' ? `0000${code.slice(4)}` : code),
  'loses the last glyph': (code, text) => (text === '1,066.87' ? code.slice(0, -4) : code),
  'swaps two glyphs': (code, text) =>
    text === '1,066.87' ? code.slice(4, 8) + code.slice(0, 4) + code.slice(8) : code,
};

describe('a drawing that', () => {
  it.each(Object.entries(drawFaults))('%s is refused, and only by its guard', async (_, spoil) => {
    const encode = EmbeddedFace.prototype.encode;
    vi.spyOn(EmbeddedFace.prototype, 'encode').mockImplementation(function spoilt(this: EmbeddedFace, glyphs) {
      const code = encode.call(this, glyphs);
      return spoil(code, this.decode(code));
    });
    expect(new Set(await refusal())).toEqual(new Set(['pdf-read-back']));
    works.off.add('shown-text');
    expect(await bytesOf()).not.toEqual(sound);
  });

  it('gives one cell the text of another is refused, and only by its guard', async () => {
    const [first, second] = composed.document.blocks
      .flatMap((block) => (block.kind === 'table' ? block.cells : []))
      .slice(3);
    works.spoilPages = (pages) =>
      pages.map((page) => ({
        ...page,
        items: page.items.map((item) => {
          if (item.type !== 'line') return item;
          const swapped = item.item.inlines.map(({ owner, ...inline }) => ({
            ...inline,
            ...(owner === first && second
              ? { owner: second }
              : owner === second && first
                ? { owner: first }
                : owner
                  ? { owner }
                  : {}),
          }));
          return { ...item, item: { x: item.item.x, y: item.item.y, inlines: swapped } };
        }),
      }));
    expect(await refusal()).toContain('pdf-read-back');
    works.off.add('shown-text');
    expect(await bytesOf()).not.toEqual(sound);
  });
});

describe('a file that', () => {
  it.each([
    ['lost its end', (bytes: Uint8Array) => bytes.subarray(0, -200)],
    [
      'lost a stretch in its middle',
      (bytes: Uint8Array) => Buffer.concat([bytes.subarray(0, 900), bytes.subarray(1000)]),
    ],
  ])('%s is refused, and only by its guard', async (_, spoil) => {
    works.spoilBytes = spoil;
    expect(await refusal()).toEqual(['pdf-read-back']);
    works.off.add('whole-file');
    expect((await bytesOf()).length).toBeLessThan(sound.length);
  });
});
