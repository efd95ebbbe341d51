import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/budget/rules/index.ts';
import type { CheckedUnit, ReportFormat } from '../../src/cli/checked-unit.ts';
import { openTeller } from '../../src/cli/checked-unit.ts';
import { toGithub } from '../../src/cli/github.ts';
import { toJson } from '../../src/cli/json.ts';
import { toJunit } from '../../src/cli/junit.ts';
import { toSarif } from '../../src/cli/sarif.ts';
import { summarize } from '../../src/cli/summary.ts';
import type { Diagnostic, Severity } from '../../src/diagnostics/diagnostic.ts';
import { refuse } from '../../src/diagnostics/diagnostic.ts';
import { spanOfFile } from '../../src/diagnostics/span.ts';

const folder = 'data/2025/广州图书馆';
const source = { file: `${folder}/项目/01-100%, 图书.yaml`, text: '项目名称: 图书\n绩效目标: 𠮷,\n  b\n' };
const sheet = `${folder}/单位.yaml`;

function finding(
  severity: Severity,
  code: string,
  start: number,
  end: number,
  more: Partial<Diagnostic> = {},
): Diagnostic {
  return { code, severity, message: '100% 不对，<应改>。', span: { source, start, end }, ...more };
}

const error = finding('error', 'unit-total', 6, 8, {
  hint: '请改正\n其中一个。',
  related: [{ message: '首次出现在这里', span: { source, start: 0, end: 4 } }],
});
const warning = finding('warning', 'stray-space', 15, 20);
const missing: Diagnostic = { ...finding('error', 'missing-file', 0, 0), span: spanOfFile(sheet) };
const waived = [{ diagnostic: finding('warning', 'goal-length', 9, 13), reason: '批复原文\u0007如此' }];
const unit: CheckedUnit = { folder, projects: 1, files: [source.file], diagnostics: [error, warning, missing], waived };
const print = (format: ReportFormat, more = {}) =>
  format({ units: [unit], isStrict: false, showsWaived: false, ...more });

describe('SARIF', () => {
  const log = JSON.parse(print(toSarif));
  const [run] = log.runs;
  const { results } = run;

  it('is of version 2.1.0 and describes every rule, and every code that was found', () => {
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toBe('https://json.schemastore.org/sarif-2.1.0.json');
    const { driver } = run.tool;
    expect(driver.name).toBe('mubiao');
    const ids = driver.rules.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...rules.map(({ id }) => id), 'missing-file']);
    for (const rule of driver.rules) expect(rule.shortDescription.text.length).toBeGreaterThan(1);
    expect(driver.rules[0].help.text).toContain('依据：');
    expect(driver.rules[0].defaultConfiguration).toEqual({ level: 'error' });
  });

  it('leads each result to its rule, its level and its region, in UTF-16 units', () => {
    expect(run.columnKind).toBe('utf16CodeUnits');
    for (const result of results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning', 'error', 'warning']);
    const [{ physicalLocation }] = results[1].locations;
    expect(physicalLocation.region).toEqual({ startLine: 2, startColumn: 7, endLine: 3, endColumn: 2 });
    expect(results[0].message.text).toBe('100% 不对，<应改>。建议：请改正\n其中一个。');
    expect(results[0].relatedLocations).toHaveLength(1);
  });

  it('names files by addresses that are valid, and has no region for one that was not read', () => {
    const [{ physicalLocation }] = results[0].locations;
    expect(decodeURI(physicalLocation.artifactLocation.uri)).toContain('广州图书馆');
    expect(physicalLocation.artifactLocation.uri).toMatch(/^[\w%./-]+$/);
    expect(decodeURIComponent(physicalLocation.artifactLocation.uri)).toBe(source.file);
    expect(results[2].locations[0].physicalLocation).not.toHaveProperty('region');
    const outside = { ...missing, span: spanOfFile('/别处/单位.yaml') };
    const other = JSON.parse(print(toSarif, { units: [{ ...unit, diagnostics: [outside], waived: [] }] }));
    const { uri } = other.runs[0].results[0].locations[0].physicalLocation.artifactLocation;
    expect(new URL(uri).protocol).toBe('file:');
  });

  it('suppresses what was waived, with the reason', () => {
    expect(results[3].suppressions).toEqual([{ kind: 'inSource', justification: '批复原文\u0007如此' }]);
    expect(results.filter((result: object) => 'suppressions' in result)).toHaveLength(1);
  });
});

