import { rules } from '../../budget/rules/index.ts';
import { contentsPage } from './contents-page.ts';
import { rulePage } from './rule-page.ts';

/** Every page of docs/rules by its file's name. */
export function manualPages(): ReadonlyMap<string, string> {
  return new Map([['README.md', contentsPage()], ...rules.map((rule) => [`${rule.id}.md`, rulePage(rule)] as const)]);
}
