/** A row with a bar, at the left or at the right of the line in the middle. */
export interface BarRow {
  readonly share: number;
  readonly text: string;
  readonly isLeft?: boolean;
}

/** A small table of bars on both sides of a line. */
export function barTable(rows: readonly BarRow[]): string {
  const body = rows.map(({ share, text, isLeft = false }) => {
    const right = `<td align="right" bar="${share}" fill="hollow">${text}</td><td></td>`;
    return `<tr><td>校园运维</td>${isLeft ? right : `<td></td><td bar="${share}">${text}</td>`}</tr>`;
  });
  return `<form title="增减" page="A4 landscape" margin="10mm" foot="第 {page} 页 共 {pages} 页"><h1>增减</h1>
<table columns="40mm 60mm 60mm" header-rows="1"><tr><th>项目名称</th><th>减少</th><th>增加</th></tr>${body.join('')}</table></form>`;
}

/** Two bars, the longer one at the left. */
export const TWO_BARS = barTable([
  { share: 1, text: '-200.00', isLeft: true },
  { share: 0.4, text: '+80.00' },
]);
