import type { CodePages } from './code-page.ts';

/** What only a YAML author trips over. */
export const notationCodes: CodePages = {
  'yaml-fullwidth-colon': {
    title: '名称后面的冒号是全角的',
    explanation: 'YAML 只认半角冒号，后面还要有一个空格。内容里的冒号照常用全角。',
    example: { wrong: '项目名称：信息化运维项目', right: '项目名称: 信息化运维项目' },
  },
  'yaml-colon-space': {
    title: '冒号后面没有空格',
    explanation: '名称后面的半角冒号之后要有一个半角空格，否则整行被当作一段文字。',
    example: { wrong: '项目名称:信息化运维项目', right: '项目名称: 信息化运维项目' },
  },
  'yaml-indent': {
    title: '没有与同级的行对齐',
    explanation: '缩进表示谁属于谁：同级的行左对齐，每深一层多两个半角空格。',
    example: {
      wrong: '资金:\n  财政拨款: 100.00\n   其他资金: 20.00',
      right: '资金:\n  财政拨款: 100.00\n  其他资金: 20.00',
    },
  },
  'yaml-tab': {
    title: '用 Tab 缩进',
    explanation: 'YAML 不许用制表符（Tab）缩进，因为各人的编辑器里它的宽度不同。请把每行开头的 Tab 换成半角空格。',
  },
  'yaml-fullwidth-space': {
    title: '用全角空格缩进',
    explanation: '全角空格看起来像缩进，YAML 却当它是文字。请把每行开头的全角空格换成半角空格。',
  },
  'yaml-dash': {
    title: '一项开头的减号写法不对，或者漏了',
    explanation: '列表的每一项以半角减号加一个半角空格开头。全角减号、破折号，或者减号后面没有空格，都不算。',
    example: { wrong: '－分类: 11-数量指标', right: '- 分类: 11-数量指标' },
  },
  'yaml-lone-dash': {
    title: '内容只有一个“-”',
    explanation:
      '“-”在 YAML 里是一项的开头，单独一个读不懂。没有的资金来源请删去整行；“-”要作文字印出的，请用单引号括起来。',
    example: { wrong: '财政拨款: 100.00\n其他资金: -', right: '财政拨款: 100.00' },
  },
  'yaml-no-colon': {
    title: '这一行没有“名称: 内容”的样子',
    explanation:
      '每一行都是“名称: 内容”，或者是上面一行的文字。几段文字请用“|-”写法：冒号后面写“|-”，从下一行起每行缩进两格。',
    example: {
      wrong: '绩效目标: 一是做好运维。\n二是租赁链路。',
      right: '绩效目标: |-\n  一是做好运维。\n  二是租赁链路。',
    },
  },
  'yaml-quote': {
    title: '引号没有成对，或者内容里有 YAML 的符号而没有加引号',
    explanation:
      '内容以 > | % @ & * ! [ { " \' # 开头，或者里面有“冒号加空格”“空格加 #”时，要用单引号把整个内容括起来。中文引号不必。',
    example: { wrong: '年度指标值: >14个', right: "年度指标值: '>14个'" },
  },
  'yaml-hash': {
    title: '“空格加 #”后面的文字被当作注释',
    explanation:
      '空格后面的“#”到行末是注释，不会印出。要印的文字请用单引号括起来；真是注释，请在“#”后面加一个空格。“#”前面是全角空格时，后面的文字不是注释，会印出，这时是警告。',
    example: { wrong: '项目名称: 1 #楼维修', right: "项目名称: '1 #楼维修'" },
  },
  'yaml-folded': {
    title: '内容换了行，却没有用“|-”',
    explanation:
      'YAML 会把这几行接成一行，中间多出空格。几段请用“|-”写法，一行一段；一段请写在一行里，很长也没有关系。',
    example: {
      wrong: '绩效目标: 一是做好运维，\n  二是租赁链路。',
      right: '绩效目标: |-\n  一是做好运维，\n  二是租赁链路。',
    },
  },
  'yaml-anchor': {
    title: '用了 YAML 的锚点或引用',
    explanation: '以“&”或“*”开头的内容在 YAML 里有特别的意思，本工具不接受。只是文字的，请用单引号括起来。',
    example: { wrong: '名称: *重点课程数', right: "名称: '*重点课程数'" },
  },
  'yaml-tag': {
    title: '用了 YAML 的类型标签',
    explanation: '以“!”开头的内容在 YAML 里是类型标签，本工具不接受。只是文字的，请用单引号括起来。',
  },
  'yaml-duplicate-key': {
    title: '同一个名称写了两次',
    explanation: '同一层里一个名称只能写一次，否则不知道以哪一个为准。多半是复制后忘了改，或者应当另起一项（“- ”）。',
  },
  'yaml-bad-key': {
    title: '冒号前面没有名称',
    explanation: '每一行都是“名称: 内容”，名称是文字，不能空着，也不能是列表。',
  },
  'yaml-multiple-documents': {
    title: '文件中间有一行“---”',
    explanation: '“---”在 YAML 里开始另一份文档，而一个文件只能有一份。另一个项目请另存为一个文件。',
  },
  'yaml-too-deep': {
    title: '括号或列表套得太深',
    explanation: '数据文件只有三层。如果括号是文字，请用单引号把整个内容括起来。',
  },
  'yaml-long-value': {
    title: '一个值超过 1 MB',
    explanation: '多半是把别的内容粘贴了进来，请打开文件看一看。',
  },
  'conflict-mark': {
    title: '合并冲突还没有处理',
    explanation:
      '两方改了同一处而写得不同，合并时都留在文件里，由人选定。“<<<<<<<”下面是本方的，“|||||||”下面是共同的旧版本，“=======”下面是对方的：请留下要的一份，删去其余各行和记号行。',
    example: {
      wrong:
        '<<<<<<< 本方（当前分支）\n财政拨款: 111.84\n||||||| 共同的旧版本\n财政拨款: 101.84\n=======\n财政拨款: 121.84\n>>>>>>> 对方（合入的分支）',
      right: '财政拨款: 111.84',
    },
  },
  'yaml-syntax': {
    title: '其他不合 YAML 格式的写法',
    explanation: '请对照上下几行：“名称: 内容”各占一行，列表以“- ”开头，同级的行左对齐。',
  },
  'not-utf8': {
    title: '文件不是 UTF-8 编码',
    explanation:
      '旧的记事本和一些软件把文件存成 GBK 或 UTF-16。请用记事本打开，选“文件 → 另存为”，把“编码”改为“UTF-8”后保存。',
  },
  'bad-character': {
    title: '有不能印出的字符',
    explanation: '控制字符、残缺的字符和值里的 Tab 印不出来，Word 也装不下。多半是粘贴时带进来的，请删去。',
  },
};
