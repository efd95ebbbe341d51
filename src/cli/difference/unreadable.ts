import type { Unreadable } from '../../build/compare-versions.ts';
import type { Host } from '../host.ts';
import type { OpenedVersion } from '../open-version.ts';
import { openPretty } from '../pretty.ts';

/** Why a unit was not compared, with the first of its errors; ends in a line break. */
export function describeUnreadable(
  host: Host,
  { folder, isOtherFormat, errors }: Unreadable,
  { label, place }: OpenedVersion,
): string {
  const isBelow = label === place.root && `${folder}/`.startsWith(`${place.root}/`);
  const where = place.isOneUnit
    ? `${label} 所附的数据`
    : isBelow || label.endsWith(folder)
      ? folder
      : `${label} 里的 ${folder}`;
  const why = isOtherFormat
    ? '数据不是现在的格式，可能是按旧格式写的，没有比较'
    : `数据有 ${errors.length} 个错误，读不出来，没有比较`;
  const [first] = errors;
  const told = first === undefined ? '' : openPretty(host.colours.err).describe(first);
  const rest = errors.length > 1 ? `还有 ${errors.length - 1} 个错误。\n` : '';
  return `错误：${where}：${why}。\n${told}${rest}`;
}
