import type { Draft } from '../exchange/import/draft.ts';
import { namelessProject, readPrint } from '../exchange/read-print/read-print.ts';
import { weighDoubts } from '../exchange/read-print/weigh-doubts.ts';
import { moneyUnits } from '../exchange/read-table/header-words.ts';
import { type BookChoices, readBookDraft } from '../exchange/read-table/read-book-draft.ts';
import type { Book } from '../exchange/read-workbook/book.ts';
import { readBook } from '../exchange/read-workbook/read-book.ts';
import { readCsvBook } from '../exchange/read-workbook/read-csv.ts';
import { describeFailure } from '../workspace/failure.ts';
import { adviseFor } from './advice.ts';
import { cannotRun, type Exit, type Host } from './host.ts';
import type { ImportOptions } from './import.ts';

/** What comes in. */
export interface Incoming {
  /** As shown to the user. */
  readonly name: string;
  readonly draft: Draft;
  /** The workbook, of which a marked copy can be given back; null for anything else. */
  readonly book: Uint8Array | null;
  /** Data files that come with their bytes, by name below the unit's folder. */
  readonly originals: ReadonlyMap<string, Uint8Array>;
}

const none: ReadonlyMap<string, Uint8Array> = new Map();

/** Opens the file that comes in, whatever it is, or says why it cannot be read. */
export async function openIncoming(host: Host, path: string, options: ImportOptions): Promise<Incoming | Exit> {
  const money = moneyUnits.find((unit) => unit === options.money) ?? null;
  if (options.money !== undefined && money === null) {
    return cannotRun(host, `--money 不能是“${options.money}”，可以写 ${moneyUnits.join('、')}。`);
  }
  const name = host.workspace.name(path);
  const bytes = await host.workspace.read(name);
  if (!bytes.ok) return cannotRun(host, describeFailure(bytes.failure));
  const adviseSheet = (sheet: string): string => adviseFor(host, { kind: 'hidden-sheet', sheet });
  const plain = { money, isExact: false, unitName: null, nameless: null, sheets: options.sheet ?? null, adviseSheet };
  if (/\.(?:pdf|docx?|wps)$/i.test(name)) return openPrint(host, name, bytes.value, plain, options);
  if (/\.(?:csv|txt)$/i.test(name)) {
    const csv = readCsvBook(bytes.value, name.slice(name.lastIndexOf('/') + 1));
    if (!csv.ok) return refuse(host, `${name}：${csv.why}`);
    const choices = csv.isOwn ? ({ ...plain, money: '万元', isExact: true } as const) : plain;
    const draft = await readDraft(host, name, csv.book, choices, options);
    return typeof draft === 'number' ? draft : { name, draft, book: null, originals: none };
  }
  const read = readBook(bytes.value);
  if (!read.ok) return refuse(host, `${name}：${read.why}`);
  const draft = await readDraft(host, name, read.book, plain, options);
  return typeof draft === 'number' ? draft : { name, draft, book: bytes.value, originals: none };
}

async function openPrint(
  host: Host,
  name: string,
  bytes: Uint8Array,
  plain: BookChoices,
  options: ImportOptions,
): Promise<Incoming | Exit> {
  const print = await readPrint(bytes, name, await chartFolder(host));
  if (print.kind === 'refused') return refuse(host, `${name}：${print.why}`);
  if (print.kind === 'carried') return { name, draft: print.data.draft, book: null, originals: print.data.files };
  const { book, doubts, isOwn } = print;
  const choices = isOwn
    ? ({ ...plain, sheets: null, money: '万元', isExact: true } as const)
    : { ...plain, sheets: null, nameless: namelessProject };
  const draft = await readDraft(host, name, book, choices, options);
  if (typeof draft === 'number') return draft;
  const nameOf = book.sheets[0]?.nameOf ?? (() => '');
  const weighed = weighDoubts(draft, doubts, ({ row, column }) => nameOf(row, column));
  return { name, draft: weighed, book: null, originals: none };
}

/** Where the code charts of Chinese fonts lie: in the bundle, or in the library itself. */
async function chartFolder({ workspace, house }: Host): Promise<string> {
  const bundled = `${house}/dist/code-charts`;
  return (await workspace.kind(bundled)) === null ? `${house}/node_modules/pdfjs-dist/cmaps` : bundled;
}

async function readDraft(
  host: Host,
  name: string,
  workbook: Book,
  choices: BookChoices,
  options: ImportOptions,
): Promise<Draft | Exit> {
  const book = readBookDraft(workbook, choices);
  switch (book.kind) {
    case 'draft':
      return book.draft;
    case 'needs-money': {
      const ask = options.yes === true ? undefined : host.ask;
      const answer = (await ask?.(`${book.where || name}没有写明金额的单位。是元还是万元？`))?.trim();
      const unit = moneyUnits.find((one) => one === answer);
      if (unit !== undefined) return readDraft(host, name, workbook, { ...choices, money: unit }, options);
      return refuse(
        host,
        `${name} ${book.where}没有写明金额的单位，没有读。${adviseFor(host, { kind: 'money' })}，或者在表上写明“单位：万元”。`,
      );
    }
    case 'other-money':
      return refuse(
        host,
        `${name} ${book.where}写明了“单位：${book.noted}”，${adviseFor(host, { kind: 'chosen-money' })}却是${choices.money}。请核对，写错的改正。`,
      );
    case 'no-such-sheet':
      return refuse(
        host,
        `${name} 里没有名为“${book.name}”的表，有的是${book.known.map((one) => `“${one}”`).join('、')}。`,
      );
    case 'nothing': {
      for (const remark of book.remarks) host.err(`注意：${remark}\n`);
      return refuse(host, `${name} 里没有认出项目的表。表头里至少要有“项目名称”和金额、绩效目标或指标的列。`);
    }
  }
}

/** What is wrong with the file is wrong with the data. */
function refuse(host: Host, message: string): Exit {
  host.err(`错误：${message}\n`);
  return 1;
}
