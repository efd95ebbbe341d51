/**
 * A ToUnicode CMap (ISO 32000-1, 9.10.3): `texts[n]` is what glyph number n stands for. Ranges end where the first byte
 * of the code changes, as the format demands.
 */
export function toUnicode(texts: readonly string[]): string {
  const ranges: string[] = [];
  for (let start = 0; start < texts.length; start += 256) {
    const part = texts.slice(start, start + 256);
    ranges.push(
      `<${hex(start)}> <${hex(start + part.length - 1)}> [${part.map((text) => `<${utf16(text)}>`).join('')}]`,
    );
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${ranges.length} beginbfrange
${ranges.join('\n')}
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, i) => hex(text.charCodeAt(i))).join('');
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}
