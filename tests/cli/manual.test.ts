import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../src/budget/rules/index.ts';
import { codePage, pagedCodes } from '../../src/cli/manual/code-pages.ts';
import { complainOfCode } from '../../src/cli/manual/known-codes.ts';
import { manualPages } from '../../src/cli/manual/pages.ts';
import { terminalPage } from '../../src/cli/manual/terminal-page.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const docs = join(root, 'docs/rules');
const { MUBIAO_ACCEPT } = process.env;

/** The codes that the sources raise, in whichever way they do. */
function codesInSources(): ReadonlySet<string> {
  const made = [
    /\bcode(?:: | = )'([a-z][a-z\d]*(?:-[a-z\d]+)*)'/g,
    /\b(?:templateFault|templateFaultAtLine|refuseFile|complain)\(\s*(?:[\w.]+,\s*)?'([a-z\d-]+)'/g,
    /'([a-z\d]+(?:-[a-z\d]+)+)',\s*'(?:error|warning|info)'/g,
  ];
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const raised = files.flatMap((name) => {
    const text = readFileSync(join(root, 'src', name), 'utf8');
    return made.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  });
  return new Set(raised.filter((code) => code !== 'custom'));
}

describe('the manual', () => {
  it('has a page for every code that is raised, and for no other', () => {
    const ids = new Set(rules.map(({ id }) => id));
    const raised = [...codesInSources()].filter((code) => !ids.has(code));
    expect([...pagedCodes].sort()).toEqual(raised.sort());
    expect(pagedCodes.filter((code) => ids.has(code))).toEqual([]);
    expect(raised.length).toBeGreaterThan(40);
  });

  it.each(pagedCodes)('says of %s in full sentences what it is', (code) => {
    const page = codePage(code);
    expect(page?.explanation).toMatch(/。$/);
    expect(page?.title).not.toMatch(/。$/);
    expect(terminalPage(code, false)).toContain(`[${code}]`);
  });

  it.each(rules.map(({ id }) => id))('explains %s with its weights, its basis and its stories', (id) => {
    const rule = rules.find((known) => known.id === id);
    const page = terminalPage(id, false);
    expect(page).toContain(`依据：${rule?.basis}`);
    expect(page).toContain('轻重：as-published ');
    for (const { expected } of rule?.examples ?? []) for (const line of expected) expect(page).toContain(line);
  });

  it('names the code that was meant', () => {
    expect(complainOfCode('unit-totals')).toBe('没有规则或代码“unit-totals”，是否想写“unit-total”？');
    expect(complainOfCode('yaml-colon')).toContain('yaml-');
    expect(complainOfCode('合计')).toBe('没有规则或代码“合计”，用 mubiao rules 可以看到全部规则。');
    expect(complainOfCode('missing-field')).toBeNull();
  });
});

describe('docs/rules', () => {
  const pages = manualPages();
  if (MUBIAO_ACCEPT === '1') {
    rmSync(docs, { recursive: true, force: true });
    mkdirSync(docs, { recursive: true });
    for (const [name, text] of pages) writeFileSync(join(docs, name), text);
  }

  it('holds the pages of the rules there are, and no other', () => {
    expect(readdirSync(docs).sort()).toEqual([...pages.keys()].sort());
  });

  it.each([...pages.keys()])('%s is what the rule says of itself (else: npm run accept)', (name) => {
    expect(readFileSync(join(docs, name), 'utf8')).toBe(pages.get(name));
  });
});
