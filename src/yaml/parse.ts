import { Composer, type CST, type Document, isMap, type Node, Parser, type YAMLError } from 'yaml';
import { type Checked, type Diagnostic, judge, refuse } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/quote.ts';
import type { Source } from '../diagnostics/span.ts';
import { applyEdits, type Edited } from './edits.ts';
import { locatorOf } from './locate.ts';
import type { Located } from './located.ts';
import { type Harvest, harvest, type TreeFault } from './plain.ts';
import { readPlainFile } from './plain-file.ts';
import { complaintOf } from './syntax-errors.ts';
import { findDeepNesting, findRefused } from './tokens.ts';
import type { Trap } from './trap.ts';
import { findTraps } from './traps.ts';

const mostTold = 100;

/** What was understood of a file: with mistakes of notation whose repair is plain, its data can still be checked. */
export interface Understood {
  readonly located: Located | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses a YAML file, every scalar as text. All mistakes of notation are reported in one run, in our own words. */
export function parse(source: Source): Checked<Located> {
  const { located, diagnostics } = understand(source);
  return located === null ? refuse(diagnostics) : judge(located, diagnostics);
}

/** As `parse`, but where the notation's mistakes leave no doubt, the data is there beside them, located in the file as it is. */
export function understand(source: Source): Understood {
  const plain = readPlainFile(source);
  return plain === null ? understandByLibrary(source) : { located: plain, diagnostics: [] };
}

/** What the yaml library makes of a file, and our traps of what it refuses. */
export function understandByLibrary(source: Source): Understood {
  const deep = findDeepNesting(source.text);
  if (deep !== null) return { located: null, diagnostics: [errorAt(source, deep)] };
  if (!/^[^#\s]/m.test(source.text.replace(/^[ \t\u3000\u00a0]+/gm, ''))) return emptyFile(source);
  const asWritten = applyEdits(source.text, []);
  const first = compose(asWritten.text);
  if (isTree(first.root) && first.complaints.length === 0) {
    const harvested = harvest(first.root);
    const traps = harvested.hasOddKey ? findTraps(source.text) : [];
    return traps.length > 0 ? mend(source, first, traps) : toLocated(source, asWritten, first.root, harvested, []);
  }
  const isRefused = first.complaints.some((complaint) => complaint.isRefusal);
  const traps = isRefused ? [] : findTraps(source.text);
  return mend(source, first, traps);
}

/** Parses once more with the traps' repairs in place, to see what else is wrong. */
function mend(source: Source, first: Composed, traps: readonly Trap[]): Understood {
  const edited = applyEdits(
    source.text,
    traps.flatMap((trap) => trap.edits ?? []),
  );
  const second = traps.length === 0 ? first : compose(edited.text);
  const doubt = Math.min(...traps.filter((trap) => trap.isGuess || trap.edits === null).map((trap) => trap.start));
  const told = new Set(traps.map((trap) => lineStart(source.text, trap.start)));
  const complaints = onePerLine(source.text, second.complaints, edited).filter(
    ({ start }) => start < doubt && !told.has(lineStart(source.text, start)),
  );
  const ordered = [...traps.filter((trap) => trap.isSilent !== true), ...complaints].toSorted(
    (a, b) => a.start - b.start,
  );
  const diagnostics = ordered.map((complaint) => errorAt(source, complaint));
  const isUnderstood = second.complaints.length === 0 && traps.every((trap) => trap.edits !== null);
  if (isUnderstood && isTree(second.root))
    return toLocated(source, edited, second.root, harvest(second.root), diagnostics);
  return {
    located: null,
    diagnostics: diagnostics.length > 0 ? firstOf(diagnostics) : [notATree(source, second.root)],
  };
}

interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly start: number;
  readonly end: number;
  readonly isRefusal?: boolean;
}

interface Composed {
  readonly root: Node | null;
  readonly complaints: readonly Complaint[];
}

function compose(text: string): Composed {
  const tokens = [...new Parser().parse(text)];
  const refused = findRefused(text, tokens);
  if (refused.length > 0)
    return { root: null, complaints: refused.map((refusal) => ({ ...refusal, isRefusal: true })) };
  const document = documentOf(tokens, text.length);
  const complaints = (document?.errors ?? []).map((error: YAMLError) => {
    return { ...complaintOf(error), start: error.pos[0], end: Math.max(error.pos[1], error.pos[0] + 1) };
  });
  return { root: document?.contents ?? null, complaints };
}

function documentOf(tokens: readonly CST.Token[], length: number): Document.Parsed | undefined {
  const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  return [...composer.compose(tokens, true, length)][0];
}

/** A file of ours is a map; the library makes a text of anything else without a word. */
function isTree(root: Node | null): root is Node {
  return isMap(root);
}

function toLocated(
  source: Source,
  edited: Edited,
  root: Node,
  { data, faults }: Harvest,
  before: readonly Diagnostic[],
): Understood {
  const found = faults.map((fault) => faultAt(source, edited, fault));
  return { located: { source, data, ...locatorOf(source, edited, root) }, diagnostics: firstOf([...before, ...found]) };
}

function faultAt(source: Source, edited: Edited, { kind, node, first }: TreeFault): Diagnostic {
  const spanOf = (at: Node) => {
    const [start, end] = at.range ?? [0, 0];
    return {
      source,
      start: edited.toOriginal(start),
      end: Math.min(edited.toOriginal(end), edited.toOriginal(start) + 80),
    };
  };
  if (kind === 'cut-text') return cutText(source, edited.toOriginal(node.range?.[1] ?? 0));
  const error = { severity: 'error', span: spanOf(node) } as const;
  if (kind === 'long-value') {
    return {
      ...error,
      code: 'yaml-long-value',
      message: '这个值超过了 1 MB。',
      hint: '请确认没有把别的内容粘贴进来。',
    };
  }
  if (kind === 'bad-key') {
    return { ...error, code: 'yaml-bad-key', message: '冒号前面没有名称。', hint: '请写成“名称: 内容”，名称是文字。' };
  }
  const { start, end } = error.span;
  const name = source.text.slice(start, end);
  const related = first === undefined ? [] : [{ message: `“${name}”首次出现在这里`, span: spanOf(first) }];
  const hint = '请只留一个；如果是两样东西，请改正其中一个的名称。';
  return { ...error, code: 'yaml-duplicate-key', message: `“${name}”写了两次。`, hint, related };
}

function cutText(source: Source, valueEnd: number): Diagnostic {
  const start = source.text.indexOf('#', valueEnd);
  const lost = /[^\r\n]*/.exec(source.text.slice(start, start + 200))?.[0].trimEnd() ?? '#';
  return {
    code: 'yaml-hash',
    severity: 'warning',
    message: `空格后面的${quote(lost)}被当作注释，不会印出。`,
    hint: '如果它是文字，请用单引号把整个值括起来；如果是注释，请在“#”后面加一个空格。',
    span: { source, start, end: start + lost.length },
  };
}

function emptyFile(source: Source): Understood {
  const message = source.text.trim() === '' ? '文件是空的。' : '文件里只有注释，没有数据。';
  const hint = '请写入数据，每行一个“名称: 内容”，例如“项目名称: 信息化运维”。';
  return { located: null, diagnostics: [errorAt(source, { code: 'empty-file', message, hint, start: 0, end: 0 })] };
}

function notATree(source: Source, root: Node | null): Diagnostic {
  const start = root?.range?.[0] ?? 0;
  const end = source.text.slice(start).search(/[\r\n]|$/) + start;
  const message = '文件应当由若干行“名称: 内容”组成。';
  return errorAt(source, {
    code: 'wrong-kind',
    message,
    hint: '请写成例如“项目名称: 信息化运维”，冒号是半角的，后面有一个空格。',
    start,
    end,
  });
}

function onePerLine(text: string, complaints: readonly Complaint[], edited: Edited): readonly Complaint[] {
  const byLine = new Map<number, Complaint>();
  for (const complaint of complaints) {
    const at = onText(text, edited.toOriginal(complaint.start), edited.toOriginal(complaint.end));
    const line = lineStart(text, at.start);
    if (!byLine.has(line)) byLine.set(line, { ...complaint, ...at });
  }
  return [...byLine.values()];
}

/** Moves a complaint off white space and line ends onto the text that it speaks of, and cuts it at its line's end. */
function onText(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  let first = Math.min(start, text.length);
  if (first === text.length) first = text.trimEnd().length - 1;
  while (/\s/.test(text.charAt(first)) && first < text.length - 1) first++;
  const lineEnd = text.slice(first).search(/[\r\n]|$/) + first;
  return { start: Math.max(first, 0), end: Math.max(Math.min(end, lineEnd), first + 1) };
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** A file with hundreds of mistakes is no data file; the first of them say so. */
function firstOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const rest = diagnostics.length - mostTold;
  if (rest <= 0) return diagnostics;
  return diagnostics.slice(0, mostTold).map((diagnostic, index) => {
    if (index < mostTold - 1) return diagnostic;
    return { ...diagnostic, message: `${diagnostic.message.slice(0, -1)}（本文件此后还有 ${rest} 处错误）。` };
  });
}

function errorAt(source: Source, { code, message, hint, start, end }: Omit<Complaint, 'isRefusal'>): Diagnostic {
  return { code, severity: 'error', message, hint, span: { source, start, end } };
}
