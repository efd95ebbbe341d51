import type { ForeignManner } from '../foreign-print.ts';
import type { HtmlManner } from './html-print.ts';
import type { SheetManner } from './office-print.ts';
import type { Layout } from './table-given.ts';

/** A print of the collection, with the least share of its cells that is to be read right and sure, or why it is refused. */
interface Print {
  readonly name: string;
  readonly least: number | RegExp;
}

export interface BrowserPrint extends Print {
  readonly layout: Layout;
  readonly manner: HtmlManner;
}

export interface SheetPrint extends Print {
  readonly layout: Layout;
  readonly manner: SheetManner;
}

export interface RawPrint extends Print {
  readonly manner: ForeignManner;
}

const rows = { indicators: 'rows' } as const;
const undecided = /没有表格线，行与行之间也看不出分界/;

/** Web systems, printed by a browser. */
export const browserPrints: readonly BrowserPrint[] = [
  { name: '有表格线，表头不重复，有页眉页脚', layout: {}, manner: { repeatsHead: false, foot: true }, least: 1 },
  { name: '10 磅，金额用元，表头用别的叫法', layout: { synonyms: true, money: '元' }, manner: { size: 10 }, least: 1 },
  {
    name: '行不跨页，两层表头，合计在最后',
    layout: { grouped: true, sum: 'last' },
    manner: { splits: false },
    least: 1,
  },
  { name: '金额在最后几列，靠上', layout: { amountsLast: true, synonyms: true }, manner: { align: 'top' }, least: 1 },
  { name: '一个指标一行，项目合并', layout: rows, manner: {}, least: 1 },
  {
    name: '一个指标一行，有小计',
    layout: { ...rows, sum: 'subtotals' },
    manner: { align: 'top', repeatsHead: false },
    least: 1,
  },
  { name: '竖放，6 磅', layout: {}, manner: { portrait: true, size: 6 }, least: 1 },
  { name: '隔行底色，没有线', layout: {}, manner: { lines: 'zebra' }, least: 1 },
  { name: '只有横线', layout: {}, manner: { lines: 'rows', align: 'top' }, least: 1 },
  { name: '没有线，居中，行跨页', layout: {}, manner: { lines: 'none' }, least: 1 },
  { name: '没有线，靠上，行距为零', layout: {}, manner: { lines: 'none', padding: [0, 3], align: 'top' }, least: 1 },
  { name: '没有线，没有单位的合计', layout: { sum: 'none' }, manner: { lines: 'none', splits: false }, least: 0 },
  { name: '没有线，居中，行距为零', layout: {}, manner: { lines: 'none', padding: [0, 3] }, least: undecided },
  { name: '没有线，一个指标一行', layout: rows, manner: { lines: 'none' }, least: undecided },
];

/** Sheets, printed by LibreOffice Calc. */
export const sheetPrints: readonly SheetPrint[] = [
  { name: '有边框，有页脚', layout: {}, manner: { foot: true }, least: 1 },
  { name: '没有边框，居中', layout: {}, manner: { borders: false, numbers: true }, least: 1 },
  { name: '没有边框，靠上', layout: {}, manner: { borders: false, align: 'top', repeatsHead: false }, least: 1 },
  {
    name: '缩成一页宽（约 3 磅），表下有注',
    layout: { ...rows, feet: ['注：本表由财务处填写。'] },
    manner: { widen: 1.6 },
    least: 1,
  },
  { name: '列分在几页，先下后右', layout: {}, manner: { fits: false, widen: 0.9, numbers: true }, least: 0.9 },
  {
    name: '列分在几页，先右后下',
    layout: {},
    manner: { fits: false, widen: 0.9, overThenDown: true, repeatsHead: false },
    least: 0.9,
  },
  { name: '列分在几页，行对不齐', layout: rows, manner: { fits: false, widen: 0.6 }, least: /列分印在几页上/ },
  { name: '项目名称不换行，被裁掉', layout: {}, manner: { wraps: false }, least: 0.9 },
  { name: '列很窄，超出行高的被裁掉', layout: {}, manner: { widen: 0.3, fits: false }, least: 0.8 },
  { name: '行高不够，字叠在一起', layout: {}, manner: { tall: false }, least: /叠印在一起/ },
  {
    name: '两层表头，有小计，金额用元',
    layout: { grouped: true, sum: 'subtotals', synonyms: true, money: '元' },
    manner: {},
    least: 1,
  },
];

/** How the pages of one and the same table are written by programs of all kinds. */
export const rawPrints: readonly RawPrint[] = [
  { name: '一个字一个字地写，次序打乱', manner: { letters: true, seed: 5 }, least: 1 },
  { name: '没有线，一个字一个字地写', manner: { isBare: true, letters: true }, least: 1 },
  { name: '跨页的行，名称和金额印两次', manner: { again: true, repeatsHead: true }, least: 1 },
  { name: '列窄，金额分几行', manner: { columns: [34, 10, 10, 10, 10, 80, 110] }, least: 1 },
  { name: '页面旋转 90 度', manner: { turn: 'page' }, least: 1 },
  { name: '内容旋转 90 度', manner: { turn: 'content', repeatsHead: true }, least: 1 },
  { name: '缩到 3 磅', manner: { scale: 0.4 }, least: 1 },
  { name: '字体用字形编号，有对照表', manner: { encoding: 'charted' }, least: 1 },
  { name: '对照表里缺数字', manner: { encoding: 'half-charted' }, least: 0 },
  { name: '字体没有对照表', manner: { encoding: 'uncharted' }, least: /没有说明每个字形是什么字/ },
  { name: '扫描件，有识别出的文字', manner: { scan: 'recognised' }, least: 0 },
  { name: '扫描件，没有文字', manner: { scan: 'picture' }, least: /扫描件（图片），没有文字可读/ },
  {
    name: '斜的水印',
    manner: { under: 'q 0.8 g BT /F1 60 Tf 0.7 0.7 -0.7 0.7 200 100 Tm <83497a3f83497a3f> Tj ET Q' },
    least: 1,
  },
  { name: '横的大水印', manner: { under: 'q 0.8 g BT /F1 90 Tf 1 0 0 1 300 250 Tm <83497a3f> Tj ET Q' }, least: 1 },
  {
    name: '格子里有白色的字和不画的字',
    manner: {
      over: 'q 1 g BT /F1 8 Tf 1 0 0 1 60 400 Tm <673a5bc64e0d5f9759164f20> Tj 3 Tr 1 0 0 1 60 300 Tm <673a5bc6> Tj ET Q',
    },
    least: 1,
  },
  { name: '金额被黑块盖住', manner: { over: 'q 0 g 160 60 51 400 re f Q' }, least: 0 },
];
