import Big from 'big.js';
import type { Press } from '../../src/build/press.ts';
import type { ReadUnit } from '../../src/compile/read-unit.ts';
import { accept, type Diagnostic, refuse } from '../../src/diagnostics/diagnostic.ts';
import { spanOfFile } from '../../src/diagnostics/span.ts';
import type { Composed } from '../../src/typeset/composed.ts';
import type { Writer } from '../../src/writers/writer.ts';

const page = { width: 842, height: 595, margin: { top: 36, right: 36, bottom: 36, left: 36 } };

/** A form on twelve pages; its writers below only ask for its title. */
function composedAs(title: string): Composed {
  return {
    document: { title, page, blocks: [], foot: null },
    placed: { page, pages: 12, blocks: [], foot: null },
    shelf: { facesFor: () => [], runs: () => [], missing: () => null, width: () => 0 },
    template: '项目支出绩效目标表.hbs',
  };
}

/** A unit as it was read, of the given name. */
export function readAs(单位名称: string, 预算年度 = '2025'): ReadUnit {
  const span = spanOfFile(`data/${预算年度}/${单位名称}/单位.yaml`);
  const unit = {
    指标分类: { 预算年度, 指标分类: [] },
    单位: { 单位名称, 预算年度, 合计: { 总计: new Big('50.10') } },
    项目: [],
  };
  return { unit, locate: () => span, locateWithin: () => span };
}

function errorAbout(message: string): Diagnostic {
  return { code: 'glyph-missing', severity: 'error', message, span: spanOfFile('data/2025/某校/单位.yaml') };
}

/** A writer whose bytes are the form's title and the year of the date, and which refuses the units it is told to. */
export function writerOf(extension: string, refuses: readonly string[] = []): Writer {
  return {
    id: extension,
    extension,
    write: async ({ document: { title } }, instant) =>
      refuses.some((name) => title.includes(name))
        ? refuse([errorAbout(`${extension} 不能写 ${title}。`)])
        : accept(new TextEncoder().encode(`${title} ${extension} ${instant.getUTCFullYear()}`)),
  };
}

/** A press that composes nothing but the unit's name. */
export function pressOf(writers: readonly Writer[], forms: readonly string[] = ['项目支出绩效目标表']): Press {
  return {
    forms,
    writers,
    compose: async ({ unit }, form) => accept(composedAs(`${unit.单位.单位名称}${form}`)),
  };
}
