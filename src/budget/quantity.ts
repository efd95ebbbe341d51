/** A number in a text that counts or measures something; a range, a ratio or a product (`80—90`, `1:18`, `7×24`) is one. */
export interface Quantity {
  readonly offset: number;
  /** As written, e.g. `1,000.5`; of a joined quantity, its first number. */
  readonly digits: string;
  /** Where its last number ends. */
  readonly end: number;
  /** True for a range, a ratio or a product. */
  readonly isJoined: boolean;
}

const NUMBER = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/g;
/** Dates, and numbers that are part of a name: 第1名, 1+X, ISO9001, 5G. */
const NAMING =
  /(?<!\d)(?:(?:19|20)\d\d(?: ?[-—–~～至] ?(?:19|20)\d\d)?(?:学年|年)度?(?:\d\d?月(?:\d\d?[日号])?)?|(?:19|20)\d\d([-./])\d\d?\1\d\d?(?!\d)|\d\d?月(?:\d\d?[日号])?|\d+\+(?=[A-Za-z]))|第\d+|[A-Za-z]-?\d[\d.]*|\d[GD](?![A-Za-z0-9])/g;
/** What only frames or explains another number: brackets, `每3个月`, `30日内`. */
const FRAMING =
  /（[^（）()]*）|\([^（）()]*\)|每\d+个?(?:工作日|学年|小时|分钟|[年月日天周季])|(?<!\d)\d+个?(?:工作日|小时|分钟|[年月日天周])之?内/g;
const RANGE = /^ ?(?:[%‰]|[\p{Script=Han}]{0,3}?) ?(?:[-—–~～]+|至|到) ?$/u;
const RATIO = /^ ?[:：/] ?$|^ ?\p{Script=Han}{0,2} ?[×*xX] ?$/u;
const BOUNDS =
  /^ ?(?:[%‰]|[\p{Script=Han}]{0,3}?) ?(?:以上)? ?[,，、]? ?(?:且|并且?|但|同时)? ?(?:[≤≦＜<]=?|不超过|不高于|小于|低于) ?$/u;

/** A text of the same length with half-width digits, points and percent signs. */
export function narrowDigits(text: string): string {
  return /[０-９．％]/.test(text)
    ? text.replace(/[０-９．％]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    : text;
}

/** All quantities of a text whose digits are half-width, in order. */
export function quantitiesIn(text: string): readonly Quantity[] {
  if (!/\d/.test(text)) return [];
  const named = blanked(text, NAMING);
  const framed = blanked(named, FRAMING);
  const searched = /\d/.test(framed) ? framed : named;
  const found: Quantity[] = [];
  for (const { 0: digits, index: offset } of searched.matchAll(NUMBER)) {
    const end = offset + digits.length;
    const last = found.at(-1);
    if (last !== undefined && isJoint(searched.slice(last.end, offset)))
      found.splice(-1, 1, { ...last, end, isJoined: true });
    else found.push({ offset, digits, end, isJoined: false });
  }
  return found;
}

function isJoint(between: string): boolean {
  return between.length < 16 && (RANGE.test(between) || RATIO.test(between) || BOUNDS.test(between));
}

function blanked(text: string, pattern: RegExp): string {
  return text.replace(pattern, (match) => '\u3000'.repeat(match.length));
}
