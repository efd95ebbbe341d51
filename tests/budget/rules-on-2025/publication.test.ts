import { describe, expect, it } from 'vitest';
import { foundBy } from './shipped.ts';

describe('on the form of 2025, the rules about publication', () => {
  it('find the typos that the form was published with', () => {
    expect(foundBy('common-typo')).toEqual([
      '07:42:12 累积',
      '11:8:9 累积',
      '11:12:9 累积',
      '11:12:13 省级级',
      '11:16:9 累积',
      '17:5:52 基础实施建设',
    ]);
  });

  it.each(['personal-number', 'sensitive-remark', 'secrecy-word', 'look-alike-character', 'private-use-character'])(
    'find nothing by %s',
    (id) => {
      expect(foundBy(id)).toEqual([]);
    },
  );
});
