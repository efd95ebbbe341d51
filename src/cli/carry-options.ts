import { type DraftChoice, draftChoices } from '../build/standing.ts';
import { type SourceKind, sourceKinds } from '../proof/source-kind.ts';
import type { ChineseCommand } from './chinese-command.ts';

/** What the command line says of what finished files carry and say of themselves. */
export interface CarryOptions {
  readonly source?: string;
  readonly origin?: string;
  readonly originInFoot?: true;
  readonly draft?: string;
}

/** What these options come to. */
export interface CarryChoices {
  /** What of the data goes into the files. */
  readonly source: SourceKind;
  /** Whether the files name the commit of their data. */
  readonly namesCommit: boolean;
  readonly isOriginInFoot: boolean;
  readonly drafts: DraftChoice;
}

/** Adds the options to a command that makes files. */
export function addCarryOptions(command: ChineseCommand): ChineseCommand {
  return command
    .option('--source <范围>', '附入文件的数据：public（印出的部分）、full（全部）、none（不附），默认 public')
    .option('--origin <来源>', '文件写明的来源：data（数据的摘要）、git（还有数据的提交），默认 data')
    .option('--origin-in-foot', '来源也印在每页的页脚')
    .option('--draft <何时>', '何时在每页印“草稿”：auto（数据有未提交的改动时）、always、never，默认 auto');
}

/** Reads the options, or says what is wrong with them. */
export function chooseCarry(options: CarryOptions): CarryChoices | string {
  const source = sourceKinds.find((kind) => kind === (options.source ?? 'public'));
  if (source === undefined) return `--source 不能是“${options.source}”，可以写 ${sourceKinds.join('、')}。`;
  const origin = options.origin ?? 'data';
  if (origin !== 'data' && origin !== 'git') return `--origin 不能是“${origin}”，可以写 data、git。`;
  const drafts = draftChoices.find((choice) => choice === (options.draft ?? 'auto'));
  if (drafts === undefined) return `--draft 不能是“${options.draft}”，可以写 ${draftChoices.join('、')}。`;
  return { source, namesCommit: origin === 'git', isOriginInFoot: options.originInFoot === true, drafts };
}
