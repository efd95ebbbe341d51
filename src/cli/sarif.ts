import manifest from '../../package.json' with { type: 'json' };
import { rules } from '../budget/rules/index.ts';
import type { Waived } from '../compile/apply-rules.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { positionAt, type Span } from '../diagnostics/span.ts';
import type { ReportFormat } from './checked-unit.ts';
import { codePage } from './manual/code-pages.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0 (OASIS), with what each rule says of itself; what was waived is a suppressed result. */
export const toSarif: ReportFormat = ({ units }) => {
  const open = units.flatMap(({ diagnostics }) => diagnostics.map((diagnostic) => ({ diagnostic, reason: null })));
  const results = [...open, ...units.flatMap(({ waived }) => waived)];
  const codes = [...new Set([...rules.map(({ id }) => id), ...results.map(({ diagnostic }) => diagnostic.code)])];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'mubiao', version: manifest.version, language: 'zh-CN', rules: codes.map(describeCode) },
        },
        columnKind: 'utf16CodeUnits',
        results: results.map((result) => describeResult(result, codes)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

function describeCode(id: string): object {
  const rule = rules.find((known) => known.id === id);
  if (rule === undefined) {
    const page = codePage(id);
    return {
      id,
      shortDescription: { text: page?.title ?? id },
      ...(page && { fullDescription: { text: page.explanation } }),
    };
  }
  const { title, explanation, basis, severity } = rule;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: `${explanation}\n依据：${basis}` },
    defaultConfiguration: { level: levels[severity] },
  };
}

function describeResult(
  { diagnostic, reason }: Waived | { diagnostic: Diagnostic; reason: null },
  codes: readonly string[],
) {
  const { code, severity, message, hint, span, related = [] } = diagnostic;
  return {
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: levels[severity],
    message: { text: hint === undefined ? message : `${message}建议：${hint}` },
    locations: [{ physicalLocation: locate(span) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => {
        return { id, message: { text: place.message }, physicalLocation: locate(place.span) };
      }),
    }),
    ...(reason !== null && { suppressions: [{ kind: 'inSource', justification: reason }] }),
  };
}

/** A file by its address below the working folder; one that was not read has no region. */
function locate({ source, start, end }: Span): object {
  const first = positionAt(source, start);
  const last = positionAt(source, end);
  const region = { startLine: first.line, startColumn: first.column, endLine: last.line, endColumn: last.column };
  return { artifactLocation: { uri: addressOf(source.file) }, ...(source.text !== '' && { region }) };
}

function addressOf(file: string): string {
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:\//.test(file)) return `file:///${encoded.replace('%3A', ':')}`;
  return file.startsWith('/') ? `file://${encoded}` : encoded;
}
