type Figures = Readonly<Record<string, number>>;

/** The median of each figure where it was measured, to a hundredth. */
export function medians(list: readonly Figures[]): Figures {
  const names = Object.keys(list[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [
      name,
      Number(median(list.map((figures) => figures[name] ?? 0).filter(Number.isFinite)).toFixed(2)),
    ]),
  );
}

/** The most memory that this process has had so far. */
export function peakMB(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
