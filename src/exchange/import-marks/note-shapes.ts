import type { CellNote } from './comments.ts';
import { applyEdits, attributeIn, tagsOf } from './xml-edits.ts';

const head = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`;
const kind = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;
/** How many characters of a note stand on a line of its box, about. */
const lineLength = 22;
/** Each sheet's shapes are numbered in thousands of their own. */
const block = 1024;

/** The boxes in which Excel shows notes ([MS-OI29500], legacy drawing): those that are there, and one for each of ours. */
export function addShapes(xml: string | null, notes: readonly CellNote[], sheet: number): string {
  const text =
    xml ?? `${head}<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${sheet}"/></o:shapelayout>${kind}</xml>`;
  const numbers = [...text.matchAll(/_x0000_s(\d+)/g)].map((found) => Number(found[1]));
  const first = Math.max(sheet * block, ...numbers) + 1;
  const hasKind = text.includes('_x0000_t202');
  const shapes = notes.map((note, index) => shapeOf(note, first + index)).join('');
  const end = text.lastIndexOf('</');
  return `${text.slice(0, end)}${hasKind ? '' : kind}${shapes}${text.slice(end)}`;
}

function shapeOf({ column, row, text }: CellNote, number: number): string {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0);
  const height = Math.min(30, lines + 1);
  const anchor = [column, 12, Math.max(0, row - 2), 4, column + 4, 40, Math.max(0, row - 2) + height, 4].join(', ');
  return `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;width:240pt;height:${height * 15}pt;z-index:${number};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`;
}

/** Without the boxes of notes at some cells. */
export function dropShapes(xml: string, cells: readonly { readonly column: number; readonly row: number }[]): string {
  const gone = new Set(cells.map(({ column, row }) => `${row - 1} ${column - 1}`));
  const edits: { start: number; end: number; text: string }[] = [];
  let from = -1;
  for (const { name, kind: form, start, end } of tagsOf(xml)) {
    if (name !== 'shape') continue;
    if (form === 'open') from = start;
    else if (form === 'close' && from >= 0) {
      const shape = xml.slice(from, end);
      const [, row] = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape) ?? [];
      const [, column] = /<x:Column>\s*(\d+)\s*<\/x:Column>/.exec(shape) ?? [];
      if (gone.has(`${row} ${column}`)) edits.push({ start: from, end, text: '' });
      from = -1;
    }
  }
  return applyEdits(xml, edits);
}

/** The sheet with a reference to its boxes, where the schema wants it; as it is where it has one. */
export function withDrawing(xml: string, id: string): string {
  const followers = new Set([
    'legacyDrawingHF',
    'picture',
    'oleObjects',
    'controls',
    'webPublishItems',
    'tableParts',
    'extLst',
  ]);
  let depth = 0;
  for (const { name, kind: form, start, text } of tagsOf(xml)) {
    if (form === 'close') depth--;
    if (depth === 1 && name === 'legacyDrawing') return xml;
    const isHere = (depth === 1 && form !== 'close' && followers.has(name)) || (depth === 0 && form === 'close');
    if (isHere) {
      const prefix = /^<\/?([\w.-]+:)?/.exec(text)?.[1] ?? '';
      const made = `<${prefix}legacyDrawing xmlns:r="${relationships(xml)}" r:id="${id}"/>`;
      return xml.slice(0, start) + made + xml.slice(start);
    }
    if (form === 'open') depth++;
  }
  return xml;
}

/** Strict files have namespaces of their own. */
function relationships(xml: string): string {
  return xml.includes('http://purl.oclc.org/ooxml/')
    ? 'http://purl.oclc.org/ooxml/officeDocument/relationships'
    : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
}

/** The id by which a tag of the sheet refers to its boxes; null where it has none. */
export function drawingId(xml: string): string | null {
  const found = [...tagsOf(xml)].find(({ name }) => name === 'legacyDrawing');
  return found === undefined
    ? null
    : (/\s[\w.-]+:id\s*=\s*["']([^"']*)/.exec(found.text)?.[1] ?? attributeIn(found.text, 'id'));
}
