/**
 * What the figures are worth on our own rated groups, how long the reckoning takes and what it needs: `npm run bench --
 * alignment`. Answers are made from words of the
 * background, so that they repeat and differ about as much as people's do.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { encodeWording } from '../../src/alignment/encoders/wording.ts';
import { randomFrom } from '../../src/alignment/figures/chance.ts';
import { consensusOf } from '../../src/alignment/figures/consensus.ts';
import { reckon } from '../../src/alignment/round/reckon.ts';
import { alignmentThread } from '../../src/alignment/thread/client.ts';
import { pack } from '../../src/alignment/vectors/rows.ts';
import type { SparseVector } from '../../src/alignment/vectors/sparse.ts';
import { pausesWhile } from '../support/pauses.ts';
import { printMarks } from './alignment/marks.ts';

await printMarks();

const sentences = readFileSync('src/alignment/data/background-en.txt', 'utf8').trim().split('\n');
const random = randomFrom(7);

/** Half of one sentence and half of another, which makes some 285,000 different ones. */
function sentence(): string {
  const [a, b] = [0, 1].map(() => (sentences[Math.floor(random() * sentences.length)] ?? '').split(' '));
  return [
    ...(a ?? []).slice(0, Math.ceil((a ?? []).length / 2)),
    ...(b ?? []).slice(Math.floor((b ?? []).length / 2)),
  ].join(' ');
}

function timed<T>(work: () => T): { result: T; ms: number } {
  const from = performance.now();
  return { result: work(), ms: performance.now() - from };
}

function megabytes(): number {
  return process.memoryUsage().rss / 2 ** 20;
}

const texts = Array.from({ length: 100_000 }, sentence);
for (const text of texts.slice(0, 2000)) encodeWording(text, 'en');

let encoded = timed(() => texts.map((text) => encodeWording(text, 'en')));
console.log(`encoding: ${Math.round((texts.length / encoded.ms) * 1000)} answers a second (wording, one core)`);

let before: { n: number; ms: number } | undefined;
for (const n of [1000, 10_000, 100_000]) {
  const vectors: SparseVector[] = encoded.result.slice(0, n);
  global.gc?.();
  const held = megabytes();
  const runs = Array.from({ length: 3 }, () => timed(() => consensusOf([pack(vectors)], 7)));
  const ms = Math.min(...runs.map((run) => run.ms));
  const growth = before ? `, ${(ms / before.ms).toFixed(1)} times the time for ${n / before.n} times the answers` : '';
  console.log(
    `consensus with interval, ${n} answers: ${ms.toFixed(1)} ms, ${Math.max(0, megabytes() - held).toFixed(0)} MB more than before, ${megabytes().toFixed(0)} MB in all${growth}`,
  );
  before = { n, ms };
}
// The thread is measured as in the bot, whose own memory holds no vectors.
encoded = { result: [], ms: 0 };
global.gc?.();

for (const n of [1000, 10_000]) {
  const answers = texts.slice(0, n).map((shared) => ({ shared }));
  const { ms } = timed(() => reckon(answers, { missions: { en: 'To serve people well' } }));
  console.log(`whole reckoning of ${n} answers, encoding and themes included: ${ms.toFixed(0)} ms`);
}

const thread = alignmentThread(new URL('../alignment/worker-entry.mjs', import.meta.url));
const asked = texts.map((shared) => ({ shared }));
await thread.reckon([]);
global.gc?.();

const pauses = await pausesWhile(async () => {
  const reckoned = performance.now();
  await thread.reckon(asked);
  console.log(
    `whole reckoning of 100,000 answers in the thread: ${((performance.now() - reckoned) / 1000).toFixed(1)} s`,
  );
});
const ours = pauses.ours === null ? '' : `, ${pauses.ours.toFixed(1)} ms without waiting for a core`;
const ran = pauses.ran === null ? '' : `, busy ${((100 * pauses.ran) / pauses.took).toFixed(1)} % of the time`;
console.log(
  `the event loop's longest pause meanwhile: ${pauses.longest.toFixed(1)} ms${ours} (limit 50; 99 % under ${pauses.most.toFixed(1)})${ran}`,
);
const load = loadavg()[0] ?? 0;
if (load > availableParallelism()) {
  console.log(`the machine was busy with other work (load ${load.toFixed(1)}): the times above include waiting for it`);
}
await thread.stop();
