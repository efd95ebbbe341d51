import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith, preflightJars, verapdfJars } from '../../tools.ts';
import { JUDGED, makeJudged } from '../judged.ts';

/** What other programs say of every kind of PDF that we make, and of one that was spoiled, so that each is seen to object. */

const folder = mkdtempSync(join(tmpdir(), 'mubiao-judged-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sound = join(folder, 'sound');
const file = (name: string): string => join(sound, `${name}.pdf`);
const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 26 });

beforeAll(async () => {
  mkdirSync(sound);
  for (const [name, { pdf }] of await makeJudged(JUDGED)) writeFileSync(file(name), pdf);
}, 120_000);

/** The one-project form with a face that is named but not there. */
function spoil(into: string): string {
  const [open, spoiled] = [join(folder, 'open.pdf'), join(into, 'spoiled.pdf')];
  run('qpdf', '--qdf', '--object-streams=disable', file('one-project'), open);
  writeFileSync(spoiled, readFileSync(open, 'latin1').replaceAll('/FontFile2', '/FontFile9'), 'latin1');
  return spoiled;
}

/** A judge in Java leaves with other than 0 where it objects, so only what it says counts. */
function ask(jars: string, ...args: string[]): { readonly stdout: string; readonly stderr: string } {
  return spawnSync('java', ['-cp', jars, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
}

describeWith(['verapdf', 'qpdf'], 'veraPDF', () => {
  it.each(['3a', 'ua1'])(
    'finds every form sound under flavour %s',
    (flavour) => {
      const files = JUDGED.map(file);
      const choice = ['--flavour', flavour, '--format', 'text'];
      const { stdout } = ask(verapdfJars, 'org.verapdf.apps.GreenfieldCliWrapper', ...choice, ...files, spoil(folder));
      const verdicts = stdout.trim().split('\n');
      const passed = verdicts.filter((line) => line.startsWith('PASS ')).map((line) => line.split(' ')[1]);
      expect(passed.sort()).toEqual([...files].sort());
      expect(verdicts).toHaveLength(JUDGED.length + 1);
    },
    180_000,
  );
});

describeWith(['qpdf'], 'qpdf', () => {
  it.each(JUDGED)('has nothing to say against %s', (name) => {
    const said = run('qpdf', '--check', file(name));
    expect(said).toContain('No syntax or stream encoding errors found');
    expect(said).not.toMatch(/warning/i);
  });

  it('objects to a file whose end is missing', () => {
    const cut = join(folder, 'cut.pdf');
    writeFileSync(cut, readFileSync(file('one-project')).subarray(0, -2000));
    expect(() => execFileSync('qpdf', ['--check', cut], { stdio: 'ignore' })).toThrow();
  });
});

/**
 * What PDF/A-1 forbids and PDF/A-3 no longer does, by Preflight's code: it judges PDF/A-1b only, and our files claim 3a.
 * Whatever else it says is a fault.
 */
const ONLY_IN_PDFA_1: readonly RegExp[] = [
  // ISO 19005-1, 6.1.4: a table of objects in a stream, which comes with PDF 1.5.
  /^1\.4 .*\/XRef cross reference streams are not allowed$/,
  // 6.7.2: an entry for filters of the metadata; ours is an empty list.
  /^1\.2\.7 .*Filter specified in metadata dictionary$/,
  // 6.3.5: the list of characters of a subset; ISO 19005-3, 6.2.11.4.2 makes it optional.
  /^3\.1\.11 .*The CIDSet entry is missing for the Composite Subset$/,
  // 6.1.11: files inside the file; ISO 19005-3, 6.8 allows them.
  /^1\.2\.9 .*EmbeddedFile entry is present in a FileSpecification dictionary$/,
  /^1\.4\.7 .*EmbeddedFile entry is present in the Names dictionary$/,
];

/** What Preflight finds in each file of a folder that PDF/A-3 forbids too; it writes its report beside the folder. */
function objectionsTo(files: string): {
  readonly objections: Record<string, readonly string[]>;
  readonly warned: string;
} {
  const { stderr } = ask(preflightJars, 'org.apache.pdfbox.preflight.Validator_A1b', 'xml', 'group', files);
  const report = readFileSync(`${files}.preflight.xml`, 'utf8');
  const found = [...report.matchAll(/<preflight name="(.*?)\.pdf">(.*?)<\/preflight>/gs)].map(
    ([, name, errors = '']) => {
      const said = [...errors.matchAll(/<code>(.*?)<\/code>\s*<details>(.*?)<\/details>/gs)];
      const told = said.map(([, code, details]) => `${code} ${details}`);
      return [name, told.filter((one) => !ONLY_IN_PDFA_1.some((known) => known.test(one)))];
    },
  );
  return { objections: Object.fromEntries(found), warned: stderr };
}

describeWith(['preflight'], 'Preflight of PDFBox', () => {
  it('objects only to what PDF/A-1 forbids and PDF/A-3 allows', () => {
    const { objections, warned } = objectionsTo(sound);
    expect(objections).toEqual(Object.fromEntries(JUDGED.map((name) => [name, []])));
    expect(warned).toBe('');
  }, 120_000);
});

describeWith(['preflight', 'qpdf'], 'Preflight of PDFBox', () => {
  it('objects to a face that is not there', () => {
    const alone = join(folder, 'alone');
    mkdirSync(alone);
    spoil(alone);
    expect(objectionsTo(alone).objections).toEqual({
      spoiled: expect.arrayContaining([expect.stringMatching(/^3\./)]),
    });
  });
});
