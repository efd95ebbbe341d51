/** A stretch of a text that is hardly ever written on purpose. */
export interface Typo {
  readonly written: string;
  readonly meant: string;
  readonly offset: number;
  /** False where a reader must decide. */
  readonly isSure: boolean;
}

interface Entry {
  readonly wrong: string;
  readonly right: string;
  /** What must not, or must, stand around it: regular expressions. */
  readonly context?: { readonly notAfter?: string; readonly notBefore?: string; readonly before?: string };
  readonly isSure?: false;
}

const ENTRIES: readonly Entry[] = [
  { wrong: '建立建全', right: '建立健全' },
  { wrong: '建全', right: '健全', context: { notAfter: '立', before: '制度|机制|体系|规章' } },
  { wrong: '拔付', right: '拨付', context: { notAfter: '选' } },
  { wrong: '划拔', right: '划拨' },
  { wrong: '调拔', right: '调拨' },
  { wrong: '下拔', right: '下拨' },
  { wrong: '核拔', right: '核拨' },
  { wrong: '拔款', right: '拨款', context: { notAfter: '选' } },
  { wrong: '截止至', right: '截至' },
  { wrong: '截止', right: '截至', context: { before: '\\d{1,4} ?[年月日]|目前|当前|本年|今年|上年|去年|年底' } },
  { wrong: '截至', right: '截止', context: { before: '日期|时间|期限' } },
  { wrong: '帐户', right: '账户' },
  { wrong: '帐目', right: '账目' },
  { wrong: '帐务', right: '账务' },
  { wrong: '台帐', right: '台账' },
  { wrong: '记帐', right: '记账' },
  { wrong: '结帐', right: '结账' },
  { wrong: '布署', right: '部署', context: { notAfter: '发|公|颁' } },
  { wrong: '按装', right: '安装', context: { notBefore: '修|饰|备|载|机' } },
  { wrong: '防犯', right: '防范', context: { notBefore: '罪|人' } },
  { wrong: '通迅', right: '通讯', context: { notBefore: '速' } },
  { wrong: '幅射', right: '辐射' },
  { wrong: '撤消', right: '撤销', context: { notBefore: '防' } },
  { wrong: '座落', right: '坐落' },
  { wrong: '竟赛', right: '竞赛' },
  { wrong: '竟争', right: '竞争', context: { notAfter: '究|毕' } },
  { wrong: '松驰', right: '松弛' },
  { wrong: '凋研', right: '调研' },
  { wrong: '部份', right: '部分' },
  { wrong: '对像', right: '对象', context: { notBefore: '素' } },
  { wrong: '现像', right: '现象', context: { notBefore: '素' } },
  { wrong: '形像', right: '形象', context: { notBefore: '素' } },
  { wrong: '辩识', right: '辨识' },
  { wrong: '分辩率', right: '分辨率' },
  { wrong: '既使', right: '即使', context: { notAfter: '不' } },
  // Read off the form published for 2025, and their like; a reader must decide.
  { wrong: '基础实施建设', right: '基础设施建设', context: { notAfter: '有|此' }, isSure: false },
  { wrong: '国家级级', right: '国家级', context: { notBefore: '别|联' }, isSure: false },
  { wrong: '省级级', right: '省级', context: { notBefore: '别|联' }, isSure: false },
  { wrong: '市级级', right: '市级', context: { notBefore: '别|联' }, isSure: false },
  { wrong: '校级级', right: '校级', context: { notBefore: '别|联' }, isSure: false },
];

/** What every typo has in it. Most texts hold none of the words: they are ruled out without a look at what stands around. */
export const TYPO_WORD = new RegExp(['累积', ...ENTRIES.map(({ wrong }) => wrong)].join('|'));
const TYPO = new RegExp(ENTRIES.map(patternOf).join('|'), 'g');

/** 累积 is to gather slowly; what is counted is 累计. In an indicator everything is counted, in a goal what a number follows. */
const GATHERED = /累积(?!经验|知识|效应|误差|分布|性|资料|数据|素材|曲线|概率|起|下)/g;
const COUNTED_SOON = /^累积[^，。；：、\n]{0,12}\d/;

const BY_WRONG = new Map(ENTRIES.map((entry) => [entry.wrong, entry]));

/** The typos of a text in order. `isCount`: the text belongs to an indicator. */
export function findTypos(text: string, isCount: boolean): readonly Typo[] {
  const sure = Array.from(text.matchAll(TYPO), ({ 0: written, index }): Typo => {
    const { right = '', isSure = true } = BY_WRONG.get(written) ?? {};
    return { written, meant: right, offset: index, isSure };
  });
  const gathered = Array.from(text.matchAll(GATHERED))
    .filter(({ index }) => isCount || COUNTED_SOON.test(text.slice(index, index + 16)))
    .map(({ index }): Typo => ({ written: '累积', meant: '累计', offset: index, isSure: false }));
  return gathered.length === 0 ? sure : [...sure, ...gathered].sort((a, b) => a.offset - b.offset);
}

/** The word comes first and what stands before it is looked at last: the word decides quickly. */
function patternOf({ wrong, context = {} }: Entry): string {
  const { notAfter, notBefore, before } = context;
  return [
    wrong,
    notAfter === undefined ? '' : `(?<!(?:${notAfter})${wrong})`,
    notBefore === undefined ? '' : `(?!${notBefore})`,
    before === undefined ? '' : `(?=${before})`,
  ].join('');
}
