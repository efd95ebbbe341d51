/**
 * The colours of sRGB (IEC 61966-2-1) as an ICC profile of version 2 (ICC.1:2001-04), for the output intent that PDF/A
 * asks for: primaries and white adapted to D50, a plain gamma of 2.2 as tone curve. A form is black on white, for which
 * the published profile's 3 KB of curve would say nothing more.
 */
export function srgbProfile(): Buffer {
  const curve = tag('curv', [uint32(1), uint16(Math.round(2.2 * 256)), uint16(0)]);
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB, gamma 2.2')],
    ['cprt', tag('text', [Buffer.from('No copyright\0', 'latin1')])],
    ['wtpt', xyz(0.9642, 1, 0.82491)],
    ['rXYZ', xyz(0.43607, 0.22249, 0.01392)],
    ['gXYZ', xyz(0.38515, 0.71687, 0.09708)],
    ['bXYZ', xyz(0.14307, 0.06061, 0.7141)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const places = new Map<Buffer, number>();
  const bodies: Buffer[] = [];
  let end = 128 + 4 + tags.length * 12;
  for (const [, body] of tags) {
    if (places.has(body)) continue;
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    places.set(body, end);
    bodies.push(padded);
    end += padded.length;
  }
  const table = tags.flatMap(([name, body]) => [Buffer.from(name), uint32(places.get(body) ?? 0), uint32(body.length)]);
  return Buffer.concat([header(end), uint32(tags.length), ...table, ...bodies]);
}

/** Display profile, RGB to XYZ, relative to D50; without a date, so that bytes repeat. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x02100000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  bytes.writeUInt16BE(2020, 24);
  bytes.writeUInt16BE(1, 26);
  bytes.writeUInt16BE(1, 28);
  bytes.write('acsp', 36, 'latin1');
  for (const [index, value] of [0.9642, 1, 0.82491].entries()) bytes.writeInt32BE(fixed(value), 68 + index * 4);
  return bytes;
}

function description(text: string): Buffer {
  return tag('desc', [uint32(text.length + 1), Buffer.from(`${text}\0`, 'latin1'), Buffer.alloc(8 + 3 + 67)]);
}

function xyz(x: number, y: number, z: number): Buffer {
  return tag(
    'XYZ ',
    [x, y, z].map((value) => uint32(fixed(value))),
  );
}

function tag(type: string, parts: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(type, 'latin1'), Buffer.alloc(4), ...parts]);
}

/** Signed 15.16 fixed point. */
function fixed(value: number): number {
  return Math.round(value * 65536);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
