import type { Package } from './open-package.ts';
import { openXml } from './xml-events.ts';

/** The texts of a workbook that cells name by number; runs of one text joined, readings (拼音) left out. */
export function readSharedStrings(package_: Package, part: string | null): readonly string[] {
  if (part === null) return [];
  const texts: string[] = [];
  const item = openStringItem();
  const reader = openXml('文字表', {
    open: item.open,
    text: item.text,
    close: (name) => {
      item.close(name);
      if (name === 'si') texts.push(item.take());
    },
  });
  if (package_.stream(part, (piece) => reader.write(piece))) reader.close();
  return texts;
}

/** Collects the text of `<si>` or `<is>`: what stands in `<t>`, but for that of `<rPh>`. */
export function openStringItem() {
  let made = '';
  let isText = false;
  let isReading = false;
  return {
    open: (name: string): void => {
      if (name === 'rPh') isReading = true;
      isText = name === 't' && !isReading;
    },
    text: (text: string): void => {
      if (isText) made += text;
    },
    close: (name: string): void => {
      if (name === 'rPh') isReading = false;
      isText = false;
    },
    take: (): string => {
      const text = decodeEscapes(made);
      made = '';
      return text;
    },
  };
}

/** `_x000D_` is how XML 1.0 carries what it cannot hold (ISO 29500-1, 22.9.2.19); `_x005F_` protects what only looks so. */
export function decodeEscapes(text: string): string {
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
