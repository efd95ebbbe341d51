import type { Block } from './markdown.ts';

/**
 * A session at the prompt, as the handbook shows it: commands, each with what it says. It runs in the handbook's own unit,
 * in the shipped data (where the prompt is `D:\mubiao>`), or, after `<!-- 空文件夹 -->`, in an empty folder. Another remark
 * says how lines of the unit's project read instead: `3:` is line 3, `19+:` a line after it.
 */
export interface Session {
  readonly title: string;
  readonly start: 'story' | 'shipped' | 'empty';
  readonly lines: readonly LineInstead[];
  readonly steps: readonly Step[];
}

export interface LineInstead {
  readonly number: number;
  readonly isAdded: boolean;
  readonly text: string;
}

interface Step {
  readonly args: readonly string[];
  /** Where a line is `……`, what is said there is left out; within a line, its end. */
  readonly shown: string;
}

const prompt = /^(?=D:\\[^>\n]*> mubiao )/m;

export function sessionsIn(blocks: readonly Block[]): readonly Session[] {
  return blocks.filter(({ kind, content }) => kind === 'text' && prompt.test(content)).map(readSession);
}

function readSession({ content, remark }: Block): Session {
  const [, folder = ''] = /^D:\\([^>]*)>/.exec(content) ?? [];
  const steps = content.split(prompt).map((step) => {
    const [command = '', ...said] = step.split('\n');
    const args = command.replace(/^.*?> mubiao /, '').split(' ');
    return { args, shown: `${said.join('\n').trimEnd()}\n` };
  });
  const start = folder === 'mubiao' ? 'shipped' : remark.trim() === '空文件夹' ? 'empty' : 'story';
  const lines = [...remark.matchAll(/^(\d+)(\+?):(.*)$/gm)].map(([, number, added, text = '']) => {
    return { number: Number(number), isAdded: added === '+', text };
  });
  return { title: steps.map(({ args }) => args.join(' ')).join(', '), start, lines, steps };
}

/** A text with some of its lines put in the place of the right ones, or after them. */
export function withLines(text: string, instead: readonly LineInstead[]): string {
  const lines = text.split('\n').map((line, index) => {
    const own = instead.filter(({ number }) => number === index + 1);
    const kept = own.filter(({ isAdded }) => !isAdded).map((one) => one.text);
    return [...(kept.length > 0 ? kept : [line]), ...own.filter(({ isAdded }) => isAdded).map((one) => one.text)];
  });
  return lines.flat().join('\n');
}

/** What differs from one machine to the next. */
function steady(text: string): string {
  return text
    .replace(/用时 [\d.]+ 秒/g, '用时 … 秒')
    .replace(/\d+ KB/g, '… KB')
    .replace(/版本是 [\d.]+。/, '版本是 …。');
}

/** Whether a program said what is shown, apart from what is left out. */
export function isSaid(shown: string, said: string): boolean {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = steady(shown)
    .split(/^……\n/m)
    .map((part) => literal(part).replaceAll('……', '[^\\n]*'))
    .join('(?:[^\\n]*\\n)*?');
  return new RegExp(`^${pattern}$`).test(`${steady(said).trimEnd()}\n`);
}
