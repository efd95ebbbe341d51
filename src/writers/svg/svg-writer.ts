import { judge, refuse } from '../../diagnostics/diagnostic.ts';
import { spanOfFile } from '../../diagnostics/span.ts';
import type { Block, FormDocument } from '../../document/form-document.ts';
import { place } from '../../typeset/place.ts';
import type { Writer } from '../writer.ts';
import { drawPicture } from './draw-picture.ts';
import { readBack } from './read-back.ts';

/** The tables with bars of a document as one picture, without pages; above them what stands above its first table. */
export const svgWriter: Writer = {
  id: 'svg',
  extension: 'svg',
  async write({ document, shelf, template }) {
    const picture = pictureOf(document);
    if (picture === null) {
      const message = '没有图可以画：金额没有变化，或者模板里没有一格写了 bar。';
      return refuse([{ code: 'svg-no-picture', severity: 'error', message, span: spanOfFile(template) }]);
    }
    const svg = drawPicture(picture, place(picture, shelf));
    const faults = readBack(svg, picture).map((message) => ({
      code: 'svg-read-back',
      severity: 'error' as const,
      message,
      span: spanOfFile(template),
    }));
    return judge(new TextEncoder().encode(svg), faults);
  },
};

/** Null where no table has a bar. */
function pictureOf(document: FormDocument): FormDocument | null {
  const hasBars = (block: Block | undefined): boolean =>
    block?.kind === 'table' && block.cells.some(({ bar }) => bar !== undefined);
  if (!document.blocks.some(hasBars)) return null;
  const firstTable = document.blocks.findIndex(({ kind }) => kind === 'table');
  const blocks = document.blocks.filter((block, index, all) => {
    if (block.kind === 'table') return hasBars(block);
    return index < firstTable || hasBars(all[index + 1]);
  });
  const page = { ...document.page, height: Number.POSITIVE_INFINITY };
  return { ...document, page, blocks, foot: null };
}
