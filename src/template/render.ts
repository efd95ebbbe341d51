import Handlebars from 'handlebars';
import { accept, type Checked, type Diagnostic, judge, refuse } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/span.ts';
import { templateFault, templateFaultAtLine } from './fault.ts';
import { guard, LineBreak, UnknownName } from './guard.ts';

/** A template, compiled: a view in, markup out. */
export type Render = (view: unknown) => Checked<string>;

/** Compiles a template. `{{{`, partials and decorators are refused: whatever is printed is escaped. */
export function compileTemplate(source: Source): Checked<Render> {
  const handlebars = Handlebars.create();
  try {
    const program = handlebars.parseWithoutProcessing(source.text);
    const faults = [...findForbidden(source, program)];
    dropIndentation(program);
    const render = handlebars.compile(program, { strict: true, knownHelpersOnly: true });
    return judge<Render>((view) => run(source, render, view), faults);
  } catch (error) {
    return refuse([syntaxFault(source, error)]);
  }
}

function run(source: Source, render: Handlebars.TemplateDelegate, view: unknown): Checked<string> {
  try {
    return accept(render(guard(view)));
  } catch (error) {
    if (error instanceof LineBreak) throw error;
    if (!(error instanceof UnknownName)) return refuse([renderFault(source, error)]);
    return refuse([unknownName(source, error)]);
  }
}

function unknownName(source: Source, { unknown, known }: UnknownName): Diagnostic {
  const letter = '[\\p{L}\\p{N}_]';
  const name = unknown.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const found = new RegExp(`\\{\\{[^{}]*?(?<!${letter})${name}(?!${letter})`, 'u').exec(source.text);
  const end = found === null ? 0 : found.index + found[0].length;
  return {
    code: 'template-unknown-name',
    severity: 'error',
    message: `模板里用了“${unknown}”，数据里没有这个名字。`,
    span: { source, start: Math.max(0, end - unknown.length), end },
    hint: `这里可以用：${known.join('、')}。`,
  };
}

function* findForbidden(source: Source, program: hbs.AST.Program): Iterable<Diagnostic> {
  for (const statement of program.body) {
    if (statement.type === 'MustacheStatement' && !(statement as hbs.AST.MustacheStatement).escaped)
      yield templateFaultAtLine(
        source,
        'template-unescaped',
        statement.loc.start.line,
        '模板里不能用三个花括号“{{{”或“{{&”：数据会不经转义就印出来。',
        '请改成两个花括号“{{”。',
      );
    if (/^(Partial|Decorator)/.test(statement.type))
      yield templateFaultAtLine(
        source,
        'template-unsupported',
        statement.loc.start.line,
        '模板里不能引用别的模板（“{{>”或“{{*”）。',
        '请把内容直接写在这个模板里。',
      );
    if (statement.type !== 'BlockStatement') continue;
    const block = statement as hbs.AST.BlockStatement;
    yield* findForbidden(source, block.program);
    if (block.inverse) yield* findForbidden(source, block.inverse);
  }
}

/** Takes the indentation off the template's own lines, so that white space in the markup is the data's alone. */
function dropIndentation(program: hbs.AST.Program): void {
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement') {
      const content = statement as hbs.AST.ContentStatement;
      content.value = content.value.replace(/[ \t]*\r?\n[ \t]*/g, '\n');
    }
    if (statement.type !== 'BlockStatement') continue;
    const block = statement as hbs.AST.BlockStatement;
    dropIndentation(block.program);
    if (block.inverse) dropIndentation(block.inverse);
  }
}

function syntaxFault(source: Source, error: unknown): Diagnostic {
  const text = error instanceof Error ? error.message : String(error);
  const line = Number(/line (\d+)/.exec(text)?.[1] ?? 1);
  const mismatch = /(\S+) doesn't match (\S+)/.exec(text);
  const message = mismatch
    ? `模板里“{{#${mismatch[1]}}}”和“{{/${mismatch[2]}}}”不成对。`
    : '模板的花括号写法有误，读不下去。';
  return templateFaultAtLine(
    source,
    'template-syntax',
    line,
    message,
    '请检查“{{”与“}}”、“{{#each …}}”与“{{/each}}”是否成对。',
  );
}

function renderFault(source: Source, error: unknown): Diagnostic {
  const text = error instanceof Error ? error.message : String(error);
  const name = /"([^"]+)" not defined/.exec(text)?.[1] ?? '';
  const message = name === '' ? '模板用不了这份数据。' : `模板里用了“${name}”，数据里没有这个名字。`;
  return templateFault(source, 'template-unknown-name', name, message);
}
