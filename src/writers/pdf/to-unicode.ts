/** A ToUnicode CMap (ISO 32000-1, 9.10.3): `texts[n]` is what glyph number n stands for. At most 100 entries a block. */
export function toUnicode(texts: readonly string[]): string {
  const blocks: string[] = [];
  for (let start = 0; start < texts.length; start += 100) {
    const part = texts.slice(start, start + 100);
    const entries = part.map((text, index) => `<${hex(start + index)}> <${utf16(text)}>`);
    blocks.push(`${part.length} beginbfchar\n${entries.join('\n')}\nendbfchar`);
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
${blocks.join('\n')}
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
