import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { severityWords } from '../diagnostics/severity.ts';
import { positionAt } from '../diagnostics/span.ts';
import type { CheckedUnit, ReportFormat } from './checked-unit.ts';

/** One file of a unit as a test of it. */
interface Case {
  readonly file: string;
  readonly failures: readonly Diagnostic[];
  readonly others: readonly Diagnostic[];
}

/** JUnit XML as CI servers read it: a suite for each unit, a test for each of its files; warnings fail where they should. */
export const toJunit: ReportFormat = ({ units, isStrict }) => {
  const suites = units.map((unit) => ({ unit, cases: casesOf(unit, isStrict) }));
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="mubiao" ${counts(all)}>`,
    ...suites.flatMap(({ unit, cases }) => [
      `  <testsuite name="${escaped(unit.folder)}" ${counts(cases)}>`,
      ...cases.flatMap((test) => caseLines(test, unit)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
};

/** Every file that was read, and every other that something was found in. */
function casesOf({ files, diagnostics }: CheckedUnit, isStrict: boolean): readonly Case[] {
  const names = new Set([...files, ...diagnostics.map(({ span }) => span.source.file)]);
  const fails = ({ severity }: Diagnostic) => severity === 'error' || (isStrict && severity === 'warning');
  return [...names].map((file) => {
    const found = diagnostics.filter(({ span }) => span.source.file === file);
    return { file, failures: found.filter(fails), others: found.filter((diagnostic) => !fails(diagnostic)) };
  });
}

function caseLines({ file, failures, others }: Case, { folder }: CheckedUnit): readonly string[] {
  const name = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file;
  const open = `    <testcase name="${escaped(name)}" classname="${escaped(folder)}" file="${escaped(file)}"`;
  if (failures.length + others.length === 0) return [`${open}/>`];
  const codes = [...new Set(failures.map(({ code }) => code))].join(', ');
  return [
    `${open}>`,
    ...(failures.length === 0
      ? []
      : [
          `      <failure message="${failures.length} 个问题" type="${escaped(codes)}">`,
          ...failures.map((diagnostic) => escaped(told(diagnostic))),
          '</failure>',
        ]),
    ...(others.length === 0
      ? []
      : ['      <system-out>', ...others.map((diagnostic) => escaped(told(diagnostic))), '</system-out>']),
    '    </testcase>',
  ];
}

function told({ code, severity, message, span, hint }: Diagnostic): string {
  const { line, column } = positionAt(span.source, span.start);
  const advice = hint === undefined ? '' : ` 建议：${hint}`;
  return `${span.source.file}:${line}:${column} ${severityWords[severity]}[${code}]：${message}${advice}`;
}

function counts(cases: readonly Case[]): string {
  const failures = cases.filter((test) => test.failures.length > 0).length;
  return `tests="${cases.length}" failures="${failures}" errors="0"`;
}

/** What XML 1.0 cannot hold is shown as U+FFFD. */
function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  const sound = text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd');
  return sound.replace(/[&<>"\n]/g, (character) => names[character] ?? character);
}
