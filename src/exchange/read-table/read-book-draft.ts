import type { Draft } from '../import/draft.ts';
import type { Book } from '../read-workbook/book.ts';
import { openCollector } from './collect.ts';
import { ownSheets, readOwn } from './read-own.ts';
import { readSheets, type SheetChoices, type Unclear } from './read-sheets.ts';

/** What of a workbook is read, and how. */
export interface BookChoices extends SheetChoices {
  /** The sheets to be read, hidden ones too; null for all that are shown. */
  readonly sheets: readonly string[] | null;
  /** How a hidden sheet can be had, e.g. `请加 --sheet 底稿`. */
  readonly adviseSheet?: (sheet: string) => string;
}

/** A workbook as a draft, or why there is none. */
export type BookDraft =
  | { readonly kind: 'draft'; readonly draft: Draft; readonly isOwn: boolean }
  | Unclear
  | { readonly kind: 'no-such-sheet'; readonly name: string; readonly known: readonly string[] }
  /** No table of projects was found. */
  | { readonly kind: 'nothing'; readonly remarks: readonly string[] };

/** Reads a workbook: the one that `export` writes, or one as people have them. */
export function readBookDraft(book: Book, choices: BookChoices): BookDraft {
  const { adviseSheet = () => '请在 Excel 里取消隐藏' } = choices;
  const collector = openCollector();
  for (const remark of book.remarks) collector.remark(remark);
  if (hasOutsideLinks(book)) {
    collector.remark('有的格子引用了别的工作簿：读的是上次保存时的值，请核对它们是不是最新的。');
  }
  const own = choices.sheets === null ? ownSheets(book) : null;
  if (own !== null) {
    readOwn(own, collector, book.is1904);
    return { kind: 'draft', draft: collector.finish(), isOwn: true };
  }
  const known = book.sheets.map(({ name }) => name);
  const missing = choices.sheets?.find((name) => !known.includes(name));
  if (missing !== undefined) return { kind: 'no-such-sheet', name: missing, known };
  const isChosen = (name: string, isHidden: boolean): boolean => choices.sheets?.includes(name) ?? !isHidden;
  for (const { name, isHidden, rows } of book.sheets) {
    if (isHidden && !isChosen(name, isHidden) && rows.size > 0) {
      collector.remark(`“${name}”表是隐藏的，没有读；要读，${adviseSheet(name)}。`);
    }
  }
  const chosen = book.sheets.filter(({ name, isHidden, rows }) => isChosen(name, isHidden) && rows.size > 0);
  const unclear = readSheets(chosen, book, choices, collector);
  if (unclear !== null) return unclear;
  const draft = collector.finish();
  return draft.projects.length === 0 && draft.findings.length === 0
    ? { kind: 'nothing', remarks: draft.remarks }
    : { kind: 'draft', draft, isOwn: false };
}

/** `[1]Sheet1!A1` is a cell of another workbook. */
function hasOutsideLinks({ sheets }: Book): boolean {
  return sheets.some(({ rows }) =>
    [...rows.values()].some(({ cells }) => [...cells.values()].some(({ formula }) => /\[\d+\]/.test(formula ?? ''))),
  );
}
