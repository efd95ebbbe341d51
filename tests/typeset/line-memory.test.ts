import { expect, it } from 'vitest';
import { openLineMemory } from '../../src/typeset/line-memory.ts';
import { place } from '../../src/typeset/place.ts';
import { compose } from '../writers/pdf/story.ts';

/** A form of two columns; a text may stand in either, and be set in either way. */
function form(rows: readonly string[], columns = '60mm 60mm'): string {
  const trs = rows.map((text) => `<tr><td indent="2">${text}</td><td align="right">${text}</td></tr>`).join('');
  return `<form title="目标表" page="A4 landscape" margin="10mm" foot="第 {page} 页 共 {pages} 页"><h1>目标表</h1>
<table columns="${columns}" header-rows="1"><tr><th>项目名称</th><th>绩效目标</th></tr>${trs}</table></form>`;
}

const sentence = '保证校园整体整洁，保障学生宿舍生活管理与服务；加强校园环境建设，提高校园环境质量。';

it('a document that is set with a memory of others is as one that is set without', async () => {
  const memory = openLineMemory();
  const texts = [sentence, `${sentence}${sentence}`, '1,066.87', ''];
  const stories = [form(texts), form([...texts.slice(0, 3), `${sentence}好`]), form(texts, '40mm 90mm'), form(texts)];
  for (const story of stories) {
    const { document, shelf } = await compose(story);
    expect(place(document, shelf, memory)).toEqual(place(document, shelf));
  }
});

it('a text is broken once as long as it is needed, and again when it comes back later', async () => {
  const { shelf } = await compose(form([sentence]));
  const memory = openLineMemory();
  const setting = { role: 'body', type: { size: 8, leading: 11 }, align: 'left', indent: 0 } as const;
  let broken = 0;
  const ask = (text: string): void => {
    memory.lines(setting, text, 100, () => {
      broken += 1;
      return [];
    });
  };
  const counts = [[sentence], [sentence], ['别的'], ['别的'], [sentence]].map((texts) => {
    memory.begin(shelf);
    for (const text of texts) ask(text);
    return broken;
  });
  expect(counts).toEqual([1, 1, 2, 2, 3]);
});
