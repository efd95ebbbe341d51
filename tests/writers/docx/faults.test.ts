import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { docxWriter } from '../../../src/writers/docx/docx-writer.ts';
import { compose, INSTANT, SMALL, write } from './forms.ts';

/** A writer that is broken on purpose, and its guard, which can be switched off. */
const works = vi.hoisted(() => ({
  spoilRows: (xml: string) => xml,
  spoilFile: (bytes: Uint8Array) => bytes,
  isGuarded: true,
}));

vi.mock('../../../src/writers/docx/rows.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/docx/rows.ts')>();
  const rowsXml: typeof real.rowsXml = (...args) => works.spoilRows(real.rowsXml(...args));
  return { rowsXml };
});
vi.mock('../../../src/writers/opc/zip.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/opc/zip.ts')>();
  const zip: typeof real.zip = (...args) => works.spoilFile(real.zip(...args));
  return { ...real, zip };
});
vi.mock('../../../src/writers/docx/read-back.ts', async (original) => {
  const real = await original<typeof import('../../../src/writers/docx/read-back.ts')>();
  const readBack: typeof real.readBack = (...args) => (works.isGuarded ? real.readBack(...args) : []);
  return { readBack };
});

let sound: Uint8Array;
beforeAll(async () => {
  sound = await write(SMALL);
});
afterEach(() => {
  works.spoilRows = (xml) => xml;
  works.spoilFile = (bytes) => bytes;
  works.isGuarded = true;
});

/** The broken writer is refused by its guard; without the guard it would have given the broken file away. */
async function expectOnlyTheGuardSees(): Promise<void> {
  const written = await docxWriter.write(await compose(SMALL), INSTANT);
  expect(new Set(written.diagnostics.map(({ code }) => code))).toEqual(new Set(['docx-read-back']));
  works.isGuarded = false;
  expect(await write(SMALL)).not.toEqual(sound);
}

const FIRST_CELL = /(<w:tr><w:tc>(?:(?!<\/w:tc>).)*<\/w:tc>)(<w:tc>(?:(?!<\/w:tc>).)*<\/w:tc>)/;

describe('a Word writer that', () => {
  it.each<[string, (xml: string) => string]>([
    ['drops a row', (xml) => xml.replace(/<w:tr>(?:(?!<\/w:tr>).)*<\/w:tr>$/, '')],
    ['drops a paragraph', (xml) => xml.replace(/<w:p>(?:(?!<\/w:p>).)*采购(?:(?!<\/w:p>).)*<\/w:p>/, '')],
    ['drops a run', (xml) => xml.replace(/<w:r>(?:(?!<\/w:r>).)*𠀀(?:(?!<\/w:r>).)*<\/w:r>/, '')],
    ['blanks a character', (xml) => xml.replace('661.18', '661. 8')],
    ['shifts a cell', (xml) => xml.replace(FIRST_CELL, (_, name, amount) => `${name}<w:tc><w:p/></w:tc>${amount}`)],
    [
      'swaps two cells',
      (xml) => xml.replace('>3,300.00<', '>?<').replace('>500.00<', '>3,300.00<').replace('>?<', '>500.00<'),
    ],
  ])('%s is refused, and only by its guard', async (_, spoil) => {
    works.spoilRows = (xml) => {
      const spoilt = spoil(xml);
      expect(spoilt).not.toBe(xml);
      return spoilt;
    };
    await expectOnlyTheGuardSees();
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['loses the end of the file', (bytes) => bytes.subarray(0, -200)],
    ['loses half of the file', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['writes nothing', () => new Uint8Array()],
  ])('%s is refused, and only by its guard', async (_, spoil) => {
    works.spoilFile = spoil;
    await expectOnlyTheGuardSees();
  });
});
