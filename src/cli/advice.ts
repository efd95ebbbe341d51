import type { Host } from './host.ts';

/**
 * What a message tells its reader to choose, where the doors of the house differ: the command line has an option for it, a
 * window of the workbench a control, or nothing. The message carries the choice; whoever stands at the door has the words.
 */
export type Choice =
  /** The unit of the amounts of a workbook that does not say it. */
  | { readonly kind: 'money' }
  /** That a unit was chosen: “…却是万元”. */
  | { readonly kind: 'chosen-money' }
  | { readonly kind: 'hidden-sheet'; readonly sheet: string }
  /** To import what has no errors. */
  | { readonly kind: 'with-errors' }
  /** To write what was only tried. */
  | { readonly kind: 'write' }
  | { readonly kind: 'remove-absent' }
  | { readonly kind: 'other-folder' }
  /** To see what is wrong with the data, in a folder where one is named. */
  | { readonly kind: 'check'; readonly folder?: string }
  | { readonly kind: 'edit'; readonly file: string }
  /** To print no 草稿. */
  | { readonly kind: 'no-draft' };

/** The words of a door: a clause or a sentence without its end; '' where there is nothing to choose. */
export type Advise = (choice: Choice) => string;

/** How the commands are told. */
const byOption: Advise = (choice) => {
  switch (choice.kind) {
    case 'money':
      return '请加 --money 元 或 --money 万元';
    case 'chosen-money':
      return '--money ';
    case 'hidden-sheet':
      return `请加 --sheet ${choice.sheet}`;
    case 'with-errors':
      return '；要先写入没有错误的部分，请加 --with-errors';
    case 'write':
      return '没有写入（--dry-run）';
    case 'remove-absent':
      return '；要从数据里删去，请加 --remove-absent';
    case 'other-folder':
      return '用 -o 写明另一个文件夹';
    case 'check':
      return choice.folder === undefined ? '用 mubiao check ' : `mubiao check ${choice.folder}`;
    case 'edit':
      return `请先运行 mubiao fmt ${choice.file}，或者手工改`;
    case 'no-draft':
      return '；不要印，请加 --draft never';
  }
};

/** The same for the windows of the workbench. */
export const byWindow: Advise = (choice) => {
  switch (choice.kind) {
    case 'money':
      return '请在上面“金额的单位”里选元或万元';
    case 'chosen-money':
      return '上面选的';
    case 'hidden-sheet':
      return '请在 Excel 里取消隐藏，存好再选一次文件';
    case 'with-errors':
      return '';
    case 'write':
      return '还没有写入；要写入，请点“照此写入”';
    case 'remove-absent':
      return '；要从数据里删去，请打开那个项目，点“删去这个项目”';
    case 'other-folder':
      return '先在左边打开另一个单位';
    case 'check':
      return choice.folder === undefined ? '在检查结果里' : '见检查结果';
    case 'edit':
      return '请打开它，在“YAML”里手工改';
    case 'no-draft':
      return '';
  }
};

/** How the reader of a host's messages makes a choice. */
export function adviseFor({ advise = byOption }: Pick<Host, 'advise'>, choice: Choice): string {
  return advise(choice);
}
