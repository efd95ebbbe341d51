import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CheckedUnit } from './checked-unit.ts';
import type { Host } from './host.ts';
import { openPretty } from './pretty.ts';

/** Above so many findings, tables close the report. */
const few = 10;

/** What a person asked to see. */
export interface View {
  /** Infos with their lines and hints too, not only where they are. */
  readonly showsAll: boolean;
  readonly showsWaived: boolean;
}

/** A report for people, told unit after unit. */
export interface PrettyReport {
  tell(unit: CheckedUnit): void;
  close(): Promise<void>;
}

/** Errors and warnings in full, in the order of the lines; then infos, a line each; at the end, of many, tables. */
export function openPrettyReport(host: Host, { showsAll, showsWaived }: View): PrettyReport {
  const pretty = openPretty(host.colours.out);
  const told: Diagnostic[] = [];
  return {
    tell({ diagnostics, waived }) {
      const isFull = ({ severity }: Diagnostic): boolean => showsAll || severity !== 'info';
      const lines = diagnostics.filter((diagnostic) => !isFull(diagnostic)).map(pretty.mention);
      const stands = showsWaived
        ? waived.map(({ diagnostic, reason }) => pretty.mentionWaived(diagnostic, reason))
        : [];
      for (const diagnostic of diagnostics.filter(isFull)) host.out(`${pretty.describe(diagnostic)}\n`);
      for (const block of [lines, stands]) if (block.length > 0) host.out(`${block.join('')}\n`);
      told.push(...diagnostics);
    },
    async close() {
      if (told.length <= few) return;
      const { summarize } = await import('./summary.ts');
      host.out(`${summarize(told)}\n`);
      host.out('用 mubiao explain <代码> 看一条规则的说明，用 --rule <代码> 只看它的问题。\n');
    },
  };
}
