import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Rule } from '../../src/budget/rule.ts';
import type { Unit } from '../../src/budget/unit.ts';
import { printedTextsWith, projectsOf } from '../../src/budget/walk.ts';
import { applyRules } from '../../src/compile/apply-rules.ts';
import { type Reading, readUnit } from '../../src/compile/read-unit.ts';
import { type IsAskedFor, repair, type UnitRepair } from '../../src/compile/repair.ts';
import type { UnitFolder } from '../../src/compile/unit-folder.ts';
import { folderOf, type Story, story } from './story.ts';

/** A rule of our own; the book's rules are not asked. */
function ruleOf(id: string, check: (unit: Unit) => Iterable<Finding>, isFixedOnRequest?: true): Rule {
  const words = { title: id, basis: '惯例', explanation: '', examples: [] };
  return { id, severity: 'warning', ...words, ...(isFixedOnRequest ? { isFixedOnRequest } : {}), check };
}

/** Each occurrence of a text that is printed, and what should stand there. */
function replacing(id: string, from: string, to: string): Rule {
  return ruleOf(id, function* (unit) {
    for (const { text, path } of printedTextsWith(unit, /./)) {
      for (let offset = text.indexOf(from); offset >= 0; offset = text.indexOf(from, offset + from.length))
        yield { path, within: { offset, length: from.length }, message: `有“${from}”。`, fix: to };
    }
  });
}

function readingWith(rules: readonly Rule[]): (folder: UnitFolder) => Reading {
  return (folder) => {
    const reading = readUnit(folder);
    if (!reading.ok) return reading;
    const book = rules.map((rule) => ({ rule, severity: rule.severity }));
    return { ...reading, ...applyRules(reading.value.unit, book, reading.value) };
  };
}

const safe: IsAskedFor = ({ fix }) => fix.isOnRequest !== true;

function repaired(changed: Partial<Story>, rules: readonly Rule[] = [], isAskedFor = safe): UnitRepair {
  return repair(folderOf(changed), isAskedFor, readingWith(rules));
}

const textsOf = ({ files }: UnitRepair) => files.map(({ after }) => after);

const operators = replacing('odd-operator', '≧', '≥');

describe('repairs of rules', () => {
  it('change their stretch and nothing else, twice in a line and in every notation', () => {
    const 维修 = story.维修
      .replace('    实施周期指标值: 100%', "    实施周期指标值:   '≧1''且≧2'   # 注≧")
      .replace('绩效目标: 按期完成校舍维修。', '绩效目标: |-  # ≧\n    一≧二。\n    三。');
    const result = repaired({ 维修 }, [operators]);
    expect(textsOf(result)).toEqual([维修.replace("'≧1''且≧2'", "'≥1''且≥2'").replace('一≧二', '一≥二')]);
    expect(result.files[0]?.mended.map(({ line, column, was, now }) => [line, column, was, now])).toEqual(
      expect.arrayContaining([
        [5, 6, '≧', '≥'],
        [10, 17, '≧', '≥'],
        [10, 22, '≧', '≥'],
      ]),
    );
    expect(result.left).toEqual([]);
  });

  it('of whole texts keep the line break at the end of a block', () => {
    const goal = ruleOf('goal', function* (unit) {
      for (const { project, path } of projectsOf(unit))
        if (!project.绩效目标.endsWith('。'))
          yield { path: [...path, '绩效目标'], message: '没有句号。', fix: `${project.绩效目标}。` };
    });
    const 维修 = story.维修.replace('绩效目标: 按期完成校舍维修。', '绩效目标: |\n  按期完成\n  校舍维修');
    expect(textsOf(repaired({ 维修 }, [goal]))).toEqual([维修.replace('校舍维修\n绩', '校舍维修。\n绩')]);
  });

  it('that touch one another come one after the other', () => {
    const rules = [replacing('a', '100%', '100%！'), replacing('b', '%！', '％')];
    const result = repaired({}, rules);
    expect(textsOf(result)).toEqual([story.维修.replaceAll('100%', '100％')]);
  });

  it('that are offered on request are made only then', () => {
    const swap = ruleOf(
      'order',
      function* (unit) {
        for (const { project, path } of projectsOf(unit)) {
          const [first, second] = project.绩效指标;
          if (first === undefined || second === undefined || first.分类 <= second.分类) continue;
          const list = [...path, '绩效指标'];
          yield { path: [...list, 1, '名称'], message: '次序不对。', reorder: { path: list, order: [1, 0] } };
        }
      },
      true,
    );
    const item = '  # 培训\n  - 分类: 11-数量指标\n    名称: 次数 # 注\n    实施周期指标值: 1次\n    年度指标值: 1次\n';
    const 维修 = story.维修 + item;
    expect(repaired({ 维修 }, [swap]).files).toEqual([]);
    const asked = repaired({ 维修 }, [swap], ({ code }) => code === 'order');
    expect(textsOf(asked)).toEqual([story.维修.replace('  - 分类: 13', `${item}  - 分类: 13`)]);
  });

  it('are not made where the author waived the finding', () => {
    const 维修 = `${story.维修.replaceAll('100%', '≧1%')}豁免:\n  - 规则: odd-operator\n    理由: 批复原文如此\n`;
    const result = repaired({ 维修 }, [operators]);
    expect(result.files).toEqual([]);
  });
});

