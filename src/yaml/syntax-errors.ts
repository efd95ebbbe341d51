import type { YAMLError } from 'yaml';

/** What is said about an error of the YAML library that no trap explains. */
export interface SyntaxComplaint {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

const alignment: SyntaxComplaint = {
  code: 'yaml-indent',
  message: '这一行的缩进与同级的行没有对齐。',
  hint: '同级的行请左对齐；下一级多缩进两个半角空格。',
};

const quoting: SyntaxComplaint = {
  code: 'yaml-quote',
  message: '这个值里有 YAML 的符号，不加引号就读不懂。',
  hint: "请用单引号把整个值括起来，例如“名称: '甲: 乙'”。",
};

const entry: SyntaxComplaint = {
  code: 'yaml-no-colon',
  message: '这一行没有“名称: 内容”的样子。',
  hint: '请写成“名称: 内容”，冒号是半角的，后面有一个空格。',
};

const anchor: SyntaxComplaint = {
  code: 'yaml-anchor',
  message: '这里用了 YAML 的锚点或引用，本工具不接受。',
  hint: '请把内容直接写出来；如果它只是文字，请用单引号括起来。',
};

const other: SyntaxComplaint = {
  code: 'yaml-syntax',
  message: '这里的写法不合 YAML 的格式。',
  hint: '请对照上下几行的写法：“名称: 内容”各占一行，列表以“- ”开头，同级的行左对齐。',
};

/** Our own sentence for each of the library's codes; its prose is never shown. */
const complaints: Readonly<Record<YAMLError['code'], SyntaxComplaint>> = {
  ALIAS_PROPS: anchor,
  BAD_ALIAS: anchor,
  MULTIPLE_ANCHORS: anchor,
  BAD_COLLECTION_TYPE: other,
  BAD_DIRECTIVE: { ...other, message: '以“%”开头的行是 YAML 的指令，本工具不用它。', hint: '请删去这一行。' },
  BAD_DQ_ESCAPE: {
    code: 'yaml-quote',
    message: '双引号里的反斜杠“\\”有特别的意思，这里的写法不对。',
    hint: '请改用单引号，反斜杠就是它自己；或写成两个反斜杠。',
  },
  BAD_INDENT: alignment,
  BAD_PROP_ORDER: other,
  BAD_SCALAR_START: quoting,
  BLOCK_AS_IMPLICIT_KEY: quoting,
  BLOCK_IN_FLOW: other,
  DUPLICATE_KEY: other,
  IMPOSSIBLE: other,
  KEY_OVER_1024_CHARS: entry,
  MISSING_CHAR: entry,
  MULTILINE_IMPLICIT_KEY: entry,
  MULTIPLE_DOCS: other,
  MULTIPLE_TAGS: other,
  NON_STRING_KEY: other,
  RESOURCE_EXHAUSTION: { ...other, code: 'yaml-too-deep', message: '这里的括号或列表套得太深。' },
  TAB_AS_INDENT: {
    code: 'yaml-tab',
    message: '缩进用了制表符（Tab），应为半角空格。',
    hint: '请把每行开头的空白都换成半角空格，每深一层多两个。',
  },
  TAG_RESOLVE_FAILED: other,
  UNEXPECTED_TOKEN: other,
};

export function complaintOf(error: YAMLError): SyntaxComplaint {
  return complaints[error.code];
}
