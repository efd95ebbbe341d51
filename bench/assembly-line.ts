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

/** What one unit took, in milliseconds (NaN where that was not measured), and what came of it, in bytes. */
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
  let turn = 0;

  return async (folder) => {
    const start = performance.now();
    const read = sound(readUnit(folder));
    const checked = performance.now();
    const shelf = await foundry.shelfFor([JSON.stringify(read.unit)]);
    const composed = sound(compile(read, form, template, shelf));
    const set = performance.now();
    // Every other unit as the product does it: while one file waits for its font to be packed, the other goes on.
    // The units between show what each file takes by itself.
    const isTogether = turn++ % 2 === 0;
    const writePdf = async () => sound(await writers.get('pdf')?.write(composed, instant));
    const writeDocx = async () => sound(await writers.get('docx')?.write(composed, instant));
    const both = isTogether ? await Promise.all([writePdf(), writeDocx()]) : null;
    const pdf = both?.[0] ?? (await writePdf());
    const printed = performance.now();
    const docx = both?.[1] ?? (await writeDocx());
    const end = performance.now();
    return {
      check: checked - start,
      compose: set - checked,
      pdf: isTogether ? Number.NaN : printed - set,
      docx: isTogether ? Number.NaN : end - printed,
      all: isTogether ? end - start : Number.NaN,
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
