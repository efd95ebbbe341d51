import { Command, CommanderError, type Help, type HelpContext, type Option } from 'commander';
import { suggest } from '../budget/suggest.ts';
import { displayWidth } from '../diagnostics/display-width.ts';

/** Commander's own headings, in Chinese. */
const headings: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/**
 * Commander speaking Chinese. It is a class because commander's complaints can only be replaced by overriding the
 * methods that make them; they are not in its typings, so `tests/cli/arguments.md` notices when they change.
 */
export class ChineseCommand extends Command {
  constructor(name?: string) {
    super(name);
    this.exitOverride();
    this.helpOption('-h, --help', '显示帮助');
    this.configureHelp({
      styleTitle: (title) => headings[title] ?? title,
      subcommandTerm: (command) => `${command.name()} ${command.usage()}`,
      displayWidth: (text) => displayWidth(text),
      boxWrap: (text) => text,
    } satisfies Partial<Help>);
  }

  override createCommand(name?: string): ChineseCommand {
    return new ChineseCommand(name);
  }

  override helpInformation(context?: HelpContext): string {
    return super.helpInformation(context).replace('用法： ', '用法：');
  }

  unknownOption(flag: string): void {
    const known = this.options.flatMap((option) => option.long ?? []);
    this.complain(`没有选项“${flag}”${orMeant(flag, [...known, '--help'])}`);
  }

  unknownCommand(): void {
    const name = this.args[0] ?? '';
    this.complain(`没有命令“${name}”${orMeant(name, [...this.commands.map((command) => command.name()), 'help'])}`);
  }

  missingArgument(name: string): void {
    this.complain(`缺少参数“${name}”。`);
  }

  optionMissingArgument(option: Option): void {
    this.complain(`选项“${option.flags}”后面缺少值。`);
  }

  missingMandatoryOptionValue(option: Option): void {
    this.complain(`缺少选项“${option.flags}”。`);
  }

  private complain(message: string): never {
    throw new CommanderError(2, 'mubiao.usage', message);
  }
}

/** Ends the sentence, with the word of the list that was probably meant. */
function orMeant(word: string, known: readonly string[]): string {
  const meant = suggest(word, known);
  return meant === null ? '。' : `，是否想写“${meant}”？`;
}
