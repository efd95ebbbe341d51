import { readFileSync } from 'node:fs';
import { compile } from '../src/compile/compile.ts';
import { readUnit } from '../src/compile/read-unit.ts';
import type { UnitFolder } from '../src/compile/unit-folder.ts';
import type { Checked } from '../src/diagnostics/diagnostic.ts';
import { openFoundry } from '../src/fonts/load-shelf.ts';
import { forms } from '../src/forms/index.ts';
import { openTemplate } from '../src/template/open-template.ts';
import type { Composed } from '../src/typeset/composed.ts';
import { formats } from '../src/writers/index.ts';

/** What one unit took, in milliseconds, and what came of it, in bytes. */
export interface Made {
  readonly check: number;
  readonly compose: number;
  readonly pdf: number;
  readonly docx: number;
  /** From the bytes of YAML to the bytes of both files. */
  readonly all: number;
  readonly pdfBytes: number;
  readonly docxBytes: number;
  readonly composed: Composed;
}

const root = new URL('../', import.meta.url);

/** Everything that a build opens once; then it takes units from YAML to both files, all checks and the read-back included. */
export async function openAssemblyLine(): Promise<(folder: UnitFolder) => Promise<Made>> {
  const [form] = forms;
  if (form === undefined) throw new Error('no form');
  const file = `templates/${form.template}`;
  const template = sound(openTemplate({ file, text: readFileSync(new URL(file, root), 'utf8') }));
  const wanted = formats.filter(({ id }) => id === 'pdf' || id === 'docx');
  const writers = new Map(await Promise.all(wanted.map(async (format) => [format.id, await format.load()] as const)));
  const foundry = openFoundry(async (name) => readFileSync(new URL(`fonts/${name}`, root)));
  const instant = new Date(0);

  return async (folder) => {
    const start = performance.now();
    const read = sound(readUnit(folder));
    const checked = performance.now();
    const shelf = await foundry.shelfFor([JSON.stringify(read.unit)]);
    const composed = sound(compile(read, form, template, shelf));
    const set = performance.now();
    // As the product does it: one file waits for its font to be packed, the other goes on.
    await Promise.all([...writers.values()].map(async (writer) => sound(await writer.write(composed, instant))));
    const both = performance.now();
    const pdf = sound(await writers.get('pdf')?.write(composed, instant));
    const printed = performance.now();
    const docx = sound(await writers.get('docx')?.write(composed, instant));
    const end = performance.now();
    return {
      check: checked - start,
      compose: set - checked,
      pdf: printed - both,
      docx: end - printed,
      all: both - start,
      pdfBytes: pdf.byteLength,
      docxBytes: docx.byteLength,
      composed,
    };
  };
}

function sound<T>(checked: Checked<T> | undefined): T {
  if (checked?.ok !== true) throw new Error(checked?.diagnostics.map((one) => one.message).join('\n'));
  return checked.value;
}
