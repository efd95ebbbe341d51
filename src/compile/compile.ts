import { accept, type Checked, judge, refuse } from '../diagnostics/diagnostic.ts';
import type { FormDocument } from '../document/form-document.ts';
import type { Shelf } from '../fonts/shelf.ts';
import type { AdjustmentForm, OverviewForm, UnitForm, View } from '../forms/form.ts';
import { templateFault } from '../template/fault.ts';
import type { Template } from '../template/open-template.ts';
import type { Composed } from '../typeset/composed.ts';
import type { LineMemory } from '../typeset/line-memory.ts';
import { place } from '../typeset/place.ts';
import { NoRoom } from '../typeset/place-table.ts';
import {
  findMissingInDocument,
  findMissingInFormerNames,
  findMissingInUnit,
  findMissingInVersions,
} from './missing-glyphs.ts';
import type { ReadOverview } from './read-overview.ts';
import type { ReadUnit } from './read-unit.ts';
import type { ReadVersions } from './read-versions.ts';

/**
 * One unit, start to finish: the sound data of a unit becomes a document with every line broken and every row on its
 * page, ready for any writer. Reads nothing, writes nothing. `shelf` must hold every character that any face has.
 */
export function compile(
  read: ReadUnit,
  form: UnitForm,
  template: Template,
  shelf: Shelf,
  memory?: LineMemory,
): Checked<Composed> {
  const missing = findMissingInUnit(read, shelf);
  if (missing.length > 0) return refuse(missing);
  const set = setForm(form.view(read.unit), template, shelf, memory);
  const records = form.records?.(read.unit);
  return set.ok && records !== undefined ? accept({ ...set.value, records }, set.diagnostics) : set;
}

/** The same for a form about what was changed between two versions of a unit. */
export function compileAdjustment(
  read: ReadVersions,
  form: AdjustmentForm,
  template: Template,
  shelf: Shelf,
): Checked<Composed> {
  const missing = findMissingInVersions(read, shelf);
  return missing.length > 0 ? refuse(missing) : setForm(form.view(read.versions), template, shelf);
}

/** The same for the form about what a unit comes to. */
export function compileOverview(
  { read, about, versions }: ReadOverview,
  form: OverviewForm,
  template: Template,
  shelf: Shelf,
): Checked<Composed> {
  const former = versions === null ? [] : findMissingInFormerNames(versions, shelf);
  const missing = [...findMissingInUnit(read, shelf), ...former];
  return missing.length > 0 ? refuse(missing) : setForm(form.view(about), template, shelf);
}

function setForm(view: View, template: Template, shelf: Shelf, memory?: LineMemory): Checked<Composed> {
  const composed = template.compose(view);
  return composed.ok ? placeDocument(composed.value, template, shelf, memory) : composed;
}

/** Places a document; what does not fit or cannot be shown is a fault of the template. */
function placeDocument(
  document: FormDocument,
  template: Template,
  shelf: Shelf,
  memory?: LineMemory,
): Checked<Composed> {
  const missing = findMissingInDocument(document, template.source, shelf);
  if (missing.length > 0) return refuse(missing);
  try {
    const placed = place(document, shelf, memory);
    const broken = placed.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).flatMap(brokenAmounts);
    const faults = broken.map((text) =>
      templateFault(
        template.source,
        'template-narrow-column',
        'columns=',
        `“${text}”在它的列里一行放不下；右对齐的内容（金额）不能折成两行。`,
        '请在模板的 columns 里把这一列放宽，或把 size 改小。',
      ),
    );
    return judge({ document, placed, shelf, template: template.source.file }, faults);
  } catch (error) {
    if (!(error instanceof NoRoom)) throw error;
    const message = '页边距、字号和行距之间排不下两行正文。';
    return refuse([
      templateFault(template.source, 'template-no-room', 'page=', message, '请改小 size、leading 或 margin。'),
    ]);
  }
}

/** Texts set right that needed more than a line: an amount may never be broken. */
function brokenAmounts(row: {
  readonly cells: readonly { readonly cell: FormCell; readonly lines: readonly unknown[] }[];
}): readonly string[] {
  return row.cells
    .filter(({ cell, lines }) => cell.align === 'right' && lines.length > cell.paragraphs.length)
    .map(({ cell }) => cell.paragraphs.join(''));
}

type FormCell = { readonly align: string; readonly paragraphs: readonly string[] };
