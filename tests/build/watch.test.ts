import { describe, expect, it } from 'vitest';
import { openWatch, type Timer } from '../../src/build/watch.ts';

/** A clock that stands still until it is told to go on, and rebuilds that end when they are told to. */
function stage() {
  const waiting = new Set<() => void>();
  const timer: Timer = (then) => {
    waiting.add(then);
    return () => waiting.delete(then);
  };
  const rebuilds: string[][] = [];
  const ends: ((fault?: Error) => void)[] = [];
  const watch = openWatch(
    (touched) =>
      new Promise((resolve, reject) => {
        rebuilds.push([...touched].sort());
        ends.push((fault) => (fault ? reject(fault) : resolve()));
      }),
    30,
    timer,
  );
  const pass = (): void => {
    const due = [...waiting];
    waiting.clear();
    for (const then of due) then();
  };
  const finish = async (fault?: Error): Promise<void> => {
    ends.shift()?.(fault);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { watch, rebuilds, pass, finish, waiting };
}

describe('a watch', () => {
  it('rebuilds once for many touches in a moment', () => {
    const { watch, rebuilds, pass, waiting } = stage();
    watch.touch('甲.yaml');
    watch.touch('乙.yaml');
    watch.touch('甲.yaml');
    expect(waiting.size).toBe(1);
    pass();
    expect(rebuilds).toEqual([['乙.yaml', '甲.yaml']]);
  });

  it('rebuilds again for what was touched while it was building, and never two at a time', async () => {
    const { watch, rebuilds, pass, finish } = stage();
    watch.touch('甲.yaml');
    pass();
    watch.touch('乙.yaml');
    pass();
    expect(rebuilds).toEqual([['甲.yaml']]);
    await finish();
    pass();
    expect(rebuilds).toEqual([['甲.yaml'], ['乙.yaml']]);
    await finish();
    pass();
    expect(rebuilds).toHaveLength(2);
  });

  it('ends without a rebuild that has not begun, and after one that has', async () => {
    const { watch, rebuilds, pass } = stage();
    watch.touch('甲.yaml');
    await watch.close();
    pass();
    expect(rebuilds).toEqual([]);
    watch.touch('乙.yaml');
    pass();
    expect(rebuilds).toEqual([]);
  });

  it('ends with the fault of a rebuild', async () => {
    const { watch, pass, finish } = stage();
    const ended = expect(watch.ended).rejects.toThrow('ours');
    watch.touch('甲.yaml');
    pass();
    await finish(new Error('ours'));
    await ended;
  });
});
