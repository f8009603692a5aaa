let exceeded = 0;

/** Prints a figure beside its limit; `holds` says whether it keeps to it. */
export function report(what: string, value: string, limit: string, holds: boolean): void {
  if (!holds) exceeded++;
  console.log(`${what.padEnd(56)} ${value.padStart(14)}   limit ${limit}${holds ? '' : '   OVER THE LIMIT'}`);
}

/** How many figures did not keep to their limit. */
export function over(): number {
  return exceeded;
}

/** The value below which the share `p` of them lies, 0 to 1. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;
}
