/** So many characters of a name tell a file from the others. */
const longest = 20;

/**
 * Names for new project files: the next numbers, and the project's name without that of its unit, the year and what no
 * file name may hold (`34-信息化运维.yaml`). `taken` are the names that are there.
 */
export function nameFiles(projects: readonly string[], unitName: string, taken: readonly string[]): readonly string[] {
  const numbers = taken.map((name) => /^(\d+)-/.exec(name)?.[1] ?? '');
  const last = Math.max(0, ...numbers.map(Number));
  const width = Math.max(2, String(last + projects.length).length, ...numbers.map((number) => number.length));
  return projects.map((name, index) => {
    const number = String(last + index + 1).padStart(width, '0');
    return `${number}-${shortName(name, unitName)}.yaml`;
  });
}

function shortName(name: string, unitName: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes away.
  const plain = name.normalize('NFC').replace(/[\\/:*?"<>|\s.\u0000-\u001f\u007f\p{Cf}]/gu, '');
  const at = plain.indexOf(unitName);
  const own = at < 0 ? plain : plain.slice(at + unitName.length);
  const short = own
    .replace(/^(?:20\d\d年?度?[-—至]?)+/, '')
    .replace(/^的/, '')
    .replace(/(?:专项)?项目(?:经费)?$/, '');
  const kept = short === '' ? plain : short;
  return [...kept].slice(0, longest).join('') || '项目';
}
