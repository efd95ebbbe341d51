import { decimalOf } from '../../budget/decimal.ts';
import { parseAmount } from '../../budget/parse-amount.ts';
import { quote } from '../../diagnostics/quote.ts';
import type { Cell } from '../read-workbook/book.ts';
import { showDate } from '../read-workbook/show-date.ts';
import { showNumber } from '../read-workbook/show-number.ts';
import { type MoneyUnit, moneyUnits } from './header-words.ts';

/** What a cell says for the data: a text ('' for nothing), with what is to be said of it; or a fault, and no text. */
export interface CellText {
  readonly text: string | null;
  readonly faults: readonly CellFault[];
}

export interface CellFault {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint: string;
}

const nothing: CellText = { text: '', faults: [] };

/** A cell of one line or of paragraphs, as it is shown. `is1904` says how the workbook counts days. */
export function readText(cell: Cell | null, is1904: boolean): CellText {
  if (cell === null) return nothing;
  const { value } = cell;
  switch (value.kind) {
    case 'text':
      return { text: value.text.replace(/\r\n?/g, '\n'), faults: [] };
    case 'boolean':
      return { text: value.is ? '是' : '否', faults: [] };
    case 'number': {
      const date = showDate(value.digits, value.format, is1904);
      if (date === null) {
        const { text, isExact, isDash } = showNumber(value.digits, value.format);
        return { text: isDash ? '' : text, faults: isExact ? [] : [roundedFault(text)] };
      }
      const { words, typed } = date;
      const message =
        typed === null
          ? `这一格被 Excel 当作日期，读作“${words}”。`
          : `这一格被 Excel 当作日期或时间（${words}），读作“${typed}”。`;
      const hint = `请核对；${typed === null ? '' : `如果本来要写的不是“${typed}”，`}请把单元格的格式改为“文本”，再重新输入。`;
      return { text: typed ?? words, faults: [{ code: 'cell-date', severity: 'warning', message, hint }] };
    }
    case 'error':
      return { text: null, faults: [errorFault(value.name)] };
    case 'uncomputed':
      return { text: null, faults: [uncomputedFault(cell.formula ?? '')] };
  }
}

/** An amount in 万元, from a cell in another unit; a dash, a blank and 无 are none. */
export function readAmount(cell: Cell | null, unit: MoneyUnit, is1904: boolean): CellText {
  if (cell === null) return nothing;
  const { value } = cell;
  if (value.kind === 'error') return { text: null, faults: [errorFault(value.name)] };
  if (value.kind === 'uncomputed') return { text: null, faults: [uncomputedFault(cell.formula ?? '')] };
  if (value.kind === 'boolean') return { text: value.is ? 'TRUE' : 'FALSE', faults: [] };
  if (value.kind === 'text') return amountIn(value.text, unit);
  const date = showDate(value.digits, value.format, is1904);
  const { text, digits, isPercent, words, isDash } = showNumber(value.digits, value.format);
  if (date !== null || isPercent) {
    const shown = date === null ? text : date.words;
    const message = `金额这一格显示的是${quote(shown)}，不是金额。`;
    const hint = '请把单元格的格式改为“数值”，再重新输入金额。';
    return { text: null, faults: [{ code: 'bad-amount', severity: 'error', message, hint }] };
  }
  if (isDash) return nothing;
  return inMoney(digits, moneyUnits.find((one) => one === words) ?? unit);
}

/** What offices write where there is no amount. */
const none = /^(?:[-—–－/\\无]|\/\/|——|--)?$/;

function amountIn(given: string, unit: MoneyUnit): CellText {
  const text = given
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/^[¥￥]/, '');
  if (none.test(text)) return nothing;
  const [, digits = text, named] = /^([-+]?[\d,.]+)((?:[百千万亿])?元|[万亿])$/.exec(text) ?? [];
  const own = moneyUnits.find((one) => one === named || one === `${named}元`) ?? unit;
  const isSound = /^\d+(?:\.\d+)?$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits);
  if (isSound) return inMoney(digits.replaceAll(',', ''), own);
  if (unit === '万元') return { text: digits, faults: [] };
  const message = `金额${quote(given)}不是数。`;
  const hint = `请只写阿拉伯数字，例如“1200000”；这里的单位是${unit}。`;
  return { text: null, faults: [{ code: 'bad-amount', severity: 'error', message, hint }] };
}

const inTenThousands: Readonly<Record<MoneyUnit, string>> = {
  元: '0.0001',
  百元: '0.01',
  千元: '0.1',
  万元: '1',
  亿元: '10000',
};

/** Exact: what does not come out in two decimals is a fault, never rounded. */
function inMoney(digits: string, unit: MoneyUnit): CellText {
  const amount = decimalOf(digits).times(inTenThousands[unit]).toFixed();
  if (unit === '万元' || !/\.\d{3}/.test(amount) || 'amount' in parseAmount(amount)) {
    return { text: withCents(amount), faults: [] };
  }
  const message = `${digits} ${unit}换算成万元是 ${amount}，表上只印两位小数，四舍五入后各项相加会与总计不符。`;
  const hint = '请把这一项定到百元（万元的两位小数），并使各项之和等于总计。';
  return { text: null, faults: [{ code: 'bad-amount', severity: 'error', message, hint }] };
}

function withCents(amount: string): string {
  return /^-?\d+(?:\.\d{1,2})?$/.test(amount) ? decimalOf(amount).toFixed(2) : amount;
}

function errorFault(name: string): CellFault {
  const message = `这一格是公式出错的结果“${name}”。`;
  return { code: 'cell-error', severity: 'error', message, hint: '请改正公式，或直接填写内容。' };
}

function uncomputedFault(formula: string): CellFault {
  const shown = formula === '' ? '' : `“=${formula.slice(0, 60)}”`;
  const message = `这一格是公式${shown}，文件里没有存它的计算结果。`;
  const hint = '请用 Excel 或 WPS 打开工作簿，让它算完，保存后再导入；或直接填写内容。';
  return { code: 'cell-uncomputed', severity: 'error', message, hint };
}

function roundedFault(text: string): CellFault {
  const message = `这一格显示的位数比实际存的少，按实际存的读作“${text}”。`;
  const hint = '请核对；要印显示的数，请直接写成那个数。';
  return { code: 'cell-rounded', severity: 'warning', message, hint };
}

/** A text of one line that was broken to fit its cell: between Han characters nothing is put in, else a space. */
export function inOneLine(text: string): string {
  return tidy(text)
    .split('\n')
    .reduce(
      (line, next) =>
        line === '' || next === '' || isWide(line.at(-1)) || isWide(next[0]) ? line + next : `${line} ${next}`,
      '',
    );
}

/** Without what typing leaves at the edges: blanks around lines, empty lines before and after. */
export function tidy(text: string): string {
  return text
    .replace(/[\u00a0\t]/g, ' ')
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000\u200b\ufeff]+|[\s\u3000\u200b\ufeff]+$/g, ''))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

function isWide(character: string | undefined): boolean {
  return character !== undefined && character > '\u2e7f';
}