describe('the annotations of GitHub', () => {
  it('escape what the runner would take for notation, and give columns only within a line', () => {
    expect(print(toGithub)).toBe(
      [
        `::error file=${folder}/项目/01-100%25%2C 图书.yaml,line=1,endLine=1,col=7,endColumn=9,title=unit-total::100%25 不对，<应改>。%0A建议：请改正%0A其中一个。`,
        `::warning file=${folder}/项目/01-100%25%2C 图书.yaml,line=2,endLine=3,title=stray-space::100%25 不对，<应改>。`,
        `::error file=${sheet},title=missing-file::100%25 不对，<应改>。`,
        '',
      ].join('\n'),
    );
  });
});

describe('JUnit', () => {
  /** The elements with their attributes and text, once the XML is proven to be well formed. */
  function elementsOf(xml: string) {
    const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
    const open: typeof found = [];
    const parser = new SaxesParser();
    parser.on('error', (fault) => {
      throw fault;
    });
    parser.on('opentag', ({ name, attributes }) => {
      const element = { name, attributes: { ...(attributes as Record<string, string>) }, text: '' };
      found.push(element);
      open.push(element);
    });
    parser.on('text', (text) => {
      const last = open.at(-1);
      if (last !== undefined) last.text += text;
    });
    parser.on('closetag', () => void open.pop());
    parser.write(xml).close();
    return found;
  }

  it('has a suite for each unit and a test for each of its files; only errors fail', () => {
    const elements = elementsOf(print(toJunit));
    expect(elements.map(({ name }) => name)).toEqual([
      ...['testsuites', 'testsuite', 'testcase', 'failure', 'system-out', 'testcase', 'failure'],
    ]);
    expect(elements[1]?.attributes).toEqual({ name: folder, tests: '2', failures: '2', errors: '0' });
    expect(elements[2]?.attributes).toMatchObject({ name: '项目/01-100%, 图书.yaml', classname: folder });
    expect(elements[3]?.attributes).toEqual({ message: '1 个问题', type: 'unit-total' });
    expect(elements[3]?.text.trim()).toBe(
      `${source.file}:1:7 错误[unit-total]：100% 不对，<应改>。 建议：请改正\n其中一个。`,
    );
    expect(elements[4]?.text).toContain('警告[stray-space]');
  });

  it('lets warnings fail where they should', () => {
    const names = elementsOf(print(toJunit, { isStrict: true })).map(({ name }) => name);
    expect(names).not.toContain('system-out');
    const [failure] = elementsOf(print(toJunit, { isStrict: true })).filter(({ name }) => name === 'failure');
    expect(failure?.attributes.type).toBe('unit-total, stray-space');
  });

  it('shows what XML cannot hold as U+FFFD', () => {
    const odd = { ...error, message: '控\u0001制\ud800字。' };
    expect(print(toJunit, { units: [{ ...unit, diagnostics: [odd] }] })).toContain('控\ufffd制\ufffd字。');
  });
});

describe('JSON', () => {
  it('tells what was waived only to those who ask', () => {
    expect(Object.keys(JSON.parse(print(toJson)))).toEqual(['diagnostics']);
    const { waived: told } = JSON.parse(print(toJson, { showsWaived: true }));
    expect(told).toMatchObject([{ code: 'goal-length', reason: '批复原文\u0007如此', line: 2 }]);
  });
});

describe('what is told', () => {
  it('is told once of a file that units share', () => {
    const shared: Diagnostic = { ...missing, span: spanOfFile('data/2025/指标分类.yaml') };
    const tell = openTeller();
    const inspect = (name: string) =>
      tell({ folder: name, projects: 0, files: [sheet], waived: [], checked: refuse([shared, missing]) }).diagnostics;
    expect(inspect('data/2025/广州图书馆')).toHaveLength(2);
    expect(inspect('data/2025/少儿图书馆')).toEqual([missing]);
  });
});

describe('the summary', () => {
  it('counts by rule, gravest first, and by file, aligned by display width', () => {
    const more = finding('warning', 'goal-length', 9, 13);
    expect(summarize([warning, more, error, more, { ...missing, severity: 'info' }])).toBe(
      [
        '按规则：',
        '  错误  1  unit-total    单位合计不等于各项目之和',
        '  警告  2  goal-length   绩效目标过短或过长',
        '  警告  1  stray-space   有多余的空格',
        '  提示  1  missing-file  缺少文件',
        '',
        `按文件（${folder}/）：`,
        '  错误  警告  提示  文件',
        '     1     3     -  项目/01-100%, 图书.yaml',
        '     -     -     1  单位.yaml',
        '',
      ].join('\n'),
    );
  });

  it('of very many files lists the gravest', () => {
    const files = Array.from({ length: 1000 }, (_, index) => ({
      ...warning,
      span: spanOfFile(`data/2025/某校/项目/${String(index).padStart(4, '0')}.yaml`),
    }));
    const lines = summarize(files).split('\n');
    expect(lines.length).toBeLessThan(60);
    expect(lines).toContain('  另有 960 个文件没有列出。');
  });
});
