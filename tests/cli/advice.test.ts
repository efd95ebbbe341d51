import { expect, it } from 'vitest';
import { adviseFor, byWindow, type Choice } from '../../src/cli/advice.ts';

const choices: Readonly<Record<Choice['kind'], Choice>> = {
  money: { kind: 'money' },
  'chosen-money': { kind: 'chosen-money' },
  'hidden-sheet': { kind: 'hidden-sheet', sheet: '底稿' },
  'with-errors': { kind: 'with-errors' },
  write: { kind: 'write' },
  'remove-absent': { kind: 'remove-absent' },
  'other-folder': { kind: 'other-folder' },
  check: { kind: 'check', folder: 'data/2025/南沙职业学校' },
  edit: { kind: 'edit', file: 'data/2025/南沙职业学校/项目/01-运维.yaml' },
  'no-draft': { kind: 'no-draft' },
};

const option = /(?:^|[^\w-])-{1,2}[a-z]|mubiao /;

it.each(Object.values(choices))('a window names no option: %j', (choice) => {
  expect(byWindow(choice)).not.toMatch(option);
  expect(adviseFor({ advise: byWindow }, choice)).toBe(byWindow(choice));
});

it.each(Object.values(choices))('the command line names one: %j', (choice) => {
  expect(adviseFor({}, choice)).toMatch(option);
});
