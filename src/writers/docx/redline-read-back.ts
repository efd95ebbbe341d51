import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { RevisedDocument } from '../../document/revised-document.ts';
import { type Difference, difference, refuseDifferences } from '../difference.ts';
import { parse } from '../opc/parse-xml.ts';
import { compareFile, type FinishedFile, openFile, product } from './read-back.ts';
import { type Decision, resolveRevisions } from './resolve-revisions.ts';
import type { RevisionStamp } from './revisions.ts';

/**
 * Reads the finished file, rejects all revisions and compares what is left with the earlier version, accepts all and
 * compares with the later one: every cell, paragraph and foot. Each difference is an error, and so is a revision without a
 * number of its own, or by somebody else, or of another date.
 */
export function readBackRedline(
  bytes: Uint8Array,
  { before, after }: RevisedDocument,
  stamp: RevisionStamp,
  template: string,
): readonly Diagnostic[] {
  return refuseDifferences(product, template, () => {
    const file = openFile(bytes);
    return [
      ...compareMarks(file, stamp),
      ...inWords('拒绝全部修订后，', compareFile(resolved(file, 'reject'), before)),
      ...inWords('接受全部修订后，', compareFile(resolved(file, 'accept'), after)),
    ];
  });
}

/** The parts in which there may be revisions. */
const revisable = /^word\/(?:document|footer\d+|header\d+)\.xml$/;

function resolved({ part, names }: FinishedFile, decision: Decision): FinishedFile {
  const known = new Map<string, string>();
  const resolvedPart = (path: string): string => {
    const xml = known.get(path) ?? (revisable.test(path) ? resolveRevisions(part(path), decision) : part(path));
    known.set(path, xml);
    return xml;
  };
  return { part: resolvedPart, names };
}

function inWords(when: string, differences: readonly Difference[]): readonly Difference[] {
  return differences.map(({ where, message }) => ({ where: when + where, message }));
}

function compareMarks({ part, names }: FinishedFile, { author, instant }: RevisionStamp): readonly Difference[] {
  const seen = new Set<string>();
  const found: Difference[] = [];
  const wanted = `${author} ${instant.toISOString().slice(0, 19)}Z`;
  for (const path of [...names].filter((name) => revisable.test(name))) {
    parse(part(path), (name, attribute) => {
      if (name !== 'w:ins' && name !== 'w:del') return;
      const id = attribute('w:id') ?? '';
      const read = `${attribute('w:author') ?? ''} ${attribute('w:date') ?? ''}`;
      if (seen.has(id) || id === '') found.push(difference('修订', '各有编号', `编号 ${id} 不止一处`));
      if (read !== wanted) found.push(difference('修订', wanted, read));
      seen.add(id);
    });
  }
  return found;
}
