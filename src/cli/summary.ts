import { rules } from '../budget/rules/index.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { severities, severityWords } from '../diagnostics/severity.ts';
import { byCodeUnit } from '../workspace/workspace.ts';
import { alignColumns } from './columns.ts';
import { codePage } from './manual/code-pages.ts';

/** So many files are listed; of a thousand projects, the gravest. */
const mostFiles = 40;

/** How often something was found, by severity; the order of `severities`. */
type Counts = number[];

/** Two small tables that close a long report: what was found most, and where. Ends in a line break. */
export function summarize(diagnostics: readonly Diagnostic[]): string {
  const byCode = countBy(diagnostics, ({ code }) => code);
  const byFile = countBy(diagnostics, ({ span }) => span.source.file);
  const codeRows = byCode.flatMap(([code, counts]) =>
    severities.flatMap((severity, index) => {
      const count = counts[index] ?? 0;
      return count === 0 ? [] : [[severityWords[severity], { right: String(count) }, code, titleOf(code)]];
    }),
  );
  const weighed = severities.map((severity) => severityWords[severity]);
  const bySeverity = weighed.flatMap((word) => codeRows.filter(([first]) => first === word));
  const prefix = commonFolder(byFile.map(([file]) => file));
  const fileRows = byFile
    .slice(0, mostFiles)
    .map(([file, counts]) => [
      ...counts.map((count) => ({ right: count === 0 ? '-' : String(count) })),
      file.slice(prefix.length),
    ]);
  const rest = byFile.length - mostFiles;
  return [
    '按规则：',
    ...alignColumns(bySeverity).map((line) => `  ${line}`),
    '',
    prefix === '' ? '按文件：' : `按文件（${prefix}）：`,
    ...alignColumns([[...weighed.map((right) => ({ right })), '文件'], ...fileRows]).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  另有 ${rest} 个文件没有列出。`] : []),
    '',
  ].join('\n');
}

/** What a code means in a few words. */
function titleOf(code: string): string {
  return rules.find((rule) => rule.id === code)?.title ?? codePage(code)?.title ?? '';
}

/** The gravest and most frequent first, then by code unit. */
function countBy(
  diagnostics: readonly Diagnostic[],
  nameOf: (diagnostic: Diagnostic) => string,
): readonly (readonly [string, Counts])[] {
  const counted = new Map<string, Counts>();
  for (const diagnostic of diagnostics) {
    const name = nameOf(diagnostic);
    const counts = counted.get(name) ?? severities.map(() => 0);
    const index = severities.indexOf(diagnostic.severity);
    counts[index] = (counts[index] ?? 0) + 1;
    counted.set(name, counts);
  }
  return [...counted].sort(([a, first], [b, second]) => compare(second, first) || byCodeUnit(a, b));
}

function compare(a: Counts, b: Counts): number {
  const index = a.findIndex((count, at) => count !== b[at]);
  return index < 0 ? 0 : (a[index] ?? 0) - (b[index] ?? 0);
}

/** The folder that all files lie in, with its slash; empty where there is none. */
function commonFolder(files: readonly string[]): string {
  const [first = '', ...others] = files;
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (folder !== '' && !others.every((file) => file.startsWith(folder))) {
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  }
  return folder;
}
