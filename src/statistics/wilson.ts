const normal = 1.959963984540054;

/**
 * Wilson's 95 % interval for `hits` out of `n`, as shares (Wilson 1927): defined at 0 and at n as well, unlike ±1.96 SE.
 * Of nobody nothing is known: 0 to 1.
 */
export function wilson(hits: number, n: number): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const z = normal;
  const share = hits / n;
  const centre = share + (z * z) / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: hits === 0 ? 0 : (centre - half) / scale,
    high: hits === n ? 1 : (centre + half) / scale,
  };
}
