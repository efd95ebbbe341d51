import { type Difference, difference } from '../difference.ts';
import { parse } from '../opc/parse-xml.ts';
import { HEADER_PATH } from './watermark.ts';

/** Holds the drawing in the header against the words that should be there; `part` gives the XML of a part that is there. */
export function compareWatermark(
  wanted: string | null,
  part: (path: string) => string,
  paths: ReadonlySet<string>,
): readonly Difference[] {
  const found = readWords(part, paths);
  return found === wanted ? [] : [difference('水印', wanted ?? '没有', found ?? '没有')];
}

/** The words of the header that the pages show; null where they show none. */
function readWords(part: (path: string) => string, paths: ReadonlySet<string>): string | null {
  if (!paths.has(HEADER_PATH)) return null;
  const headers = new Set<string>();
  parse(part('word/_rels/document.xml.rels'), (name, attribute) => {
    if (name === 'Relationship' && `word/${attribute('Target')}` === HEADER_PATH) headers.add(attribute('Id') ?? '');
  });
  let isShown = false;
  parse(part('word/document.xml'), (name, attribute) => {
    if (name === 'w:headerReference' && attribute('w:type') === 'default')
      isShown ||= headers.has(attribute('r:id') ?? '');
  });
  let words: string | null = null;
  let strokes = 0;
  parse(part(HEADER_PATH), (name, attribute) => {
    if (name === 'v:group') words = attribute('alt') ?? '';
    if (name === 'v:shape' && /^m[-\d,]+c[-\d,]+xe$/.test(attribute('path') ?? '')) strokes++;
  });
  return isShown && strokes > 0 ? words : null;
}
