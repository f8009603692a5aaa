/**
 * How often the alarm over complaints rings where nothing changed, and how soon where something did: `npm run bench --
 * alarm`. Complaints a day by a week's pattern, Poisson or in batches of a day (compound Poisson with geometric batches,
 * so that variance / mean is φ), judged on each day on which somebody complains, with 28 days of silence after an alarm.
 */

import { randomFrom } from '../../src/alignment/figures/chance.ts';
import { hashText } from '../../src/alignment/vectors/hash.ts';
import { judge, judgeMonth, mostBefore, type Window, windows } from '../../src/statistics/alarm.ts';
import { silentFor } from '../../src/statistics/series.ts';

const replicates = 1500;
const clumpings = [1, 1.5, 2.5];
const rates = [0.25, 0.5, 1, 2, 4, 8, 16, 30];
/** Monday to Sunday, 7 in all. */
const pattern = [1.4, 1.2, 1.1, 1.1, 1.2, 0.6, 0.4];
const year = 365;

type Random = () => number;

function poisson(mean: number, random: Random): number {
  const floor = Math.exp(-mean);
  let n = 0;
  for (let product = random(); product > floor; product *= random()) n++;
  return n;
}

/** What is complained about on each day, at so many a week, by a function of the day. */
function days(length: number, rateOn: (day: number) => number, clumping: number, random: Random): number[] {
  const batch = (clumping + 1) / 2;
  const weekday = Math.floor(7 * random());
  return Array.from({ length }, (_, day) => {
    let count = poisson(((rateOn(day) / 7) * (pattern[(day + weekday) % 7] ?? 1)) / batch, random);
    for (let left = count; left > 0; left--) while (random() > 1 / batch) count++;
    return count;
  });
}

/** Days on which it rings, from `from` on; listening begins with the first complaint. */
function alarms(counts: readonly number[], from = 0, most = Number.POSITIVE_INFINITY): number[] {
  const until = [0];
  for (const count of counts) until.push((until.at(-1) ?? 0) + count);
  const between = (first: number, end: number) => (until[end] ?? 0) - (until[first] ?? 0);
  const since = counts.findIndex((count) => count > 0);
  const rung: number[] = [];
  for (const [day, count] of counts.entries()) {
    if (count === 0 || day < from || day - (rung.at(-1) ?? -silentFor) < silentFor) continue;
    const rings = ([7, 28] as const).some((window) => isAlarm(window, day + 1, since, between));
    if (rings && rung.push(day) >= most) break;
  }
  return rung;
}

function isAlarm(window: Window, end: number, since: number, between: (from: number, end: number) => number): boolean {
  const begin = end - window;
  const count = between(Math.max(0, begin), end);
  const whole = Math.min(mostBefore, Math.floor((begin - since) / 7));
  const { fewest, fewestBefore } = windows[window];
  if (count < fewest || whole < fewestBefore) return false;
  // what is no more than the mean never rings, and most days are such
  if (count * whole * 7 <= between(begin - 7 * whole, begin) * window) return false;
  const before = Array.from({ length: whole }, (_, i) => between(begin - 7 * (whole - i), begin - 7 * (whole - i - 1)));
  return judge(window, count, before)?.alarm ?? false;
}

const row = (name: string, cells: readonly number[]) =>
  console.log(`${name.padEnd(34)}${cells.map((cell) => cell.toFixed(2).padStart(7)).join('')}`);

const results: { what: string; found: number; mark: number; atMost: boolean }[] = [];

console.log(`${'complaints a week'.padEnd(34)}${rates.map((rate) => String(rate).padStart(7)).join('')}`);
for (const clumping of clumpings) {
  const [later, first] = [[] as number[], [] as number[]];
  for (const rate of rates) {
    const random = randomFrom(hashText(`quiet ${rate} ${clumping}`));
    const rung = Array.from({ length: replicates }, () => alarms(days(3 * year, () => rate, clumping, random))).flat();
    later.push(rung.filter((day) => day >= year).length / replicates / 2);
    first.push(rung.filter((day) => day < year).length / replicates);
  }
  row(`φ ${clumping}: false alarms a year`, later);
  row('       in the first year', first);
  const mark = clumping > 1.5 ? 1.5 : 1.1;
  results.push({ what: `false alarms a year, φ ${clumping}`, found: Math.max(...later), mark, atMost: true });
}

console.log('\nseen within 7, 14, 28, 56 days, after 26 weeks, φ 1.5');
const within = [7, 14, 28, 56];
const marks: Record<string, { days: number; mark: number }> = {
  '2 × 3': { days: 28, mark: 0.78 },
  '4 × 3': { days: 14, mark: 0.75 },
  '8 × 2': { days: 28, mark: 0.88 },
};
for (const rate of [1, 2, 4, 8, 16]) {
  for (const times of [2, 3, 5]) {
    const random = randomFrom(hashText(`risen ${rate} ${times}`));
    const change = 7 * (mostBefore + 4);
    const delays = Array.from({ length: replicates }, () => {
      const counts = days(change + 56, (day) => (day < change ? rate : rate * times), 1.5, random);
      return (alarms(counts, change, 1)[0] ?? Number.POSITIVE_INFINITY) - change;
    });
    const seen = within.map((limit) => delays.filter((delay) => delay < limit).length / replicates);
    row(`${rate} a week × ${times}`, seen);
    const wanted = marks[`${rate} × ${times}`];
    if (!wanted) continue;
    const found = seen[within.indexOf(wanted.days)] ?? 0;
    results.push({ what: `${rate} × ${times} seen in ${wanted.days} days`, found, mark: wanted.mark, atMost: false });
  }
}

console.log('\nmonths with a word by chance, after twelve');
for (const clumping of clumpings) {
  const said = { more: [] as number[], fewer: [] as number[], usual: [] as number[] };
  for (const rate of rates) {
    const random = randomFrom(hashText(`months ${rate} ${clumping}`));
    const words = Array.from({ length: 3 * replicates }, () => {
      const [now = 0, ...before] = Array.from({ length: 13 }, () => monthly(rate, clumping, random));
      return judgeMonth(now, before)?.word;
    });
    for (const word of ['more', 'fewer'] as const) {
      said[word].push(words.filter((one) => one === word).length / words.length);
    }
  }
  const cells = (shares: readonly number[]) => shares.map((share) => share.toFixed(3).padStart(7)).join('');
  console.log(`${`φ ${clumping}: more than usual`.padEnd(34)}${cells(said.more)}`);
  console.log(`${'       fewer than usual'.padEnd(34)}${cells(said.fewer)}`);
  const mark = clumping > 1.5 ? 0.05 : 0.03;
  results.push({ what: `more than usual by chance, φ ${clumping}`, found: Math.max(...said.more), mark, atMost: true });
}

function monthly(rate: number, clumping: number, random: Random): number {
  const batch = (clumping + 1) / 2;
  let count = poisson((rate * (year / 12 / 7)) / batch, random);
  for (let left = count; left > 0; left--) while (random() > 1 / batch) count++;
  return count;
}

console.log('');
for (const { what, found, mark, atMost } of results) {
  const met = atMost ? found <= mark : found >= mark;
  console.log(
    `${what.padEnd(38)} ${found.toFixed(3)}, mark ${atMost ? 'at most' : 'at least'} ${mark}${met ? '' : ': missed'}`,
  );
  if (!met) process.exitCode = 1;
}
