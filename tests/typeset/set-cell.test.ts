import { describe, expect, it } from 'vitest';
import { setParagraphs } from '../../src/typeset/set-cell.ts';
import { foundry } from '../shelf.ts';

describe('amounts set right', () => {
  it('stand with their decimal points in line, whatever their digits', async () => {
    const shelf = await foundry.shelfFor(['1']);
    const setting = { role: 'body', type: { size: 8, leading: 11 }, align: 'right', indent: 0 } as const;
    const points = ['101.11', '15,448.37', '9.00', '2,003.21'].map((amount) => {
      const [line] = setParagraphs(shelf, setting, [amount], 45);
      const whole = amount.slice(0, amount.indexOf('.'));
      return (line?.indent ?? 0) + (shelf.width('body', whole) * 8) / 1000;
    });
    for (const point of points) expect(point).toBeCloseTo(points[0] ?? 0, 6);
  });
});
