import { Fragment } from 'preact';
import type { Path } from '../../diagnostics/path.ts';
import type { Plain } from '../../yaml/located.ts';
import { plainAt, textAt } from '../intent.ts';
import type { FindingView, UnitView } from '../wire.ts';
import { act } from './buffer.ts';
import { fieldName, Label, Sayings, TextField, worstOf } from './fields.tsx';
import { type Column, columns, readRows } from './paste.ts';
import { say, set } from './store.ts';

interface TableProps {
  readonly items: readonly Plain[];
  readonly findings: readonly FindingView[];
  readonly classes: UnitView['classes'];
  readonly file: string;
}

const list = '绩效指标';

/** The indicators of a project as a table that is edited in place, by keyboard too. */
export function Indicators({ items, findings, classes }: TableProps) {
  const labels = classes.map(({ label }) => label);
  const whole = findings.filter(({ path }) => path.length === 1);
  const add = (at: number): void => {
    const near = plainAt(items[at - 1] ?? null, ['分类']);
    act({ kind: 'add', path: [list], at, items: [emptyItem(typeof near === 'string' ? near : (labels[0] ?? ''))] });
    set({ goal: null });
    requestAnimationFrame(() => focusCell(at, '名称'));
  };
  const keyIn =
    (index: number, column: Column) =>
    (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const isMove = event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
      if (isMove) move(index, event.key === 'ArrowUp' ? index - 1 : index + 1, items.length, column);
      else if (event.key === 'Enter' && event.ctrlKey) add(index + 1);
      else if (event.key === 'Enter') focusCell(index + (event.shiftKey ? -1 : 1), column);
      else if (event.key === 'Delete' && event.ctrlKey) remove(index, items.length);
      else return;
      event.preventDefault();
    };
  const pasteIn =
    (index: number, column: Column) =>
    (event: ClipboardEvent): void => {
      const rows = readRows(event.clipboardData?.getData('text/plain') ?? '', labels, column);
      if (rows === null) return;
      event.preventDefault();
      const isBlank = isEmpty(items[index]);
      act({ kind: 'add', path: [list], at: index + 1, items: rows });
      if (isBlank) act({ kind: 'remove', path: [list, index] });
      say('good', `已贴入 ${rows.length} 行指标。`);
      requestAnimationFrame(() => focusCell(index + (isBlank ? 0 : 1), '名称'));
    };
  return (
    <fieldset class="indicators">
      <legend>
        <Label name={list} /> <span class="count">{items.length} 项</span>
        <span class="tip">从 Excel 复制几行，贴到任一格里就会加成新的行</span>
      </legend>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              序号
            </th>
            {columns.map((column) => (
              <th scope="col" key={column} class={`of-${columns.indexOf(column)}`}>
                <Label name={column} />
              </th>
            ))}
            <th scope="col" class="deeds">
              次序
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => {
            const own = findings.filter(({ path }) => path[1] === index);
            return (
              <Fragment key={index}>
                <tr>
                  <td class="number">{index + 1}</td>
                  {columns.map((column) => {
                    const path = [list, index, column];
                    const said = own.filter((one) => one.path[2] === column);
                    const value = textAt(item, [column]);
                    const label = `第 ${index + 1} 项 ${column}`;
                    return (
                      <td key={column}>
                        {column === '分类' ? (
                          <ClassField
                            {...{ path, value, label, classes }}
                            findings={said}
                            onKey={keyIn(index, column)}
                          />
                        ) : (
                          <TextField
                            {...{ path, value, label }}
                            findings={said}
                            onKey={keyIn(index, column)}
                            onPaste={pasteIn(index, column)}
                          />
                        )}
                      </td>
                    );
                  })}
                  <td class="deeds">
                    <button
                      type="button"
                      aria-label={`第 ${index + 1} 项上移`}
                      title="上移 Alt+↑"
                      disabled={index === 0}
                      onClick={() => move(index, index - 1, items.length, '名称')}
                    >
                      ↑
                    </button>
                    <button
                      type="button"
                      aria-label={`第 ${index + 1} 项下移`}
                      title="下移 Alt+↓"
                      disabled={index === items.length - 1}
                      onClick={() => move(index, index + 1, items.length, '名称')}
                    >
                      ↓
                    </button>
                    <button
                      type="button"
                      aria-label={`删去第 ${index + 1} 项`}
                      title="删去 Ctrl+Delete"
                      disabled={items.length < 2}
                      onClick={() => remove(index, items.length)}
                    >
                      ×
                    </button>
                  </td>
                </tr>
                {own.length > 0 && (
                  <tr class="said">
                    <td />
                    <td colSpan={5}>
                      <Sayings findings={own} />
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
        </tbody>
      </table>
      <Sayings findings={whole} />
      <button
        type="button"
        class="plain add"
        data-field={items.length === 0 ? list : undefined}
        onClick={() => add(items.length)}
      >
        加一项 <kbd>Ctrl+Enter</kbd>
      </button>
    </fieldset>
  );
}

interface ClassProps {
  readonly path: Path;
  readonly value: string;
  readonly label: string;
  readonly classes: UnitView['classes'];
  readonly findings: readonly FindingView[];
  readonly onKey: (event: KeyboardEvent) => void;
}

/** 分类 from the year's table; what stands in the file and not in the table is there to be seen. */
function ClassField({ path, value, label, classes, findings, onKey }: ClassProps) {
  const worst = worstOf(findings);
  const levels = [...new Set(classes.map(({ levelOne }) => levelOne))];
  const isKnown = classes.some((one) => one.label === value);
  return (
    <select
      class={`field${worst === null ? '' : ` ${worst}`}`}
      aria-label={label}
      aria-invalid={worst === 'error'}
      data-field={fieldName(path)}
      value={value}
      onFocus={() => set({ at: path })}
      onChange={(event) => act({ kind: 'set', path, text: event.currentTarget.value })}
      onKeyDown={onKey}
    >
      {!isKnown && <option value={value}>{value === '' ? '（请选）' : `${value}（表里没有）`}</option>}
      {levels.map((level) => (
        <optgroup key={level} label={level}>
          {classes
            .filter(({ levelOne }) => levelOne === level)
            .map((one) => (
              <option key={one.label} value={one.label}>
                {one.label}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}

function move(from: number, to: number, count: number, column: Column): void {
  if (to < 0 || to >= count) return;
  act({ kind: 'move', path: [list], from, to });
  requestAnimationFrame(() => focusCell(to, column));
}

function remove(index: number, count: number): void {
  if (count < 2) {
    say('plain', '至少要有一项指标。');
    return;
  }
  act({ kind: 'remove', path: [list, index] });
  requestAnimationFrame(() => focusCell(Math.min(index, count - 2), '名称'));
}

function focusCell(index: number, column: Column): void {
  document.querySelector<HTMLElement>(`[data-field="${list}/${index}/${column}"]`)?.focus();
}

function emptyItem(分类: string) {
  return { 分类, 名称: '', 实施周期指标值: '', 年度指标值: '' };
}

function isEmpty(item: Plain | undefined): boolean {
  return columns.every((column) => column === '分类' || textAt(item ?? null, [column]) === '');
}
