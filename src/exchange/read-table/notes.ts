import { type Grid, wordsOf } from './grid.ts';
import { type MoneyUnit, moneyIn, plainWords } from './header-words.ts';

/** What stands around a table: whose it is, of which year, and in what money. */
export interface Notes {
  readonly unit: { readonly text: string; readonly row: number; readonly column: number } | null;
  readonly year: { readonly text: string; readonly row: number; readonly column: number } | null;
  readonly money: MoneyUnit | null;
}

const unitLabel =
  /(?:^|[\s　])(?:填报|预算|编报|编制|申报|实施|项目|资金使用)?\s*单位\s*(?:名称|全称)?\s*(?:[（(]\s*(?:盖章|公章|章)\s*[)）])?\s*[:：]\s*([^\s　:：]*?)(?=(?:金额|计量)?单位[:：]|[\s　:：]|$)/;
const bareUnitLabel = /^(?:填报|预算|编报|编制|申报|实施|资金使用)?单位(?:名称|全称)?(?:\((?:盖章|公章|章)\))?[:：]?$/;
const yearLabel = /(?:预算|填报)?年度[:：]\s*(20\d\d)|(20\d\d)\s*年/;

/** Reads the cells outside of the tables: those for which `isOutside` holds. */
export function readNotes(grid: Grid, isOutside: (row: number) => boolean): Notes {
  const found: { unit: Notes['unit']; year: Notes['year']; money: Notes['money'] } = {
    unit: null,
    year: null,
    money: null,
  };
  for (const { number, cells } of grid.rows) {
    if (!isOutside(number)) continue;
    for (const column of cells.keys()) {
      const text = wordsOf(grid.at(number, column));
      if (text === '' || text.length > longest) continue;
      found.money ??= moneyIn(text);
      found.unit ??= unitIn(grid, number, column, text);
      const [, labelled, named] = yearLabel.exec(text.normalize('NFKC')) ?? [];
      const year = labelled ?? named;
      if (year !== undefined) found.year ??= { text: year, row: number, column };
      else if (/^(?:预算|填报)?年度[:：]?$/.test(plainWords(text))) {
        const beside = besideOf(grid, number, column);
        if (beside !== null && /^20\d\d年?度?$/.test(plainWords(beside.text)))
          found.year ??= { ...beside, text: plainWords(beside.text).slice(0, 4) };
      }
    }
  }
  return found;
}

/** A note is short; what is longer is text in which a year may be named by the way. */
const longest = 120;

function unitIn(grid: Grid, row: number, column: number, text: string): Notes['unit'] {
  const labelled = unitLabel.exec(text)?.[1];
  if (labelled !== undefined && labelled !== '') {
    return /^(?:人民币)?[百千万亿]?元/.test(labelled) ? null : { text: labelled, row, column };
  }
  if (labelled === undefined && !bareUnitLabel.test(plainWords(text))) return null;
  const beside = besideOf(grid, row, column);
  return beside === null || /[:：]$|^(?:人民币)?[百千万亿]?元$/.test(beside.text) ? null : beside;
}

/** The next text to the right. */
function besideOf(grid: Grid, row: number, column: number) {
  for (let next = column + 1; next <= grid.width; next++) {
    const text = wordsOf(grid.at(row, next)).trim();
    if (text !== '') return { text, row, column: next };
  }
  return null;
}
