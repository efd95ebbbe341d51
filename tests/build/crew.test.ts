import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Crew, type Kit, openCrew } from '../../src/build/crew.ts';
import { ordinary } from '../../src/build/standing.ts';
import { openMemory } from '../../src/workspace/memory.ts';
import { filesOf } from './story.ts';

/** Threads that give up at the units named here, with the error that Node gives for it, or at which something else happens. */
const threads = vi.hoisted(() => ({ failing: new Map<string, Error>(), printed: [] as string[], pools: 0 }));

vi.mock('tinypool', () => ({
  Tinypool: class {
    constructor() {
      threads.pools += 1;
    }
    async run({ folder }: { readonly folder: string }, options?: { readonly name: string }): Promise<unknown> {
      if (options?.name === 'warm') return null;
      const error = threads.failing.get(folder);
      if (error !== undefined) throw error;
      threads.printed.push(folder);
      return { from: 'a thread' };
    }
    async destroy(): Promise<void> {}
  },
}));
vi.mock('../../src/build/press.ts', async () => {
  const { pressOf, writerOf } = await import('./story.ts');
  return {
    openPress: async () => ({ ok: true, value: { ok: true, value: pressOf([writerOf('pdf')]), diagnostics: [] } }),
    openSoundPress: async () => pressOf([writerOf('pdf')]),
  };
});

const big = 'data/2025/大学';
const outOfMemory = Object.assign(new Error('Worker terminated due to reaching memory limit'), {
  code: 'ERR_WORKER_OUT_OF_MEMORY',
});

async function crewFor(units: number, jobs: number): Promise<Crew> {
  const order = { formats: ['pdf'], instant: 0, profile: null };
  const kit = { order } as unknown as Kit;
  const opened = await openCrew(openMemory(filesOf('大学')), kit, { units, jobs });
  if (!opened.ok || !opened.value.ok) throw new Error('no crew');
  return opened.value.value;
}

afterEach(() => {
  threads.failing.clear();
  threads.printed.length = 0;
  threads.pools = 0;
});

describe('a crew', () => {
  it('of one works without threads where there is little to do, or one core', async () => {
    for (const [units, jobs] of [
      [3, 8],
      [100, 1],
    ] as const) {
      const crew = await crewFor(units, jobs);
      expect(crew.hands).toBe(1);
      expect((await crew.print(big, ordinary)).files).toHaveLength(1);
    }
    expect(threads.pools).toBe(0);
  });

  it('of several gives the units to threads', async () => {
    const crew = await crewFor(20, 2);
    expect(crew.hands).toBe(4);
    expect(await crew.print(big, ordinary)).toEqual({ from: 'a thread' });
    expect(threads.printed).toEqual([big]);
  });

  it('prints here what is too big for a thread', async () => {
    threads.failing.set(big, outOfMemory);
    const crew = await crewFor(20, 2);
    const printed = await crew.print(big, ordinary);
    expect(printed).toMatchObject({ errors: [], place: { path: '2025/大学' } });
    expect(printed.files.map(({ name }) => name)).toEqual(['项目支出绩效目标表.pdf']);
    expect(await crew.print('data/2025/小学', ordinary)).toEqual({ from: 'a thread' });
  });

  it('passes on any other failure of a thread: it is ours', async () => {
    threads.failing.set(big, new Error('a mistake of ours'));
    const crew = await crewFor(20, 2);
    await expect(crew.print(big, ordinary)).rejects.toThrow('a mistake of ours');
  });
});
