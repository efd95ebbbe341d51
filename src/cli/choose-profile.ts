import { isProfile, type Profile, profiles } from '../budget/rule-book.ts';
import { suggest } from '../budget/suggest.ts';

/** The profile that `--profile` names (null where it is not given), or a complaint. */
export function chooseProfile(given: string | undefined): { readonly profile: Profile | null } | string {
  if (given === undefined) return { profile: null };
  if (isProfile(given)) return { profile: given };
  const meant = suggest(given, profiles);
  const advice = meant === null ? `可以写 ${profiles.join(' 或 ')}。` : `是否想写“${meant}”？`;
  return `没有方案“${given}”，${advice}`;
}
