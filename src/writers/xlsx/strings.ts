import { escapeText } from '../xml-text.ts';

/** What looks like Excel's own escape (ST_Xstring, ECMA-376-1, 22.9.2.19) would be read as one: `_x000D_` as a carriage return. */
const ESCAPE = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** A text as it stands in an element of type ST_Xstring. */
function escapeString(text: string): string {
  return escapeText(text.replace(ESCAPE, '_x005F_'));
}

/** The texts of a workbook, each kept once. */
export interface SharedStrings {
  /** The number of a text. */
  indexOf(text: string): number;
  /** The content of the part: `uses` are all cells with a text. */
  xml(): string;
}

export function collectStrings(): SharedStrings {
  const numbers = new Map<string, number>();
  let uses = 0;
  return {
    indexOf(text) {
      uses++;
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, numbers.size);
      return numbers.size - 1;
    },
    xml() {
      const items = Array.from(numbers.keys(), (text) => `<si><t xml:space="preserve">${escapeString(text)}</t></si>`);
      const head = `sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${uses}" uniqueCount="${numbers.size}"`;
      return `<${head}>${items.join('')}</sst>`;
    },
  };
}
