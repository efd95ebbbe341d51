import type { CST } from 'yaml';
import type { SyntaxComplaint } from './syntax-errors.ts';

/** Something YAML allows and we do not, at its place. */
export interface Refusal extends SyntaxComplaint {
  readonly start: number;
  readonly end: number;
}

const deepest = 100;

/** Nesting that no budget file has, found before the parser spends time on it. */
export function findDeepNesting(text: string): Refusal | null {
  let depth = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === 0x5b || unit === 0x7b) depth++;
    else if ((unit === 0x5d || unit === 0x7d) && depth > 0) depth--;
    if (depth > deepest) return tooDeep(offset);
  }
  const dashes = /(?:[-?][ \t]+){20}/.exec(text);
  return dashes === null ? null : tooDeep(dashes.index);
}

/**
 * Anchors, aliases, tags and second documents, once each at their first place. They are refused before anything is
 * composed, so an alias bomb is never lit.
 */
export function findRefused(text: string, tokens: readonly CST.Token[]): readonly Refusal[] {
  const found = new Map<string, Refusal>();
  const add = (refusal: Refusal) => {
    const known = found.get(refusal.code);
    if (known === undefined || refusal.start < known.start) found.set(refusal.code, refusal);
  };
  const documents = tokens.filter((token) => token.type === 'document');
  const second = documents[1];
  if (second !== undefined) add(secondDocument(second.offset));
  if (!/[&*!]/.test(text)) return [...found.values()];
  const stack: CST.Token[] = [...tokens];
  for (let token = stack.pop(); token !== undefined; token = stack.pop()) {
    const refusal = refusalOf(token);
    if (refusal !== null) add(refusal);
    for (const child of childrenOf(token)) stack.push(child);
  }
  return [...found.values()];
}

function refusalOf(token: CST.Token): Refusal | null {
  if (token.type !== 'anchor' && token.type !== 'alias' && token.type !== 'tag') return null;
  const at = { start: token.offset, end: token.offset + token.source.length };
  if (token.type === 'tag') {
    const message = `“${token.source.slice(0, 24)}”以“!”开头，是 YAML 的类型标签，本工具不接受。`;
    return { code: 'yaml-tag', message, hint: '请删去它；如果它只是文字，请用单引号把整个值括起来。', ...at };
  }
  const name = token.type === 'alias' ? '引用（以“*”开头）' : '锚点（以“&”开头）';
  const message = `“${token.source.slice(0, 24)}”是 YAML 的${name}，本工具不接受。`;
  return {
    code: 'yaml-anchor',
    message,
    hint: '请把内容直接写出来；如果它只是文字，请用单引号把整个值括起来。',
    ...at,
  };
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  switch (token.type) {
    case 'document':
      return token.value === undefined ? token.start : [...token.start, token.value];
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      return token.items.flatMap(({ start, key, sep, value }) => [
        ...start,
        ...(key ? [key] : []),
        ...(sep ?? []),
        ...(value ? [value] : []),
      ]);
    default:
      return [];
  }
}

function secondDocument(start: number): Refusal {
  return {
    code: 'yaml-multiple-documents',
    message: '这里的“---”开始了第二份文档，一个文件只能有一份。',
    hint: '请删去这一行“---”；另一个项目请另存为一个文件。',
    start,
    end: start + 3,
  };
}

function tooDeep(start: number): Refusal {
  return {
    code: 'yaml-too-deep',
    message: '这里的括号或列表套得太深。',
    hint: '数据文件只有三层；如果括号是文字，请用单引号把整个值括起来。',
    start,
    end: start + 1,
  };
}
