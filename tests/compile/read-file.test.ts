import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shippedUnit } from '../../bench/story.ts';
import { projectSchema } from '../../src/budget/schema/project.ts';
import { readClosely, readFile } from '../../src/compile/read-file.ts';
import { readPlainFile } from '../../src/yaml/plain-file.ts';

const shipped = shippedUnit().projects.map(({ bytes }) => new TextDecoder().decode(bytes));

const pieces = [
  '\n',
  ' ',
  '  ',
  ':',
  ': ',
  '：',
  '- ',
  '#',
  '"',
  '|-',
  '\t',
  '3',
  ',',
  '。',
  '备注',
  '备注:\n',
  '\n    ',
  '\\n',
];

it('a file that is found sound at once is what a close reading finds it to be', () => {
  let sound = 0;
  const edit = fc.record({ at: fc.nat(), cut: fc.nat(3), piece: fc.constantFrom(...pieces, '') });
  fc.assert(
    fc.property(fc.constantFrom(...shipped), fc.array(edit, { maxLength: 2 }), (whole, edits) => {
      const text = edits.reduce((edited, { at, cut, piece }) => {
        const place = at % (edited.length + 1);
        return edited.slice(0, place) + piece + edited.slice(place + cut);
      }, whole);
      const source = { file: '01.yaml', text };
      const close = readClosely(source, projectSchema);
      const read = readFile({ file: source.file, bytes: new TextEncoder().encode(text) }, projectSchema);
      expect(JSON.stringify(read)).toBe(JSON.stringify(close));
      if (readPlainFile(source) !== null && read.ok) sound++;
    }),
    { numRuns: 300 },
  );
  expect(sound).toBeGreaterThan(50);
});
