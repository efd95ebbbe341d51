import { createColors } from 'picocolors';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { excerpt } from '../diagnostics/excerpt.ts';
import { severityWords } from '../diagnostics/severity.ts';
import { positionAt, type Span } from '../diagnostics/span.ts';

/** Findings for people at a terminal. */
export interface Pretty {
  /** Severity, message, place, code frame, hint and related places; ends in a line break. */
  describe(diagnostic: Diagnostic): string;
  /** Severity, place and message in one line. */
  mention(diagnostic: Diagnostic): string;
  /** The same of a finding that was let stand, with the author's reason. */
  mentionWaived(diagnostic: Diagnostic, reason: string): string;
}

export function openPretty(hasColours: boolean): Pretty {
  const paint = createColors(hasColours);
  const colours = { error: paint.red, warning: paint.yellow, info: paint.cyan };
  const mention = (word: string, { code, message, span }: Diagnostic, more: string): string =>
    `${word}${paint.dim(`[${code}]`)}：${placeOf(span)} ${visible(message)}${more}\n`;
  return {
    mention: (diagnostic) => mention(colours[diagnostic.severity](severityWords[diagnostic.severity]), diagnostic, ''),
    mentionWaived: (diagnostic, reason) => mention(paint.dim('已豁免'), diagnostic, `（理由：${visible(reason)}）`),
    describe({ code, severity, message, span, related = [], hint }) {
      const colour = colours[severity];
      const frame = excerpt(span, { paint: { gutter: paint.dim, caret: colour } });
      const lines = [
        `${colour(paint.bold(severityWords[severity]))}${paint.dim(`[${code}]`)}：${paint.bold(visible(message))}`,
        `  ${paint.dim('-->')} ${placeOf(span)}`,
        ...(frame === '' ? [] : [frame]),
        ...related.map((place) => `  ${paint.dim('相关：')}${visible(place.message)} ${placeOf(place.span)}`),
        ...(hint === undefined ? [] : [`  ${paint.green('建议：')}${visible(hint)}`]),
      ];
      return `${lines.join('\n')}\n`;
    },
  };
}

/** `file:line:column`, which terminals and editors make clickable; only the file where nothing of it was read. */
function placeOf({ source, start }: Span): string {
  const { line, column } = positionAt(source, start);
  return visible(source.text === '' ? source.file : `${source.file}:${line}:${column}`);
}

/** Data and file names may hold controls that would move the cursor or colour the terminal: their pictures are shown. */
export function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (control) => {
    const code = control.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}
