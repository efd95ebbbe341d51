import { escapeText } from '../xml-text.ts';

/** A file in the package. */
export interface Part {
  readonly path: string;
  readonly data: string | Uint8Array;
}

/** What every XML part begins with. */
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Text as it stands in an attribute or an element. */
export function escapeXml(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}
