import type { Face } from './face.ts';
import { viewOf } from './sfnt.ts';

/** In ems; y runs upwards from the base line. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A closed line around ink or around a gap in it: from the start to one point after the other, and back. */
export interface Contour {
  readonly start: Point;
  /** Where `control` is null the way is straight, else a quadratic curve. */
  readonly steps: readonly { readonly control: Point | null; readonly to: Point }[];
}

interface RawPoint extends Point {
  readonly isOn: boolean;
}

/** The outline of a glyph (OpenType 1.9, glyf). Throws for a glyph that is put together from others: no face of ours has one for a Han character. */
export function outlineOf(face: Face, glyph: number): readonly Contour[] {
  const record = face.record(glyph);
  if (record.length < 10) return [];
  const view = viewOf(record);
  const count = view.getInt16(0);
  if (count < 0) throw new Error(`glyph ${glyph} of ${face.name} is put together from others`);
  const ends = Array.from({ length: count }, (_, contour) => view.getUint16(10 + contour * 2));
  const points = readPoints(view, 10 + count * 2, (ends.at(-1) ?? -1) + 1, face.unitsPerEm);
  return ends.map((end, contour) => closed(points.slice((ends[contour - 1] ?? -1) + 1, end + 1)));
}

/** Flags, then all x, then all y, each as the way from the point before. */
function readPoints(view: DataView, instructions: number, count: number, unitsPerEm: number): readonly RawPoint[] {
  let at = instructions + 2 + view.getUint16(instructions);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(at++);
    const times = flag & REPEAT ? view.getUint8(at++) + 1 : 1;
    for (let time = 0; time < times; time++) flags.push(flag);
  }
  const readWay = (short: number, same: number): readonly number[] => {
    let place = 0;
    return flags.map((flag) => {
      if (flag & short) place += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        place += view.getInt16(at);
        at += 2;
      }
      return place / unitsPerEm;
    });
  };
  const across = readWay(SHORT_X, SAME_X);
  const up = readWay(SHORT_Y, SAME_Y);
  return flags.map((flag, index) => ({ x: across[index] ?? 0, y: up[index] ?? 0, isOn: (flag & ON_CURVE) !== 0 }));
}

const [ON_CURVE, SHORT_X, SHORT_Y, REPEAT, SAME_X, SAME_Y] = [1, 2, 4, 8, 16, 32] as const;

/** Between two control points lies a point that is not written. */
function closed(points: readonly RawPoint[]): Contour {
  const whole = points.flatMap((point, index): readonly RawPoint[] => {
    const next = points[(index + 1) % points.length] ?? point;
    return point.isOn || next.isOn ? [point] : [point, { ...middle(point, next), isOn: true }];
  });
  const first = Math.max(
    0,
    whole.findIndex(({ isOn }) => isOn),
  );
  const [start = { x: 0, y: 0 }, ...rest] = [...whole.slice(first), ...whole.slice(0, first + 1)];
  const steps: { readonly control: Point | null; readonly to: Point }[] = [];
  let control: Point | null = null;
  for (const point of rest) {
    if (point.isOn) steps.push({ control, to: point });
    control = point.isOn ? null : point;
  }
  return { start, steps };
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
