import type { RuleBook } from '../budget/rule-book.ts';
import type { Unit } from '../budget/unit.ts';
import { type WaiverPlace, waiverFor, waiversOf } from '../budget/waiver.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/quote.ts';
import type { Locator } from '../yaml/located.ts';
import { diagnose } from './diagnose.ts';
import { fixOf, pathInFile } from './fix-of.ts';

/** A finding that the author let stand, with the author's reason. */
export interface Waived {
  readonly diagnostic: Diagnostic;
  readonly reason: string;
}

/** What the rules in force found, and what of it was waived. */
export interface RuledUnit {
  readonly diagnostics: readonly Diagnostic[];
  readonly waived: readonly Waived[];
}

/** Holds a unit against the rule book. A waiver of a rule in force that waives nothing is told in its turn. */
export function applyRules(unit: Unit, book: RuleBook, locator: Locator): RuledUnit {
  const places = waiversOf(unit);
  const used = new Set<WaiverPlace>();
  const diagnostics: Diagnostic[] = [];
  const waived: Waived[] = [];
  for (const { rule, severity } of book) {
    for (const finding of rule.check(unit)) {
      const told = diagnose(finding, rule.id, severity, locator);
      const { fix } = fixOf(finding, pathInFile);
      const isOnRequest = rule.isFixedOnRequest === true ? { isOnRequest: true as const } : {};
      const diagnostic = fix === undefined ? told : { ...told, fix: { ...fix, ...isOnRequest } };
      const place = rule.isWaivable === false ? null : waiverFor(places, rule.id, finding.path);
      if (place === null) {
        diagnostics.push(diagnostic);
      } else {
        used.add(place);
        waived.push({ diagnostic, reason: place.waiver.理由 });
      }
    }
  }
  const inForce = new Set(book.map(({ rule }) => rule.id));
  const idle = places.filter((place) => inForce.has(place.waiver.规则) && !used.has(place));
  return { diagnostics: [...diagnostics, ...idle.map((place) => unused(place, locator))], waived };
}

function unused({ waiver, path }: WaiverPlace, locator: Locator): Diagnostic {
  const code = 'unused-waiver';
  const message = `这一项豁免没有用处：规则${quote(waiver.规则)}在它的范围里没有发现问题。`;
  const hint = '请删去这一项；如果是写错了规则或位置，请改正。';
  return diagnose({ path: [...path, '规则'], message, hint }, code, 'warning', locator);
}
