import { accept, type Checked } from '../diagnostics/diagnostic.ts';
import type { Source } from '../diagnostics/span.ts';
import type { FormDocument } from '../document/form-document.ts';
import { compose } from './compose.ts';
import { compileTemplate } from './render.ts';

/** A template, opened once for a whole batch: a view in, a document out. */
export interface Template {
  readonly source: Source;
  compose(view: unknown): Checked<FormDocument>;
}

/** Compiles a template; its faults are found here as far as they can be without data. */
export function openTemplate(source: Source): Checked<Template> {
  const compiled = compileTemplate(source);
  if (!compiled.ok) return compiled;
  return accept({
    source,
    compose: (view) => {
      const markup = compiled.value(view);
      return markup.ok ? compose(source, markup.value) : markup;
    },
  });
}
