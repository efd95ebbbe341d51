import type { Severity } from '../diagnostics/diagnostic.ts';
import { severities, severityWords } from '../diagnostics/severity.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';

/** As the units publish today; or as the national data standard (部标 2.0) and 财预〔2021〕101号 would have it. */
export type Profile = 'as-published' | 'strict';

export const profiles: readonly Profile[] = ['as-published', 'strict'];

/** The word that switches a rule off. */
const offWord = '关闭';

/** What mubiao.yaml says. */
export interface Settings {
  readonly 方案?: string;
  /** By rule id, one of `weightWords`. */
  readonly 规则?: Readonly<Record<string, string>>;
}

/** The rules that are in force, each with the severity of its findings, in the order of the table of contents. */
export type RuleBook = readonly { readonly rule: Rule; readonly severity: Severity }[];

/** The words that may stand beside a rule in mubiao.yaml. */
export const weightWords: readonly string[] = [...severities.map((severity) => severityWords[severity]), offWord];

/** The severity that a word means; null where it switches the rule off, undefined where it is no such word. */
export function severityOf(word: string): Severity | null | undefined {
  return word === offWord ? null : severities.find((severity) => severityWords[severity] === word);
}

/** The severity of a rule under a profile, before mubiao.yaml. */
export function severityUnder({ severity, strict }: Rule, profile: Profile): Severity {
  return profile === 'strict' ? (strict ?? severity) : severity;
}

export function isProfile(word: string | undefined): word is Profile {
  return profiles.some((profile) => profile === word);
}

/** Opens the book under what mubiao.yaml says; `profile`, from the command line, takes the place of its 方案 only. */
export function openRuleBook(settings: Settings = {}, profile: Profile | null = null): RuleBook {
  const named = isProfile(settings.方案) ? settings.方案 : 'as-published';
  return rules.flatMap((rule) => {
    const word = settings.规则?.[rule.id];
    const set = word === undefined ? undefined : severityOf(word);
    const severity = set === undefined ? severityUnder(rule, profile ?? named) : set;
    return severity === null ? [] : [{ rule, severity }];
  });
}
