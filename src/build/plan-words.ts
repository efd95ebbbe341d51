import type { Ingredients } from './fingerprint.ts';
import type { Reason, Step } from './plan.ts';

const actions: Readonly<Record<Step['action'], string>> = { make: '生成', keep: '不变', remove: '删去' };

const ingredients: Readonly<Record<keyof Ingredients, string>> = {
  files: '数据',
  names: '文件夹里的文件',
  folder: '文件夹的名称',
  classTable: '指标分类.yaml ',
  settings: 'mubiao.yaml ',
  revision: 'git 里的提交',
  isDraft: '草稿的标记',
  profile: '检查的方案',
  templates: '模板',
  fonts: '字体',
  source: '附入的数据（--source）',
  isOriginInFoot: '页脚里的来源',
  instant: '日期（SOURCE_DATE_EPOCH）',
  program: '程序的版本',
};

/** So many files are named; of more, how many there are. */
const most = 3;

/** `生成 data/2025/某校：数据有改动（项目/01.yaml）。` A unit that is gone goes by the place of its outputs. */
export function describeStep({ action, unit, reason }: Step): string {
  const name = 'folder' in unit ? unit.folder : unit.record.place;
  return `${actions[action]} ${name}：${describeReason(reason)}`;
}

/** One Chinese sentence. */
export function describeReason(reason: Reason): string {
  switch (reason.kind) {
    case 'forced':
      return '用了 --force。';
    case 'new':
      return '没有生成过的记录。';
    case 'unreadable':
      return '有读不出的文件。';
    case 'changed': {
      const what = reason.what
        .map((name) => ingredients[name])
        .join('、')
        .trimEnd();
      return `${what}有改动${reason.files.length > 0 ? `（${named(reason.files)}）` : ''}。`;
    }
    case 'missing':
      return `${named(reason.files)} 不见了。`;
    case 'edited':
      return `${named(reason.files)} 与生成时不同（被改动过，或者上次没有做完）。`;
    case 'unmade':
      return `${named(reason.files)} 还没有按现在的数据${reason.isOfMore ? '、模板和 --since 的版本' : ''}生成。`;
    case 'same':
      return '数据、模板和程序都没有改动，输出完好。';
    case 'gone':
      return '单位的文件夹已经不在。';
  }
}

function named(files: readonly string[]): string {
  const shown = files.slice(0, most).join('、');
  return files.length > most ? `${shown} 等 ${files.length} 个文件` : shown;
}
