import type { Waiver } from '../budget/unit.ts';

/** What sets the second and further lines of a reason apart from the next waiver: two blanks of a Han character's width. */
const INDENT = '　　';

/**
 * 豁免 as one cell of text: a line each, `规则：理由`. Further lines of a reason are set in, so that what `readWaivers` reads
 * is what was written.
 */
export function writeWaivers(waivers: readonly Waiver[]): string {
  return waivers.map(({ 规则, 理由 }) => `${规则}：${理由.replaceAll('\n', `\n${INDENT}`)}`).join('\n');
}

/**
 * The waivers that a cell says; a line that names no rule has '' for one, and the schema will say so. A half-width colon
 * is read like the full-width one.
 */
export function readWaivers(text: string): readonly Waiver[] {
  const waivers: { 规则: string; 理由: string }[] = [];
  for (const line of text.split('\n')) {
    const last = waivers.at(-1);
    if (last !== undefined && line.startsWith(INDENT)) {
      last.理由 += `\n${line.slice(INDENT.length)}`;
      continue;
    }
    if (last !== undefined && line === '') continue;
    const colon = line.search(/[：:]/);
    waivers.push(
      colon < 0 ? { 规则: '', 理由: line } : { 规则: line.slice(0, colon).trim(), 理由: line.slice(colon + 1) },
    );
  }
  return waivers;
}
