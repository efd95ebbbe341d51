// The peer: Typst sets the same texts. `node typst.mjs TEXTS OUT [N]`: one document, or N different ones in this process.
import { readFileSync, writeFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [, , texts, out, count] = process.argv;
const font = new URL('../fonts/FormSong-Regular.ttf', import.meta.url).pathname;
const form = JSON.parse(readFileSync(texts, 'utf8'));
const source = `
#let f = json(bytes(sys.inputs.form))
#set page(paper: "a4", flipped: true, margin: (x: 12mm, y: 13mm))
#set text(font: "Form Song", size: 8pt, lang: "zh", region: "cn")
#set par(leading: 4.9pt, spacing: 4.9pt)
#align(center, text(16pt, f.title))
#grid(columns: (1fr, auto))[单位名称：#f.unit][单位：万元]
#v(1mm)
#table(columns: (41mm, 17.5mm, 17.5mm, 19.5mm, 17.5mm, 66mm, 94mm), stroke: .5pt, inset: (x: 1mm, y: .8mm),
  align: (left + horizon, right + horizon, right + horizon, right + horizon, right + horizon, left + top, left + top),
  table.header(..f.rows.at(0).map(c => table.cell(align: center + horizon, c))),
  ..f.rows.slice(1).flatten())
`;
const compiler = NodeCompiler.create({
  workspace: new URL('.', import.meta.url).pathname,
  fontArgs: [{ fontPaths: [font] }],
});
const render = (one) => {
  const result = compiler.compile({ mainFileContent: source, inputs: { form: JSON.stringify(one) } });
  if (!result.result) {
    result.printErrors();
    process.exit(1);
  }
  const pdf = compiler.pdf(result.result);
  if (count) compiler.evictCache(2);
  return pdf;
};
const vary = (n) => ({
  ...form,
  rows: form.rows.map((row, r) =>
    r < 2 ? row : row.map((text, c) => (c === 0 ? `${text}（${n}）` : c > 4 ? `（${n}）${text}` : text)),
  ),
});
if (!count) writeFileSync(out, render(form));
else {
  const times = [];
  let bytes = 0;
  for (let n = -3; n < Number(count); n++) {
    const start = performance.now();
    const pdf = render(vary(n + 4));
    if (n >= 0) times.push(performance.now() - start);
    bytes = pdf.length;
    if (n === Number(count) - 1) writeFileSync(out, pdf);
  }
  times.sort((a, b) => a - b);
  console.log(
    JSON.stringify({
      pdf: Number(times[times.length >> 1].toFixed(1)),
      bytes,
      peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  );
}
