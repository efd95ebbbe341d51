import { SaxesParser } from 'saxes';
import type { FormDocument } from '../../document/form-document.ts';

/** Holds the texts and the bars of a picture against the document; one Chinese sentence a fault. */
export function readBack(svg: string, { blocks }: FormDocument): readonly string[] {
  const found = readPicture(svg);
  const cells = blocks.flatMap((block) => (block.kind === 'table' ? block.cells : []));
  const bars = cells.filter(({ bar }) => bar !== undefined && bar.share > 0).length;
  const text = blocks
    .flatMap((block) =>
      block.kind === 'paragraph' ? block.segments : block.cells.flatMap(({ paragraphs }) => paragraphs),
    )
    .join('');
  return [
    ...(found.text === text
      ? []
      : [`图上的文字与数据不一致：应有 ${text.length} 个字符，画出 ${found.text.length} 个。`]),
    ...(found.bars === bars ? [] : [`图上的条形与数据不一致：应有 ${bars} 条，画出 ${found.bars} 条。`]),
  ];
}

function readPicture(svg: string): { readonly text: string; readonly bars: number } {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let [text, bars, isText] = ['', 0, false];
  parser.on('opentag', ({ name, attributes }) => {
    isText = name === 'text';
    if (name === 'rect' && attributes.class !== undefined) bars++;
  });
  parser.on('closetag', () => {
    isText = false;
  });
  parser.on('text', (part) => {
    if (isText) text += part;
  });
  parser.write(svg).close();
  return { text, bars };
}
