import { withAttachments } from '../docx/origin.ts';
import type { Part } from '../opc/part.ts';
import { XML } from '../opc/part.ts';
import { pack, zip } from '../opc/zip.ts';
import { escapeText } from '../xml-text.ts';
import { drawingXml } from './drawing.ts';
import { coreXml, customXml } from './properties.ts';
import { collectStrings } from './strings.ts';
import { collectStyles } from './styles.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { worksheetXml } from './worksheet.ts';
import { element } from './xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument';

/** The bytes of a workbook: the same for the same workbook and instant. */
export async function packWorkbook(workbook: Workbook, instant: Date): Promise<Uint8Array> {
  return zip(await Promise.all(workbookParts(workbook, instant).map(pack)), instant);
}

/** The parts of the package (ECMA-376-1, 12.3); that of the content types comes first, as readers expect. */
function workbookParts(workbook: Workbook, instant: Date): readonly Part[] {
  const styles = collectStyles();
  const strings = collectStrings();
  const sheets = workbook.sheets.map((sheet, index) => worksheetXml(sheet, index === 0, styles, strings));
  const drawn = workbook.sheets.flatMap(({ bars }, index) => (bars.length === 0 ? [] : [{ bars, index }]));
  const named = [
    { path: 'xl/workbook.xml', data: workbookXml(workbook), type: `${TYPE}.spreadsheetml.sheet.main+xml` },
    ...sheets.map((data, index) => {
      return { path: `xl/worksheets/sheet${index + 1}.xml`, data, type: `${TYPE}.spreadsheetml.worksheet+xml` };
    }),
    { path: 'xl/sharedStrings.xml', data: strings.xml(), type: `${TYPE}.spreadsheetml.sharedStrings+xml` },
    { path: 'xl/styles.xml', data: styles.xml(), type: `${TYPE}.spreadsheetml.styles+xml` },
    ...drawn.map(({ bars, index }) => {
      return { path: `xl/drawings/drawing${index + 1}.xml`, data: drawingXml(bars), type: `${TYPE}.drawing+xml` };
    }),
    {
      path: 'docProps/core.xml',
      data: coreXml(workbook, instant),
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
    },
    ...(workbook.origin.length === 0
      ? []
      : [{ path: 'docProps/custom.xml', data: customXml(workbook), type: `${TYPE}.custom-properties+xml` }]),
  ];
  const types = named.map(({ path, type }) => element('Override', { PartName: `/${path}`, ContentType: type }));
  const links: readonly (readonly [path: string, data: string])[] = [
    ['_rels/.rels', packageLinks(workbook)],
    ['xl/_rels/workbook.xml.rels', workbookLinks(sheets.length)],
    ...drawn.map(({ index }) => [`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, drawingLink(index)] as const),
  ];
  const parts = [
    ['[Content_Types].xml', element('Types', { xmlns: `${PACKAGE}/content-types` }, ...DEFAULTS, ...types)] as const,
    ...links,
    ...named.map(({ path, data }) => [path, data] as const),
  ].map(([path, data]) => ({ path, data: XML + data }));
  return withAttachments(parts, workbook.attachments, 'xl/_rels/workbook.xml.rels');
}

const DEFAULTS = [
  element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
  element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
];

function workbookXml({ sheets, names }: Workbook): string {
  const own = names.map(({ name, formula }) => element('definedName', { name }, escapeText(formula)));
  const repeated = sheets.flatMap((sheet, localSheetId) => {
    const { repeated: rows } = sheet;
    if (rows === null) return [];
    const area = `${quoteName(sheet)}!$${rows.first + 1}:$${rows.last + 1}`;
    return [element('definedName', { name: '_xlnm.Print_Titles', localSheetId }, escapeText(area))];
  });
  const listed = sheets.map(({ name }, index) =>
    element('sheet', { name, sheetId: index + 1, 'r:id': `rId${index + 1}` }),
  );
  const defined = [...repeated, ...own];
  return element(
    'workbook',
    { xmlns: MAIN, 'xmlns:r': `${OFFICE}/relationships` },
    '<workbookPr/>',
    '<bookViews><workbookView activeTab="0"/></bookViews>',
    element('sheets', {}, ...listed),
    defined.length === 0 ? '' : element('definedNames', {}, ...defined),
    // What was typed since a formula was computed elsewhere is not in its result.
    '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
  );
}

/** As a formula names a sheet. */
function quoteName({ name }: Pick<Sheet, 'name'>): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function packageLinks({ origin }: Workbook): string {
  return linksXml([
    [`${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ...(origin.length === 0 ? [] : [[`${OFFICE}/relationships/custom-properties`, 'docProps/custom.xml'] as const]),
  ]);
}

function workbookLinks(sheets: number): string {
  return linksXml([
    ...Array.from({ length: sheets }, (_, index) => {
      return [`${OFFICE}/relationships/worksheet`, `worksheets/sheet${index + 1}.xml`] as const;
    }),
    [`${OFFICE}/relationships/sharedStrings`, 'sharedStrings.xml'],
    [`${OFFICE}/relationships/styles`, 'styles.xml'],
  ]);
}

function drawingLink(index: number): string {
  return linksXml([[`${OFFICE}/relationships/drawing`, `../drawings/drawing${index + 1}.xml`]]);
}

function linksXml(links: readonly (readonly [type: string, target: string])[]): string {
  const all = links.map(([Type, Target], index) => element('Relationship', { Id: `rId${index + 1}`, Type, Target }));
  return element('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...all);
}
