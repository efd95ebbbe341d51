import { createHash } from 'node:crypto';
import type { Face } from '../../fonts/face.ts';
import { escapeXml, type Part, XML } from '../opc/part.ts';
import type { EmbeddedFont } from './embedded-fonts.ts';

/** The font table, its relationships, and the obfuscated fonts (ECMA-376 part 4, 2.8.1), as parts of the package. */
export function fontParts(fonts: readonly EmbeddedFont[]): readonly Part[] {
  const files = fonts.map((font, i) => ({
    font,
    id: `rId${i + 1}`,
    target: `fonts/font${i + 1}.odttf`,
    key: keyOf(font.bytes),
  }));
  const families = [...new Set(fonts.map((font) => font.family))].map((family) => {
    const faces = files
      .filter(({ font }) => font.family === family)
      .sort((a, b) => Number(a.font.bold) - Number(b.font.bold));
    const embeds = faces.map(
      ({ font, id, key }) => `<w:embed${font.bold ? 'Bold' : 'Regular'} r:id="${id}" w:fontKey="{${key}}"/>`,
    );
    return faces[0] === undefined ? '' : fontXml(family, faces[0].font.face, embeds.join(''));
  });
  const relationships = files.map(
    ({ id, target }) => `<Relationship Id="${id}" Type="${RELATIONSHIPS}/font" Target="${target}"/>`,
  );
  return [
    { path: 'word/fontTable.xml', data: `${XML}<w:fonts ${NAMESPACES}>${families.join('')}</w:fonts>` },
    {
      path: 'word/_rels/fontTable.xml.rels',
      data: `${XML}<Relationships xmlns="${PACKAGE}">${relationships.join('')}</Relationships>`,
    },
    ...files.map(({ font, target, key }) => ({ path: `word/${target}`, data: obfuscate(font.bytes, key) })),
  ];
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const NAMESPACES = `xmlns:r="${RELATIONSHIPS}" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`;

/** `altName` is what a program takes that drops embedded fonts; charset 86 (hexadecimal) is GB 2312. */
function fontXml(family: string, face: Face, embeds: string): string {
  const os2 = face.table('OS/2');
  const panose = Buffer.from(os2.subarray(32, 42)).toString('hex').toUpperCase();
  const isHei = face.family.includes('Hei');
  return (
    `<w:font w:name="${escapeXml(family)}"><w:altName w:val="${isHei ? '黑体' : '宋体'}"/><w:panose1 w:val="${panose}"/>` +
    `<w:charset w:val="86"/><w:family w:val="${isHei ? 'swiss' : 'roman'}"/><w:pitch w:val="variable"/>${signature(os2)}${embeds}</w:font>`
  );
}

/** The ranges that the face says it has, Han (bit 59) and code page 936 (bit 18) in any case: by these Word sets Chinese in it. */
function signature(os2: Uint8Array): string {
  const view = new DataView(os2.buffer, os2.byteOffset, os2.byteLength);
  const hex = (offset: number, always = 0): string =>
    ((view.getUint32(offset) | always) >>> 0).toString(16).toUpperCase().padStart(8, '0');
  return (
    `<w:sig w:usb0="${hex(42, 1)}" w:usb1="${hex(46, 1 << 27)}" w:usb2="${hex(50)}" w:usb3="${hex(54)}"` +
    ` w:csb0="${hex(78, (1 << 18) | 1)}" w:csb1="${hex(82)}"/>`
  );
}

/** A GUID that depends on nothing but the font. */
function keyOf(bytes: Uint8Array): string {
  const hex = createHash('sha256').update(bytes).digest('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** The first 32 bytes are combined with the key, last byte first, twice over. */
function obfuscate(bytes: Uint8Array, key: string): Uint8Array {
  const mask = Buffer.from(key.replaceAll('-', ''), 'hex').reverse();
  const obfuscated = bytes.slice();
  for (let i = 0; i < 32; i++) obfuscated[i] = (bytes[i] ?? 0) ^ (mask[i % 16] ?? 0);
  return obfuscated;
}
