import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { type Piece, readPlainXml } from '../../../src/writers/opc/plain-xml.ts';
import { SMALL, write } from '../docx/forms.ts';

/** What saxes tells, in our notation; null where it finds a fault. An empty element is opened and closed at once. */
function readBySaxes(xml: string): readonly unknown[] | null {
  const told: unknown[] = [];
  const parser = new SaxesParser({ xmlns: false });
  let isSound = true;
  parser.on('error', () => {
    isSound = false;
  });
  parser.on('opentag', ({ name, attributes }) => told.push({ open: name, attributes: { ...attributes } }));
  parser.on('closetag', ({ name }) => told.push({ close: name }));
  parser.on('text', (text) => told.push(text));
  parser.write(xml).close();
  return isSound ? told : null;
}

function asTold(pieces: readonly Piece[]): readonly unknown[] {
  return pieces.flatMap((piece): readonly unknown[] => {
    if (typeof piece === 'string') return [piece];
    const { name, attributes, opens, closes } = piece;
    return [...(opens ? [{ open: name, attributes: { ...attributes } }] : []), ...(closes ? [{ close: name }] : [])];
  });
}

const name = fc.constantFrom('w:p', 'w:t', 'a', 'r:id', '_x');
const text = fc
  .array(fc.constantFrom('预', '算', ' ', '≥', '&amp;', '&lt;', '&quot;', '\n', '𠮷', "'", '>', 'a'), { maxLength: 6 })
  .map((parts) => parts.join(''));
const attributes = fc.dictionary(
  name,
  text.map((value) => value.replaceAll(/[\n>]/g, '')),
  { maxKeys: 2 },
);
const { element } = fc.letrec<{ element: string; inside: string }>((tie) => ({
  inside: fc.oneof({ maxDepth: 3 }, text, tie('element')),
  element: fc.tuple(name, attributes, fc.array(tie('inside'), { maxLength: 3 })).map(([tag, given, inside]) => {
    const list = Object.entries(given).map(([key, value]) => ` ${key}="${value}"`);
    const start = `<${tag}${list.join('')}`;
    return inside.length === 0 ? `${start}/>` : `${start}>${inside.join('')}</${tag}>`;
  }),
}));
const declaration = fc.constantFrom('', '<?xml version="1.0" encoding="UTF-8"?>');

describe('XML in the notation of Word documents', () => {
  test('is read as saxes reads it', () => {
    fc.assert(
      fc.property(declaration, element, (head, root) => {
        const pieces = readPlainXml(head + root);
        expect(pieces === null ? null : asTold(pieces)).toEqual(readBySaxes(head + root));
      }),
    );
  });

  test('is never read otherwise than by saxes, whatever was damaged or added', () => {
    const scraps = ['<', '>', '/', '&', '"', ' ', '<!-- -->', ']]>', '\r', '\u0001', '\ud800', '</a>', '<a>', "b='c'"];
    const damage = fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', ...scraps));
    const read = { plainly: 0 };
    fc.assert(
      fc.property(element, damage, (root, [place, length, scrap]) => {
        const at = place % (root.length + 1);
        const xml = root.slice(0, at) + scrap + root.slice(at + length);
        const pieces = readPlainXml(xml);
        if (pieces === null) return;
        read.plainly++;
        expect(asTold(pieces)).toEqual(readBySaxes(xml));
      }),
      { numRuns: 2000 },
    );
    expect(read.plainly).toBeGreaterThan(100);
  });

  test('is what every XML part of our documents is written in', async () => {
    const parts = unzipSync(await write(SMALL), { filter: ({ name: path }) => /\.(?:xml|rels)$/.test(path) });
    const others = Object.entries(parts).filter(([, data]) => readPlainXml(strFromU8(data)) === null);
    expect(Object.keys(parts).length).toBeGreaterThan(5);
    expect(others.map(([path]) => path)).toEqual([]);
  });

  test.each([
    ["<a b='c'/>", 'a quotation mark of the other kind'],
    ['<a><!-- --></a>', 'a comment'],
    ['<a>&#65;</a>', 'a character by its number'],
    ['<a b="1" b="2"/>', 'an attribute twice'],
    ['<a/><b/>', 'two roots'],
    ['<a><b></a></b>', 'tags that cross'],
    ['<a>]]></a>', 'the end of a section that none began'],
  ])('leaves %j to the parser: %s', (xml) => {
    expect(readPlainXml(xml)).toBeNull();
  });
});
