import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxWriter } from '../../../src/writers/docx/docx-writer.ts';
import { readBack } from '../../../src/writers/docx/read-back.ts';
import { TWO_BARS } from '../pdf/bar-table.ts';
import { compose } from '../pdf/story.ts';

const body = 'word/document.xml';

/** What is found after `spoil` changed the body of a file with two bars. */
async function found(spoil: (xml: string) => string): Promise<readonly string[]> {
  const composed = await compose(TWO_BARS);
  const written = await docxWriter.write(composed, new Date(0));
  if (!written.ok) throw new Error('not written');
  const parts = unzipSync(written.value);
  const spoiled = zipSync({ ...parts, [body]: strToU8(spoil(strFromU8(parts[body] ?? new Uint8Array()))) });
  return readBack(spoiled, composed.document, composed.template).map(({ message }) => message);
}

describe('bars in a Word file', () => {
  it('are as the document has them', async () => {
    expect(await found((xml) => xml)).toEqual([]);
  });

  it('are missed where one is lost', async () => {
    const faults = await found((xml) => xml.replace(/<w:r><w:pict>.*?<\/w:pict><\/w:r>(?=.*<w:pict>)/, ''));
    expect(faults).toHaveLength(1);
    expect(faults.join()).toContain('没有条形');
  });

  it('must be as long as their shares say, and of their look', async () => {
    const longer = await found((xml) => xml.replace(/path="m0,0l(\d+),0l(\d+)/, 'path="m0,0l9000,0l9000'));
    expect(longer).toHaveLength(1);
    const filled = await found((xml) => xml.replace('fillcolor="#ffffff"', 'fillcolor="#000000"'));
    expect(filled).toHaveLength(1);
  });
});
