import { describe, expect, it } from 'vitest';
import { openClaims, outputPlace, spanOfName } from '../../src/build/output-place.ts';
import { readAs } from './story.ts';

describe('the place of the outputs', () => {
  it('is the year and the name of the unit', () => {
    expect(outputPlace(readAs('广州图书馆（本部）'))).toMatchObject({ ok: true, value: '2025/广州图书馆（本部）' });
  });

  it.each(['../x', '..', '.', '/etc', 'C:\\x', 'a/b', '甲\n乙', ' 甲', '甲 ', '甲.', 'CON', 'com1', '甲*', '甲\u0000'])(
    'is never a path, nor what some system cannot name: %j',
    (name) => {
      expect(outputPlace(readAs(name))).toMatchObject({ ok: false, diagnostics: [{ code: 'name-is-no-folder' }] });
    },
  );

  it('names every fault at once', () => {
    expect(outputPlace(readAs('../x', '../2025')).diagnostics).toHaveLength(2);
  });

  it('belongs to the unit that comes first', () => {
    const claims = openClaims();
    const first = 'data/2025/图书馆';
    const second = 'data/2025/图书馆（副本）';
    expect(claims.claim(first, '2025/广州图书馆', spanOfName(readAs('广州图书馆')))).toBeNull();
    expect(claims.claim('data/2024/图书馆', '2024/广州图书馆', spanOfName(readAs('广州图书馆', '2024')))).toBeNull();
    const clash = claims.claim(second, '2025/广州图书馆', spanOfName(readAs('广州图书馆')));
    expect(clash).toMatchObject({ code: 'same-output', severity: 'error', related: [{}] });
    expect(clash?.message).toContain(first);
    expect(clash?.message).toContain(second);
  });

  it('counts as the same where Windows and macOS see no difference', () => {
    const claims = openClaims();
    expect(claims.claim('甲', '2025/Cafe\u0301馆', spanOfName(readAs('甲')))).toBeNull();
    expect(claims.claim('乙', '2025/CAF\u00c9馆', spanOfName(readAs('乙')))).not.toBeNull();
  });
});
