import type { CheckedUnit, ReportFormat } from './checked-unit.ts';
import type { Host } from './host.ts';
import { openPrettyReport, type PrettyReport, type View } from './pretty-report.ts';

/** The formats for programs; each is loaded when it is asked for. */
const forPrograms: Readonly<Record<string, () => Promise<ReportFormat>>> = {
  json: async () => (await import('./json.ts')).toJson,
  github: async () => (await import('./github.ts')).toGithub,
  sarif: async () => (await import('./sarif.ts')).toSarif,
  junit: async () => (await import('./junit.ts')).toJunit,
};

export const reportFormats: readonly string[] = ['pretty', ...Object.keys(forPrograms)];

/** A report that takes unit after unit. One for people is told at once; one for programs is printed whole when it closes. */
export async function openReport(
  host: Host,
  format: string,
  view: View & { readonly isStrict: boolean },
): Promise<PrettyReport & { readonly isForPeople: boolean }> {
  const load = forPrograms[format];
  if (load === undefined) return { ...openPrettyReport(host, view), isForPeople: true };
  const print = await load();
  const units: CheckedUnit[] = [];
  return {
    isForPeople: false,
    tell: (unit) => void units.push(unit),
    close: async () => host.out(print({ units, isStrict: view.isStrict, showsWaived: view.showsWaived })),
  };
}
