/** The names by which a unit is laid out on disk, and what to make of a file that bears another name. */

export const sheetName = '单位.yaml';
export const projectsName = '项目';
export const classTableName = '指标分类.yaml';
export const settingsName = 'mubiao.yaml';

const leftover = /^[.~#]|~$|\.(?:swp|swo|swn|tmp|part|bak)$|^(?:Thumbs\.db|desktop\.ini)$/i;
const yamlOfSorts = /\.ya?ml(?:$|[.\s])/i;
const plainText = /\.txt$/i;

/** What editors, Office and file managers leave behind (`.~x.yaml`, `~$x.docx`, `x.swp`, `.DS_Store`): not the author's. */
export function isLeftover(name: string): boolean {
  return leftover.test(name);
}

export function isProjectFile(name: string): boolean {
  return name.endsWith('.yaml') && !isLeftover(name);
}

/** A file that its author takes for data, though its name ends in `.yml`, `.YAML`, `.yaml.txt` or `.txt`. */
export function looksLikeData(name: string): boolean {
  return !isLeftover(name) && (yamlOfSorts.test(name) || plainText.test(name));
}

/** The name that such a file should have had. */
export function dataNameFor(name: string): string {
  const stem = name.replace(/(?:\.ya?ml|\.txt)(?:[.\s].*)?$/i, '');
  return `${stem}.yaml`;
}
