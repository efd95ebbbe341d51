import type { CodePages } from './code-page.ts';

const ours = '程序在交出文件之前把它读回来与数据逐格核对，这次没有对上，文件没有写出。请把消息和数据交给维护者。';

/** What is said about files, templates and finished documents. */
export const fileCodes: CodePages = {
  'empty-file': {
    title: '文件是空的，或者只有注释',
    explanation: '请写入数据，每行一个“名称: 内容”；用不着的文件请删去。',
  },
  'file-too-large': {
    title: '文件超过 5 MB',
    explanation: '一个项目的文件只有几 KB。多半是把别的文件当作了数据文件。',
  },
  'file-unreadable': {
    title: '文件打不开',
    explanation: '请检查文件和文件夹的权限，关闭正在使用它的程序，再试一次。',
  },
  'missing-file': {
    title: '缺少文件',
    explanation:
      '单位文件夹里要有“单位.yaml”和文件夹“项目”，项目里至少一个 .yaml 文件；年度文件夹里要有“指标分类.yaml”。',
  },
  'stray-file': {
    title: '文件名或位置不对，不会被读取',
    explanation:
      '项目文件的名称以 .yaml 结尾，放在文件夹“项目”里。Windows 默认藏起扩展名，容易存成“01.yaml.txt”，请先让资源管理器显示扩展名。',
  },
  'folder-name': {
    title: '单位文件夹的名称与单位名称不同',
    explanation: '输出按单位名称存放。复制了别的单位的文件夹却没有改单位名称，会盖掉那个单位的文件。请使两者一致。',
  },
  'same-output': {
    title: '两个单位文件夹写了同一个单位名称',
    explanation: '两个单位的文件会写到同一个地方，所以后一个不生成。请改正其中一个的单位名称。',
  },
  'missing-glyph': {
    title: '没有一套字体收录的字，或者看不见的字符',
    explanation:
      '印出来会是空框，所以是错误，由 mubiao build 报告。包括 GB 18030-2022 三级以外的汉字、从右向左的文字、表情符号、字体没有收录的变体选择符、另写的附加符号（例如“e”后面的 U+0301），以及零宽空格一类看不见的字符。请核对是否输错，照建议改写；什么能印见使用手册第 11 章。',
  },
  'template-syntax': {
    title: '模板的花括号写错',
    explanation: '请检查模板里 {{…}} 是否成对，{{#each …}} 是否有 {{/each}}。',
  },
  'template-unescaped': {
    title: '模板里用了三重花括号',
    explanation: '{{{…}}} 不作转义，数据里的符号会弄坏表格。请用 {{…}}。',
  },
  'template-unsupported': {
    title: '模板里用了不许用的写法',
    explanation: '模板只安排位置、重复和文字，不作计算。可用的写法见使用手册第 10 章。',
  },
  'template-unknown-name': {
    title: '模板里用了数据里没有的名字',
    explanation: '写错的名字会印成空白，所以是错误。可用的名字见使用手册第 10 章。',
  },
  'template-markup': {
    title: '模板的标签、属性或格子数不对',
    explanation: '每一行的格子（连同合并的）要正好占满各列。可用的标签和属性见使用手册第 10 章。',
  },
  'template-narrow-column': {
    title: '一列太窄，金额一行放不下',
    explanation: '金额不能折成两行。请在模板的 columns 里放宽这一列，或者改小 size。',
  },
  'template-no-room': {
    title: '页边距之间排不下正文',
    explanation: '请改小模板里的 size、leading 或 margin。',
  },
  'template-revision': {
    title: '两个版本排出的表格不一样，做不成修订稿',
    explanation:
      '由 mubiao diff --format redline 报告。修订稿是一份文件，两个版本的表格个数、列宽、边距和纸张要相同：请在模板里让这些不随数据变化。',
  },
  'adjustment-reason': {
    title: '资金有调整，没有写调整原因',
    explanation:
      '由 mubiao diff 印《项目支出绩效目标调整表》时报告，是警告：表照印，这一栏空着，可以手写。请在项目文件里加一行“调整原因”；各项目原因相同的，或者项目已经取消的，写在单位.yaml 里。',
  },
  'svg-no-picture': {
    title: '没有图可以画',
    explanation: '图上画的是总计有变化的项目。各项目的总计都没有变，就没有图；只要表的，请用 --format pdf 或 docx。',
  },
  'svg-read-back': { title: '图没有通过核对', explanation: ours },
  'pdf-rowspan': {
    title: 'PDF 还排不了跨行的格子',
    explanation:
      '模板里有 rowspan 大于 1 的格子。Word 文件照样能生成（--format docx）；要生成 PDF，请去掉 rowspan，在各行重复文字，或者把内容并到一行里。colspan 不受限制。',
  },
  'pdf-read-back': { title: 'PDF 没有通过核对', explanation: ours },
  'docx-read-back': { title: 'Word 文件没有通过核对', explanation: ours },
  'docx-character': { title: 'Word 文件里装不下的字符', explanation: ours },
  'docx-glyph': { title: 'Word 文件里缺字', explanation: ours },
  'xlsx-long-foot': {
    title: '页脚太长，Excel 放不下',
    explanation: 'Excel 的页脚连同格式最多 255 个字符。请把模板里的 foot 写短一些，或者不用 --origin-in-foot。',
  },
  'xlsx-read-back': { title: 'Excel 文件没有通过核对', explanation: ours },
  'csv-read-back': { title: 'CSV 文件没有通过核对', explanation: ours },
  'xlsx-cell': {
    title: '放不进 Excel 的填报表',
    explanation:
      '由 mubiao export 报告。Excel 的一格最多 32,767 个字、换 253 次行，请压缩这段文字；两个项目同名的，在“指标”表里分不清是谁的指标，请改正其中一个的名称。',
  },
};
