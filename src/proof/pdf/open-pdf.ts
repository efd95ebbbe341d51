import { inflateSync } from 'node:zlib';
import { asName, asReference, isArray, isDictionary, openSyntax, type PdfDictionary, type PdfValue } from './syntax.ts';

/** A PDF whose objects can be asked for. */
export interface PdfFile {
  readonly catalog: PdfDictionary;
  /** Follows a reference; anything else is itself. What is not there is null. */
  resolve(value: PdfValue | undefined): PdfValue;
  /** The dictionary that a value is or leads to; an empty one where there is none. */
  dictionary(value: PdfValue | undefined): PdfDictionary;
  array(value: PdfValue | undefined): readonly PdfValue[];
  /** The content of a stream, unpacked; null where the value leads to none. */
  stream(value: PdfValue | undefined): Buffer | null;
}

type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

interface Indirect {
  readonly value: PdfValue;
  /** As it stands in the file. */
  readonly packed: Buffer | null;
}

const none: PdfDictionary = new Map();
const nothing: Indirect = { value: null, packed: null };

/** What one object may unpack to: more than any form of ours, and less than a bomb. */
const largest = 64 * 1024 * 1024;

/**
 * Opens a PDF by its cross references, as tables or as streams, with objects by themselves or in object streams: what we
 * write, and what qpdf makes of it. Throws where it is no such file.
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes).toString('latin1');
  if (!text.slice(0, 1024).includes('%PDF-')) throw new Error('no PDF');
  const places = new Map<number, Place>();
  const known = new Map<number, Indirect>();
  const packs = new Map<number, readonly PdfValue[]>();
  const opening = new Set<number>();

  const readAt = (offset: number): Indirect => {
    const syntax = openSyntax(text, offset);
    syntax.next();
    syntax.next();
    syntax.next();
    const value = syntax.next() ?? null;
    const start = /^\s*stream(?:\r\n|\n|\r)/.exec(text.slice(syntax.offset(), syntax.offset() + 64));
    if (start === null || !isDictionary(value)) return { value, packed: null };
    const from = syntax.offset() + start[0].length;
    const length = resolve(value.get('Length'));
    const until = typeof length === 'number' ? from + length : text.indexOf('endstream', from);
    return { value, packed: Buffer.from(text.slice(from, until), 'latin1') };
  };
  const unpackObjects = (number: number): readonly PdfValue[] => {
    const found = packs.get(number);
    if (found !== undefined) return found;
    const holder = object(number);
    const heads = isDictionary(holder.value) ? holder.value : none;
    const body = contentOf(holder)?.toString('latin1') ?? '';
    const index = openSyntax(body);
    const first = Number(heads.get('First'));
    const values = Array.from({ length: Number(heads.get('N')) }, () => {
      index.next();
      return Number(index.next());
    }).map((offset) => openSyntax(body, first + offset).next() ?? null);
    packs.set(number, values);
    return values;
  };
  const object = (number: number): Indirect => {
    const found = known.get(number);
    if (found !== undefined) return found;
    const place = places.get(number);
    if (place === undefined || opening.has(number)) return nothing;
    opening.add(number);
    const made =
      'offset' in place
        ? readAt(place.offset)
        : { value: unpackObjects(place.stream)[place.index] ?? null, packed: null };
    opening.delete(number);
    known.set(number, made);
    return made;
  };
  const resolve = (value: PdfValue | undefined): PdfValue => {
    const number = asReference(value);
    return number === null ? (value ?? null) : object(number).value;
  };
  const contentOf = ({ value, packed }: Indirect): Buffer | null =>
    packed === null || !isDictionary(value) ? null : unpack(packed, value, resolve);
  const dictionary = (value: PdfValue | undefined): PdfDictionary => {
    const found = resolve(value);
    return isDictionary(found) ? found : none;
  };

  const trailer = readReferences(text, places, (offset) => {
    const holder = readAt(offset);
    return { dictionary: isDictionary(holder.value) ? holder.value : none, content: contentOf(holder) };
  });
  if (trailer.has('Encrypt')) throw new Error('encrypted');
  return {
    catalog: dictionary(trailer.get('Root')),
    resolve,
    dictionary,
    array: (value) => {
      const found = resolve(value);
      return isArray(found) ? found : [];
    },
    stream: (value) => {
      const number = asReference(value);
      return number === null ? null : contentOf(object(number));
    },
  };
}

/** Fills in where the objects are, the newest place first; gives the newest trailer. */
function readReferences(
  text: string,
  places: Map<number, Place>,
  readStream: (offset: number) => { readonly dictionary: PdfDictionary; readonly content: Buffer | null },
): PdfDictionary {
  const last = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-1024))?.[1];
  if (last === undefined) throw new Error('no startxref');
  const seen = new Set<number>();
  const todo = [Number(last)];
  let newest: PdfDictionary | null = null;
  for (let offset = todo.shift(); offset !== undefined; offset = todo.shift()) {
    if (seen.has(offset)) continue;
    seen.add(offset);
    const isTable = /^\s*xref/.test(text.slice(offset, offset + 16));
    const trailer = isTable ? readTable(text, offset, places) : readReferenceStream(readStream(offset), places);
    newest ??= trailer;
    for (const key of ['XRefStm', 'Prev']) {
      const next = trailer.get(key);
      if (typeof next === 'number') todo.push(next);
    }
  }
  return newest ?? none;
}

