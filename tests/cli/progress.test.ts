import { describe, expect, it } from 'vitest';
import { alignColumns } from '../../src/cli/columns.ts';
import type { Host } from '../../src/cli/host.ts';
import { openProgress } from '../../src/cli/progress.ts';
import { openMemory } from '../../src/workspace/memory.ts';

function watch(isWatched: boolean, total: number): string {
  let text = '';
  let now = 0;
  const host: Host = {
    workspace: { ...openMemory({}), now: () => now },
    env: {},
    house: '/',
    colours: { out: false, err: false },
    isWatched,
    out: () => {},
    err: (more) => {
      text += more;
    },
  };
  const progress = openProgress(host, '检查', total);
  for (let done = 0; done < total; done++) {
    progress.show(done);
    now += 40;
  }
  progress.clear();
  progress.clear();
  return text;
}

describe('the progress of a long run', () => {
  const control = '\u001b';

  it('is one line that is written over, not with every unit, and gone at the end', () => {
    const shown = watch(true, 1000);
    expect(shown.startsWith(`\r正在检查 0/1000 个单位…${control}[K`)).toBe(true);
    expect(shown.match(/正在检查/g)?.length).toBe(334);
    expect(shown.endsWith(`\r${control}[K`)).toBe(true);
    expect(shown).not.toContain('\n');
  });

  it('is not shown where nobody watches, or the run is short', () => {
    expect(watch(false, 1000)).toBe('');
    expect(watch(true, 5)).toBe('');
  });
});

describe('columns', () => {
  it('are aligned by display width, numbers to the right', () => {
    expect(
      alignColumns([
        ['规则', { right: '数' }, '说的是'],
        ['unit-total', { right: '12' }, 'x'],
        ['', '', '合计'],
      ]),
    ).toEqual(['规则        数  说的是', 'unit-total  12  x', '                合计']);
  });
});
