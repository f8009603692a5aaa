/**
 * How often the interval of the consensus holds the truth, and how often the trend calls two rounds of one population
 * different: `npm run bench -- coverage`. People are drawn from orthogonal themes, whose consensus is known: Σp².
 */

import { randomFrom } from '../../src/alignment/figures/chance.ts';
import { consensusOf } from '../../src/alignment/figures/consensus.ts';
import { trendOf } from '../../src/alignment/figures/trend.ts';
import { hashText } from '../../src/alignment/vectors/hash.ts';
import { pack } from '../../src/alignment/vectors/rows.ts';
import { type SparseVector, vectorOf } from '../../src/alignment/vectors/sparse.ts';

const populations: [string, number[]][] = [
  ['.5/.3/.2', [0.5, 0.3, 0.2]],
  ['.9/.1', [0.9, 0.1]],
  ['.95/.05', [0.95, 0.05]],
  ['eight equal', Array.from({ length: 8 }, () => 1 / 8)],
  ['one theme', [1]],
];
const sizes = [5, 7, 10, 15, 20, 30, 50, 100, 200];
const samples = 2000;

function population(shares: readonly number[], seed: number): (n: number) => SparseVector[] {
  const random = randomFrom(seed);
  const axes = shares.map((_, axis) => vectorOf(new Map([[axis, 1]])));
  const ends = shares.map((_, axis) => shares.slice(0, axis + 1).reduce((sum, share) => sum + share, 0));
  return (n) =>
    Array.from({ length: n }, () => {
      const place = random();
      return (axes[ends.findIndex((end) => place < end)] ?? axes[0]) as SparseVector;
    });
}

function point(people: readonly SparseVector[], seed: number) {
  const consensus = consensusOf([pack(people)], seed);
  if (!consensus?.interval) throw new Error('no interval');
  return { u: consensus.u, ...consensus.interval };
}

const encoder = { name: 'wording', version: '3' };
let least = 1;
let most = 0;
console.log(`n            ${sizes.map((n) => String(n).padStart(6)).join('')}`);
for (const [name, shares] of populations) {
  const truth = shares.reduce((sum, share) => sum + share * share, 0);
  const coverage: number[] = [];
  const alarms: number[] = [];
  for (const n of sizes) {
    const draw = population(shares, hashText(`${name} ${n}`));
    let held = 0;
    let called = 0;
    for (let sample = 0; sample < samples; sample++) {
      const [first, second] = [point(draw(n), sample), point(draw(n), sample + 1)];
      if (first.low <= truth + 1e-9 && truth - 1e-9 <= first.high) held++;
      const [from, to] = [first, second].map((one) => ({ encoder, n, ...one, score: 100 * one.u }));
      if (from && to && ['risen', 'fallen'].includes(trendOf(from, to).kind)) called++;
    }
    coverage.push(held / samples);
    alarms.push(called / samples);
  }
  least = Math.min(least, ...coverage);
  most = Math.max(most, ...alarms.filter((_, i) => (sizes[i] ?? 0) >= 10));
  console.log(
    `${name.padEnd(12)} ${coverage.map((share) => share.toFixed(3).padStart(6)).join('')}  of the 95 % interval`,
  );
  console.log(
    `${''.padEnd(12)} ${alarms.map((share) => share.toFixed(3).padStart(6)).join('')}  false alarms of the trend`,
  );
}
console.log(
  `least coverage ${least.toFixed(3)} (mark .93); most false alarms from ten answers on ${most.toFixed(3)} (mark .056)`,
);
