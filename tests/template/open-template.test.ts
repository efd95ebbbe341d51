import { describe, expect, it } from 'vitest';
import { positionAt } from '../../src/diagnostics/span.ts';
import type { Table } from '../../src/document/form-document.ts';
import { openTemplate } from '../../src/template/open-template.ts';

const view = {
  单位名称: '广州科技贸易职业学院',
  项目: [
    { 项目名称: '校园运维', 绩效目标: ['一、整洁', '二、安全'], 指标: [{ 名称: ' 出勤率 ' }, { 名称: 'a<b&"c"' }] },
  ],
};

function compose(text: string) {
  const opened = openTemplate({ file: '表.hbs', text });
  return opened.ok ? opened.value.compose(view) : opened;
}

/** What is wrong with a template, as `line:column code`. */
function faults(text: string): string[] {
  const composed = compose(text);
  return composed.diagnostics.map(({ code, span }) => {
    const { line, column } = positionAt(span.source, span.start);
    return `${line}:${column} ${code}`;
  });
}

const page = '<form title="表" page="A4 landscape" margin="10mm">';

function tableOf(text: string): Table {
  const composed = compose(text);
  if (!composed.ok) throw new Error(composed.diagnostics.map((one) => one.message).join());
  const table = composed.value.blocks.find((block) => block.kind === 'table');
  if (table === undefined) throw new Error('no table');
  return table;
}

describe('a template', () => {
  it('places what the view holds, character by character, and none of its own indentation', () => {
    const table = tableOf(`${page}
      <table columns="40mm 60mm">
        {{#each 项目}}
        <tr>
          <td indent="2">
            {{项目名称}}
          </td>
          <td>
            {{#each 指标}}
            {{名称}}；
            {{/each}}
          </td>
        </tr>
        {{/each}}
      </table>
    </form>`);
    expect(table.cells.map((cell) => cell.paragraphs)).toEqual([['校园运维'], [' 出勤率 ；a<b&"c"；']]);
    expect(table.cells[0]?.indent).toBe(2);
  });

  it('makes each p of a cell a paragraph', () => {
    const table = tableOf(
      `${page}<table columns="40mm">{{#each 项目}}<tr><td>{{#each 绩效目标}}<p>{{this}}</p>{{/each}}</td></tr>{{/each}}</table></form>`,
    );
    expect(table.cells[0]?.paragraphs).toEqual(['一、整洁', '二、安全']);
  });

  it('resolves spans to a grid', () => {
    const table = tableOf(
      `${page}<table columns="20mm 20mm 20mm"><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table></form>`,
    );
    expect(table.cells.map(({ row, column, rowSpan, columnSpan }) => [row, column, rowSpan, columnSpan])).toEqual([
      [0, 0, 2, 1],
      [0, 1, 1, 2],
      [1, 1, 1, 1],
      [1, 2, 1, 1],
    ]);
  });

  it('writes lengths in mm and pt', () => {
    const table = tableOf(`${page}<table columns="25.4mm 36pt"><tr><td></td><td></td></tr></table></form>`);
    expect(table.columns).toEqual([72, 36]);
  });
});

describe('a template with a fault is refused at its place', () => {
  it.each([
    ['an unknown name', `${page}\n<p>{{单位名}}</p></form>`, '2:6 template-unknown-name'],
    ['an unknown name in each', `${page}\n{{#each 项日}}{{/each}}</form>`, '2:9 template-unknown-name'],
    ['an unknown name in if', `${page}\n{{#if 单位}}x{{/if}}</form>`, '2:7 template-unknown-name'],
    ['an unknown name in with', `${page}\n{{#with 合计}}x{{/with}}</form>`, '2:9 template-unknown-name'],
    [
      'a name that is the head of another',
      `${page}\n<p>单位名{{单位名称}}</p>\n<p>{{单位名}}</p></form>`,
      '3:6 template-unknown-name',
    ],
    ['an unknown role', `${page}\n<p role="captoin">x</p></form>`, '2:4 template-markup'],
    ['three braces', `${page}\n<p>{{{单位名称}}}</p></form>`, '2:1 template-unescaped'],
    ['a partial', `${page}\n{{> 表头}}</form>`, '2:1 template-unsupported'],
    ['a block that is not closed', `${page}\n{{#each 项目}}\n</form>`, '3:1 template-syntax'],
    ['an unknown tag', `${page}\n<div>x</div></form>`, '2:1 template-markup'],
    ['a tag that is not closed', `${page}\n<p>x</form>`, '1:1 template-markup'],
    ['text where none may stand', `${page}\n<table columns="20mm">x</table></form>`, '2:23 template-markup'],
    [
      'a length without a unit',
      `${page}\n<table columns="20"><tr><td></td></tr></table></form>`,
      '2:8 template-markup',
    ],
    [
      'a row with a gap',
      `${page}\n<table columns="20mm 20mm"><tr><td></td></tr></table></form>`,
      '2:1 template-markup',
    ],
    [
      'a row with too many cells',
      `${page}\n<table columns="20mm"><tr><td></td><td></td></tr></table></form>`,
      '2:1 template-markup',
    ],
    [
      'columns wider than the paper',
      `${page}\n<table columns="300mm"><tr><td></td></tr></table></form>`,
      '2:8 template-markup',
    ],
    ['an unknown attribute', `${page}\n<p colour="red">x</p></form>`, '2:4 template-markup'],
  ])('%s', (_, text, expected) => {
    expect(faults(text)).toEqual([expected]);
  });
});
