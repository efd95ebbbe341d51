import { quote } from '../diagnostics/quote.ts';
import type { Edit } from './edits.ts';
import type { Entry, Line } from './line.ts';
import type { Trap } from './trap.ts';

export function colonTrap(start: number, content: string, { key, colon, colonStart, valueStart }: Entry): Trap {
  const end = start + valueStart;
  const right = `${key}: ${content.slice(valueStart)}`.trimEnd();
  const edits = [{ start: start + colonStart, end, text: valueStart < content.length ? ': ' : ':' }];
  const hint = `请把输入法切换到半角，写成${quote(right)}。`;
  const at = { start: start + colonStart, end: start + colonStart + 1 };
  return colon === 'wide'
    ? {
        code: 'yaml-fullwidth-colon',
        ...at,
        message: `“${key}”后面的冒号是全角的“：”，应为半角冒号加一个空格。`,
        hint,
        edits,
      }
    : {
        code: 'yaml-colon-space',
        ...at,
        message: `“${key}”后面的冒号之后缺少一个半角空格。`,
        hint: `请写成${quote(right)}。`,
        edits,
      };
}

export function indentTrap(line: Line): Trap {
  const start = line.start + line.spaces;
  const end = line.start + line.lead.length;
  const edits = [{ start: line.start, end, text: ' '.repeat(line.indent) }];
  const hint = '请把每行开头的空白都换成半角空格，每深一层多两个。';
  return line.lead.includes('\t')
    ? {
        code: 'yaml-tab',
        start,
        end,
        message: '行首的缩进用了制表符（Tab），应为半角空格。',
        hint,
        edits,
        isGuess: true,
      }
    : {
        code: 'yaml-fullwidth-space',
        start,
        end,
        message: '行首的缩进用了全角空格，应为半角空格。',
        hint,
        edits,
        isGuess: true,
      };
}

/** `column` is where the line belongs, if that is known. */
export function depthTrap(line: Line, column: number | undefined): Trap {
  const content = line.text.slice(line.spaces).trimEnd();
  const start = line.start + line.spaces;
  return {
    code: 'yaml-indent',
    start,
    end: start + content.length,
    message: `这一行缩进太多，会被当作上一行文字的延续：${quote(content)}。`,
    hint: '如果它是新的一项，请与同级的行左对齐；如果它是上一行的文字，请改用“|-”多行写法。',
    edits: column === undefined ? null : [{ start: line.start, end: start, text: ' '.repeat(column) }],
    isGuess: true,
  };
}

export function alignmentTrap(line: Line, column: number): Trap {
  const start = line.start + line.lead.length;
  const where = column === 0 ? '这一行应当顶格写' : '这一行的缩进与同级的行没有对齐';
  return {
    code: 'yaml-indent',
    start,
    end: line.start + line.text.trimEnd().length,
    message: `${where}：${quote(line.text.trim())}。`,
    hint: column === 0 ? '请删去行首的空格。' : `同级的行请左对齐，这里行首应有 ${column} 个半角空格。`,
    edits: [{ start: line.start, end: start, text: ' '.repeat(column) }],
    isGuess: true,
  };
}

/** A line that does not stand below the key that it belongs to. */
export function nestingTrap(line: Line, column: number, key: string, parent: string, isInList: boolean): Trap {
  const content = line.text.trim();
  const start = line.start + line.lead.length;
  return {
    code: 'yaml-indent',
    start,
    end: start + content.length,
    message: `“${key}”应当缩进在“${parent}”${isInList ? '的一项' : ''}之下。`,
    hint: `请在行首写 ${column} 个半角空格：${quote(' '.repeat(column) + content)}。`,
    edits: [{ start: line.start, end: start, text: ' '.repeat(column) }],
    isGuess: true,
  };
}

/** An entry that begins an item of a list, but for its dash. */
export function missingDashTrap(line: Line, column: number, key: string): Trap {
  const content = line.text.trim();
  const start = line.start + line.lead.length;
  return {
    code: 'yaml-dash',
    start,
    end: start + content.length,
    message: `这一项的开头缺少“- ”：${quote(content)}。`,
    hint: `请写成${quote(`${' '.repeat(column)}- ${content}`)}，同一项的其余各行与“${key}”左对齐。`,
    edits: [{ start: line.start, end: start, text: `${' '.repeat(column)}- ` }],
    isGuess: true,
  };
}

/** The lines below an entry were aligned with its dash as it is, so what follows says nothing. */
export function dashTrap(start: number, content: string, dash: string): Trap {
  return {
    code: 'yaml-dash',
    start,
    end: start + dash.trimEnd().length,
    message: '列表的每一项要以半角减号“-”加一个半角空格开头。',
    hint: `请写成${quote(`- ${content.slice(dash.length)}`)}。`,
    edits: [{ start, end: start + dash.length, text: '- ' }],
    isGuess: true,
  };
}

export function noColonTrap(start: number, content: string): Trap {
  return {
    code: 'yaml-no-colon',
    start,
    end: start + content.trimEnd().length,
    message: `这一行没有“名称: 内容”的样子：${quote(content.trimEnd())}。`,
    hint: '请写成“名称: 内容”；如果它是上一行的文字，请接在上一行末尾，或改用“|-”多行写法并缩进两格。',
    edits: null,
  };
}

export function unquotedTrap(start: number, text: string, why: string): Trap {
  return {
    code: 'yaml-quote',
    start,
    end: start + text.length,
    message: `这个值${why}，不加引号 YAML 就读不懂：${quote(text)}。`,
    hint: text.length <= 40 ? `请用单引号把整个值括起来：${inQuotes(text)}。` : "请用单引号“'”把整个值括起来。",
    edits: quotingEdits(start, text),
  };
}

export function unclosedTrap(start: number, text: string, mark: string): Trap {
  return {
    code: 'yaml-quote',
    start,
    end: start + text.length,
    message: `引号没有成对：${quote(text)}以 ${mark} 开头，却没有以 ${mark} 结尾。`,
    hint: `请在末尾补上 ${mark}，或删去开头的 ${mark}。`,
    edits: quotingEdits(start, text),
    isForReadingOnly: true,
  };
}

/** The amount stands in for the dash only to read on: whether nothing or zero was meant, the author must say. */
export function loneDashTrap(start: number, key: string): Trap {
  return {
    code: 'yaml-lone-dash',
    start,
    end: start + 1,
    message: `“${key}”后面只有一个“-”，YAML 读不懂。`,
    hint: "没有就删去这一行；金额也可以写“0.00”，文字请用单引号括起来：'-'。",
    edits: [{ start, end: start + 1, text: '0.00' }],
    isForReadingOnly: true,
  };
}

/** `text` in single quotes, as YAML wants it. */
export function inQuotes(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Puts the text from `start` on in single quotes without touching its characters more than needed. */
function quotingEdits(start: number, text: string): readonly Edit[] {
  const inner = Array.from(text.matchAll(/'/g), ({ index }) => ({
    start: start + index,
    end: start + index + 1,
    text: "''",
  }));
  const open = { start, end: start, text: "'" };
  const close = { start: start + text.length, end: start + text.length, text: "'" };
  return [open, ...inner, close];
}
