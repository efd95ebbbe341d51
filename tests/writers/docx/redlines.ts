import { reviseDocument } from '../../../src/compile/revise-document.ts';
import type { Checked } from '../../../src/diagnostics/diagnostic.ts';
import { isRevised } from '../../../src/document/revised-document.ts';
import type { Revised } from '../../../src/typeset/composed.ts';
import { writeRedline } from '../../../src/writers/docx/redline-writer.ts';
import type { RevisionStamp } from '../../../src/writers/docx/revisions.ts';
import type { DocumentPair, PrintedVersion } from './document-pairs.ts';
import { compose, INSTANT } from './forms.ts';

export const STAMP: RevisionStamp = { author: '财务处 & 审核', instant: INSTANT };

/** What the writer of revisions is given for two versions. */
export async function composeRedline({ before, after, projects }: DocumentPair): Promise<Revised> {
  const document = reviseDocument(before, after, projects);
  if (document === null) throw new Error('the versions are laid out otherwise');
  const { shelf, template } = await compose({ ...after, blocks: [...before.blocks, ...after.blocks] });
  return { document, hasRevisions: isRevised(document), shelf, template };
}

export async function tryRedline(pair: DocumentPair): Promise<Checked<Uint8Array>> {
  return writeRedline(await composeRedline(pair), STAMP);
}

/** The finished file; throws with the messages of a refusal. */
export async function redline(pair: DocumentPair): Promise<Uint8Array> {
  const written = await tryRedline(pair);
  if (!written.ok) throw new Error(written.diagnostics.map(({ message }) => message).join('\n'));
  return written.value;
}

/** A small unit, and the same with something changed in every way that there is. */
export const BEFORE: PrintedVersion = {
  unit: '广州图书馆',
  total: '606.52',
  projects: [
    {
      id: 1,
      name: '图书购置经费',
      amount: '120.00',
      goal: ['一、购置图书。', '二、购置期刊。', '三、编目 & 上架。'],
      indicators: [
        '1、11-数量指标；购置册数；年度指标值:≥10000册。',
        '2、31-服务对象满意度；读者满意度；年度指标值:≥80%。',
      ],
    },
    {
      id: 2,
      name: '馆舍维修工程',
      amount: '466.52',
      goal: ['维修馆舍。'],
      indicators: ['1、验收合格率；年度指标值:100%。'],
    },
    {
      id: 3,
      name: '𠀀类古籍修复',
      amount: '',
      goal: ['修复古籍。', ''],
      indicators: ['1、修复叶数；年度指标值:500叶。'],
    },
    {
      id: 4,
      name: '员工培训经费',
      amount: '20.00',
      goal: ['培训员工。'],
      indicators: ['1、培训人次；年度指标值:60人次。'],
    },
  ],
  note: '注：金额见批复。',
  foot: '第 {page} 页 共 {pages} 页',
  areRowsApart: false,
};
const [books, repairs, , training] = BEFORE.projects;
if (books === undefined || repairs === undefined || training === undefined)
  throw new Error('the story has no projects');
export const AFTER: PrintedVersion = {
  ...BEFORE,
  unit: '广州第二图书馆',
  total: '672.02',
  projects: [
    training,
    {
      ...books,
      amount: '135.50',
      goal: ['一、购置图书和数据库。', '三、编目 & 上架。', '四、开放借阅。'],
      indicators: [
        '1、11-数量指标；购置册数；年度指标值:≥12000册。',
        '2、22-社会效益；到馆人次；年度指标值:≥5万人次。',
        '3、31-服务对象满意度；读者满意度；年度指标值:≥80%。',
      ],
    },
    { ...repairs, name: '馆舍安全提升工程' },
    {
      id: 9,
      name: '数字㐀图书馆',
      amount: '50.00',
      goal: ['建成数字图书馆。'],
      indicators: ['1、资源数；年度指标值:2万种。'],
    },
  ],
  note: null,
  foot: '第 {page} 页',
};
