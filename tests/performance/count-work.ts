import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { openRuleBook } from '../../src/budget/rule-book.ts';
import { applyRules } from '../../src/compile/apply-rules.ts';
import { compile } from '../../src/compile/compile.ts';
import { readUnit } from '../../src/compile/read-unit.ts';
import type { SourceFile, UnitFolder } from '../../src/compile/unit-folder.ts';
import type { Checked } from '../../src/diagnostics/diagnostic.ts';
import { forms } from '../../src/forms/index.ts';
import { openTemplate } from '../../src/template/open-template.ts';
import type { Composed } from '../../src/typeset/composed.ts';
import { docxWriter } from '../../src/writers/docx/docx-writer.ts';
import { pdfWriter } from '../../src/writers/pdf/pdf-writer.ts';
import { readPlainFile } from '../../src/yaml/plain-file.ts';
import { foundry } from '../shelf.ts';
import { laidOutPages } from '../writers/pdf/laid-out-pages.ts';
import { countReads } from './counting-reads.ts';
import { countAt } from './counting-shelf.ts';
import { takeInventory } from './pdf-inventory.ts';

/** The work that one unit makes, and the size of what comes of it: counts that are the same on every machine. */
export type Work = Readonly<Record<(typeof measures)[number], number>>;

export const measures = [
  '留给 yaml 库读的文件',
  '规则读数据的次数',
  '行',
  '交给 pdfmake 的文字段',
  '查字形',
  '查字宽',
  '成形的文字段',
  'PDF 的页',
  'PDF 的对象',
  'PDF 的字形',
  'PDF 的页面内容字节',
  'PDF 的字节',
  'document.xml 的字节',
  'DOCX 的字节',
] as const;

const [form] = forms;
const file = `templates/${form?.template}`;
const template = openTemplate({ file, text: readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8') });
const instant = new Date(0);

/** Takes a unit from YAML to both files and counts. */
export async function countWork(folder: UnitFolder): Promise<Work> {
  const read = sound(readUnit(folder));
  const unit = countReads(read.unit);
  applyRules(unit.data, openRuleBook(), read);
  const counting = countAt(await foundry.shelfFor([JSON.stringify(read.unit)]));
  if (form === undefined) throw new Error('no form');
  const composed = sound(compile(read, form, sound(template), counting.shelf));
  const pdf = sound(await pdfWriter.write(composed, instant));
  const asked = { ...counting.asked };
  const docx = sound(await docxWriter.write(composed, instant));
  const inventory = takeInventory(pdf);
  return {
    '留给 yaml 库读的文件': [folder.classTable, folder.sheet, ...folder.projects].filter(isLeftToLibrary).length,
    规则读数据的次数: unit.reads(),
    行: countLines(composed),
    '交给 pdfmake 的文字段': countInlines(composed),
    查字形: asked.glyph,
    查字宽: asked.advance,
    成形的文字段: asked.shape,
    'PDF 的页': inventory.pages,
    'PDF 的对象': inventory.objects,
    'PDF 的字形': inventory.glyphs,
    'PDF 的页面内容字节': inventory.content,
    'PDF 的字节': pdf.length,
    'document.xml 的字节': unzipSync(docx)['word/document.xml']?.length ?? 0,
    'DOCX 的字节': docx.length,
  };
}

function isLeftToLibrary(source: SourceFile | null): boolean {
  if (source === null) return false;
  return readPlainFile({ file: source.file, text: new TextDecoder().decode(source.bytes) }) === null;
}

function countLines({ placed }: Composed): number {
  const rows = placed.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  return rows.flatMap((row) => row.cells).reduce((sum, cell) => sum + cell.lines.length, 0);
}

function countInlines(composed: Composed): number {
  return laidOutPages(composed)
    .flatMap((page) => page.items)
    .reduce((sum, { type, item }) => sum + (type === 'line' ? item.inlines.length : 0), 0);
}

function sound<T>(checked: Checked<T>): T {
  if (!checked.ok) throw new Error(checked.diagnostics.map((one) => one.message).join('\n'));
  return checked.value;
}
