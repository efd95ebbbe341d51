import { type Checked, judge, refuse } from '../diagnostics/diagnostic.ts';
import { isRevised } from '../document/revised-document.ts';
import type { Shelf } from '../fonts/shelf.ts';
import type { UnitForm } from '../forms/form.ts';
import { templateFault } from '../template/fault.ts';
import type { Template } from '../template/open-template.ts';
import type { Revised } from '../typeset/composed.ts';
import { findMissingInDocument, findMissingInUnit } from './missing-glyphs.ts';
import type { ReadRedline } from './read-redline.ts';
import { reviseDocument } from './revise-document.ts';

/**
 * Two versions of a unit become one document that holds both, of the form in which the unit is published. Reads nothing,
 * writes nothing. `shelf` must hold every character that any face has.
 */
export function compileRedline(
  { before, after, projects }: ReadRedline,
  form: UnitForm,
  template: Template,
  shelf: Shelf,
): Checked<Revised> {
  const missing = [before, after].flatMap((read) => findMissingInUnit(read, shelf));
  if (missing.length > 0) return refuse(missing);
  const [old, now] = [before, after].map(({ unit }) => template.compose(form.view(unit)));
  if (old?.ok !== true) return refuse(old?.diagnostics ?? []);
  if (now?.ok !== true) return refuse(now?.diagnostics ?? []);
  const faults = [old.value, now.value].flatMap((one) => findMissingInDocument(one, template.source, shelf));
  if (faults.length > 0) return refuse(faults);
  const document = reviseDocument(old.value, now.value, projects);
  return document === null
    ? refuse([otherLayout(template)])
    : judge({ document, hasRevisions: isRevised(document), shelf, template: template.source.file }, []);
}

function otherLayout({ source }: Template) {
  return templateFault(
    source,
    'template-revision',
    '<table',
    '两个版本按这个模板排出的表格不一样（表格的个数、列宽、边距或纸张不同），不能合成一份修订稿。',
    '请让这些不随数据变化，或者用自带的模板做修订稿。',
  );
}
