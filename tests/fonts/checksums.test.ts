import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checksums } from '../../src/fonts/checksums.ts';

const read = (file: string): Buffer => readFileSync(new URL(`../../fonts/${file}`, import.meta.url));

it('the table of checksums is that of the faces, and that of their README', () => {
  const listed = [
    ...read('README.md')
      .toString()
      .matchAll(/^([\da-f]{64}) {2}(\S+)$/gm),
  ];
  expect(new Map(listed.map(([, sum = '', file = '']) => [file, sum]))).toEqual(checksums);
  for (const [file, sum] of checksums) expect(createHash('sha256').update(read(file)).digest('hex')).toBe(sum);
});
