import Big from 'big.js';
import type { CommonInputs } from '../../src/build/fingerprint.ts';
import type { Press } from '../../src/build/press.ts';
import type { ReadOverview } from '../../src/compile/read-overview.ts';
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

const classTable = '预算年度: 2025\n指标分类:\n  - 一级: 1-产出指标\n    二级:\n      - 11-数量指标\n';

export const project = [
  '项目名称: 购置经费',
  '资金:',
  '  财政拨款: 50.10',
  '绩效目标: 购置所需的设备。',
  '绩效指标:',
  '  - 分类: 11-数量指标',
  '    名称: 购置数量',
  '    实施周期指标值: ≥3台',
  '    年度指标值: ≥3台',
].join('\n');

export const sheetOf = (name: string) => `单位名称: ${name}\n预算年度: 2025\n合计:\n  财政拨款: 50.10\n`;

/** The files of sound units of one project each, in folders of the same name. */
export function filesOf(...names: readonly string[]): Readonly<Record<string, string>> {
  const files = names.flatMap((name) => [
    [`data/2025/${name}/单位.yaml`, sheetOf(name)],
    [`data/2025/${name}/项目/01.yaml`, project],
  ]);
  return { 'data/2025/指标分类.yaml': classTable, ...Object.fromEntries(files) };
}

/** What all units of these stories have in common. */
export const common: CommonInputs = {
  program: '0.1.0',
  templates: { '项目支出绩效目标表.hbs': 'a1' },
  fonts: { 'FormSong-Regular.ttf': 'b2' },
  profile: null,
  source: 'public',
  isOriginInFoot: false,
  instant: '2020-01-01T00:00:00.000Z',
};

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
    warm: async () => {},
  };
}

/** A press of overviews that composes the unit's name, how much was found, and what it is compared with. */
export function overviewPressOf(since: string | null): Press<ReadOverview> {
  return {
    forms: ['项目支出绩效目标总览'],
    writers: [writerOf('pdf')],
    compose: async ({ read, about }) =>
      accept(composedAs(`${read.unit.单位.单位名称}总览，发现 ${about.findings.length} 处，自 ${since ?? '无'}`)),
    warm: async () => {},
  };
}