describe('a file is left alone', () => {
  it('by repairs that undo one another, and named', () => {
    const result = repaired({}, [
      replacing('a', '培训', '教学'),
      replacing('b', '教学', '培训'),
      replacing('c', '校舍', '房屋'),
    ]);
    expect(result.files.map(({ file }) => file)).toEqual(['data/2025/南沙职校/项目/01-维修.yaml']);
    expect(new Set(result.left.map(({ why }) => why))).toEqual(new Set(['no-end']));
    expect(result.left[0]?.diagnostic.span.source.file).toBe('data/2025/南沙职校/项目/02-培训.yaml');
  });

  it('by repairs that bring an error, while others are made', () => {
    const strict: Rule = {
      ...ruleOf('strict', function* (unit) {
        for (const { text, path } of printedTextsWith(unit, /./))
          if (text.includes('坏')) yield { path, message: '坏了。' };
      }),
      severity: 'error',
    };
    const result = repaired({}, [replacing('a', '培训人数', '坏'), replacing('b', '任务', '工作'), strict]);
    expect(textsOf(result)).toEqual([story.维修.replace('任务', '工作')]);
    expect(result.left.map(({ why, diagnostic }) => `${why} ${diagnostic.code}`)).toEqual(['new-errors a']);
  });

  it('by a repair beyond the end of its text', () => {
    const wild = ruleOf('wild', function* () {
      yield { path: ['项目', 0, '项目名称'], within: { offset: 90, length: 1 }, message: '错。', fix: 'x' };
    });
    const result = repaired({}, [wild]);
    expect(result.files).toEqual([]);
    expect(result.left.map(({ why }) => why)).toEqual(['changes-meaning']);
  });

  it('where its notation can only be guessed and the guess does not make a project', () => {
    const 维修 = story.维修.replace('资金:\n  财政拨款', '资金:\n\t财政拨款').replace('绩效指标:', '指标:');
    expect(repaired({ 维修 }).files).toEqual([]);
    expect(repaired({ 维修 }).left).not.toEqual([]);
  });
});

describe('repairs of the notation', () => {
  it.each([
    ['full-width colons', '资金:\n  财政拨款: ', '资金：\n  财政拨款：'],
    ['missing spaces', '项目名称: 南', '项目名称:南'],
    ['tabs', '资金:\n  财', '资金:\n\t财'],
    ['full-width spaces', '    名称: 任', '　　名称: 任'],
    ['full-width digits', '150.00', '１５０．００'],
    ['one full-width colon, so that the map reads as a text', '  财政拨款: 150.00', '  财政拨款：150.00'],
    ['an unquoted value', "年度指标值: '>1%'", '年度指标值: >1%'],
  ])('mend %s', (_, right, wrong) => {
    const 对 = story.维修.replace('    年度指标值: 100%', "    年度指标值: '>1%'");
    const result = repaired({ 维修: 对.replace(right, wrong) });
    expect(textsOf(result)).toEqual([对]);
    expect(result.left).toEqual([]);
  });

  it('keep a byte order mark and CRLF', () => {
    const bytes = new TextEncoder().encode(`\ufeff${story.维修.replace('资金:', '资金：').replaceAll('\n', '\r\n')}`);
    const given = folderOf();
    const projects = given.projects.map((file, index) => (index === 0 ? { ...file, bytes } : file));
    const result = repair({ ...given, projects }, safe, readingWith([]));
    const expected = new TextEncoder().encode(`\ufeff${story.维修.replaceAll('\n', '\r\n')}`);
    expect(result.files.map((file) => file.bytes)).toEqual([expected]);
  });
});

describe('to repair twice', () => {
  const mistakes: readonly (readonly [string, string])[] = [
    ['资金:', '资金：'],
    ['  财政拨款', '\t财政拨款'],
    ['150.00', '１５０'],
    ['100%', '≧90%'],
    ['100%', '“≧5”  # 注'],
    ['名称: ', '名称:'],
    ['完成', '完 成≧'],
    ['维修。', '维修'],
    ['\n', '\r\n'],
    ['  - 分类', '  -分类'],
    ['绩效目标: ', '绩效目标:　'],
  ];
  const rules = [operators, replacing('stray-space', '完 成', '完成'), replacing('quotes', '“', '"')];

  it('changes nothing more, whatever mistakes were made', () => {
    fc.assert(
      fc.property(fc.subarray([...mistakes]), fc.constantFrom('维修', '培训'), (made, name) => {
        const text = made.reduce<string>((wrong, [from, to]) => wrong.replaceAll(from, to), story[name]);
        const once = repair(folderOf({ [name]: text }), safe, readingWith(rules));
        const bytes = new Map(once.files.map((file) => [file.file, file.bytes]));
        const given = folderOf({ [name]: text });
        const projects = given.projects.map(({ file, bytes: old }) => ({ file, bytes: bytes.get(file) ?? old }));
        const twice = repair({ ...given, projects }, safe, readingWith(rules));
        expect(twice.files).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