function readTable(text: string, offset: number, places: Map<number, Place>): PdfDictionary {
  const syntax = openSyntax(text, offset);
  syntax.next();
  for (;;) {
    const first = syntax.next();
    if (typeof first !== 'number') break;
    const count = Number(syntax.next());
    for (let number = first; number < first + count; number++) {
      const at = Number(syntax.next());
      syntax.next();
      const kind = syntax.next();
      const isUsed = typeof kind === 'object' && kind !== null && 'name' in kind && kind.name === 'n';
      if (isUsed && !places.has(number)) places.set(number, { offset: at });
    }
  }
  const trailer = syntax.next();
  if (!isDictionary(trailer)) throw new Error('no trailer');
  return trailer;
}

function readReferenceStream(
  { dictionary, content }: { readonly dictionary: PdfDictionary; readonly content: Buffer | null },
  places: Map<number, Place>,
): PdfDictionary {
  if (asName(dictionary.get('Type')) !== 'XRef' || content === null) throw new Error('no cross references');
  const widths = dictionary.get('W');
  const [kindWidth = 0, placeWidth = 0, indexWidth = 0] = isArray(widths) ? widths.map(Number) : [];
  const size = Number(dictionary.get('Size'));
  const index = dictionary.get('Index');
  const ranges = isArray(index) ? index.map(Number) : [0, size];
  let at = 0;
  const field = (width: number, absent: number): number => {
    let value = width === 0 ? absent : 0;
    for (let byte = 0; byte < width; byte++) value = value * 256 + (content[at++] ?? 0);
    return value;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const first = ranges[range] ?? 0;
    for (let number = first; number < first + (ranges[range + 1] ?? 0) && at < content.length; number++) {
      const kind = field(kindWidth, 1);
      const place = field(placeWidth, 0);
      const rest = field(indexWidth, 0);
      if (places.has(number) || kind === 0) continue;
      places.set(number, kind === 1 ? { offset: place } : { stream: place, index: rest });
    }
  }
  return dictionary;
}

function unpack(packed: Buffer, dictionary: PdfDictionary, resolve: (value: PdfValue | undefined) => PdfValue): Buffer {
  const filter = resolve(dictionary.get('Filter'));
  const names = (isArray(filter) ? filter : filter === null ? [] : [filter]).map((one) => asName(resolve(one)));
  const given = resolve(dictionary.get('DecodeParms'));
  const all = isArray(given) ? given : [given];
  return names.reduce<Buffer>((content, name, index) => {
    if (name !== 'FlateDecode') throw new Error(`packed with ${name}`);
    const flat = inflateSync(content, { maxOutputLength: largest });
    const parameters = resolve(all[index]);
    return isDictionary(parameters) ? undoPrediction(flat, parameters) : flat;
  }, packed);
}

/** The predictors of PNG, of which qpdf uses the second (each byte less the one above it). */
function undoPrediction(content: Buffer, parameters: PdfDictionary): Buffer {
  const predictor = Number(parameters.get('Predictor') ?? 1);
  if (predictor < 10) return content;
  const width = Number(parameters.get('Columns') ?? 1);
  const rows = Math.floor(content.length / (width + 1));
  const plain = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row++) {
    const kind = content[row * (width + 1)];
    if (kind !== 0 && kind !== 2) throw new Error(`predictor ${kind}`);
    for (let column = 0; column < width; column++) {
      const above = row === 0 || kind === 0 ? 0 : (plain[(row - 1) * width + column] ?? 0);
      plain[row * width + column] = (content[row * (width + 1) + 1 + column] ?? 0) + above;
    }
  }
  return plain;
}
