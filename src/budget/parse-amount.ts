import { Big } from 'big.js';
import { quote } from '../diagnostics/quote.ts';
import { formatAmount } from './amount.ts';
import type { Fault } from './fault.ts';

/** An amount, or why the text is none. */
export type ParsedAmount = { readonly amount: Big } | { readonly fault: Fault };

const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/;
const bare = /^\d+(?:\.\d{1,2})?$/;
const longestWhole = 12;

/** How many 万元 one of the unit is; 元 is the mistake that matters. */
const units: Readonly<Record<string, string>> = { 万元: '1', 万: '1', 亿元: '10000', 亿: '10000', 元: '0.0001' };

/** Reads an amount in 万元 as people write it: `3800`, `3,800.00`, `0.5`. At most the two decimals that the form prints. */
export function parseAmount(text: string): ParsedAmount {
  const plain = text.replaceAll(',', '');
  if ((bare.test(text) || grouped.test(text)) && wholeOf(plain).length <= longestWhole && !/^0\d/.test(plain)) {
    return { amount: new Big(plain) };
  }
  return { fault: faultOf(text) };
}

/** The first thing that is wrong, so that repairing it as the hint says makes an amount. */
function faultOf(text: string): Fault {
  if (text.trim() === '')
    return { code: 'empty-value', message: '金额是空的。', hint: '请填写金额；没有这项资金就删去这一行。' };
  const narrow = narrowed(text.trim());
  if (narrow !== text.trim()) {
    return bad(`金额${quote(text)}里有全角字符，应为半角数字。`, repairOf(narrow), fixOf(narrow));
  }
  if (narrow !== text) return bad(`金额${quote(text)}的前后有空格。`, repairOf(narrow), fixOf(narrow));
  const unit = /^[¥￥]?([\d.,\s]+)(万元|亿元|万|亿|元)$/.exec(narrow);
  if (unit !== null || /^[¥￥]/.test(narrow)) return unitFault(text, unit?.[1] ?? narrow.slice(1), unit?.[2] ?? '');
  const plain = narrow.replace(/[,\s]/g, '');
  if (/^[-−]\d/.test(plain))
    return bad(`金额${quote(text)}是负数，资金不能为负。`, '请写不小于零的数；没有这项资金就不要写这一行。');
  if (/^[+]?\d+(?:\.\d+)?e[+-]?\d+$/i.test(plain)) {
    return bad(`金额${quote(text)}用了科学记数法。`, `请写成普通的数，例如“${safeFormat(plain)}”。`);
  }
  if (!/^\d+(?:\.\d+)?$/.test(plain)) {
    return bad(`金额${quote(text)}不是数。`, '请只写阿拉伯数字，例如“3,800.00”，单位是万元。');
  }
  if (wholeOf(plain).length > longestWhole) return bad(`金额${quote(text)}太大了。`, '请核对，单位是万元。');
  if (/\.\d{3,}$/.test(plain)) return decimalsFault(text, plain);
  if (/^0\d/.test(plain)) return bad(`金额${quote(text)}以多余的 0 开头。`, repairOf(plain.replace(/^0+(?=\d)/, '')));
  return bad(
    `金额${quote(text)}的千分位逗号位置不对。`,
    `逗号每三位一个，也可以不写：如果是 ${formatAmount(new Big(plain))}，就这样写。`,
  );
}

function decimalsFault(text: string, plain: string): Fault {
  const decimals = plain.split('.')[1] ?? '';
  const rounded = formatAmount(new Big(plain));
  const message = `金额${quote(text)}有 ${decimals.length} 位小数，表上只印两位，四舍五入后各项相加会与总计不符。`;
  return bad(message, `请写到两位小数，例如“${rounded}”，并使各项之和等于总计。`);
}

function unitFault(text: string, digits: string, unit: string): Fault {
  const plain = digits.replace(/[,\s]/g, '');
  const name = unit === '' ? '货币符号' : `单位“${unit}”`;
  const factor = units[unit] ?? '1';
  const value = bare.test(plain) ? new Big(plain).times(factor) : null;
  const isExact = value?.eq(value.round(2)) === true;
  const hint = value !== null && isExact ? `请写成“${formatAmount(value)}”。` : '请换算成万元，写到两位小数。';
  return bad(`金额${quote(text)}里写了${name}；表上的单位已经是万元，这里只写数字。`, hint);
}

/** Full-width digits and marks as half-width ones. */
function narrowed(text: string): string {
  return text
    .replace(/[０-９．，－＋]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('。', '.')
    .replaceAll('\u3000', '');
}

function repairOf(text: string): string {
  const parsed = parseAmount(text);
  return 'amount' in parsed ? `请写成“${text}”。` : '请只写半角数字，例如“3,800.00”，单位是万元。';
}

function safeFormat(text: string): string {
  const exponent = Number(/e([+-]?\d+)$/i.exec(text)?.[1] ?? '0');
  return Math.abs(exponent) < longestWhole ? formatAmount(new Big(text.replace(/^\+/, ''))) : '3,800.00';
}

function wholeOf(plain: string): string {
  return plain.split('.')[0] ?? '';
}

/** Written with other characters, it is the same amount. */
function fixOf(text: string): string | undefined {
  return 'amount' in parseAmount(text) ? text : undefined;
}

function bad(message: string, hint: string, fix?: string): Fault {
  return { code: 'bad-amount', message, hint, ...(fix === undefined ? {} : { fix }) };
}
