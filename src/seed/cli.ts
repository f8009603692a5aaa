import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { loadEnvFile, readEnv } from '../env.ts';
import { openStore } from '../store/client.ts';
import { StoreError } from '../store/error.ts';
import { migrate } from '../store/migrate/migrate.ts';
import { seedLarge } from './large.ts';

const ideas = 10_000;
const voices = 10_000;
const problems = 1000;
const people = 500;

/** npm run seed -- --large: fills the sandbox's company with 500 people, 10,000 ideas and 10,000 customers' words. */
async function run(): Promise<number> {
  const { values } = parseArgs({ options: { large: { type: 'boolean', default: false } } });
  if (!values.large) {
    process.stderr.write('The sandbox fills itself at its first start. For 10,000 ideas: npm run seed -- --large\n');
    return 2;
  }
  loadEnvFile();
  const read = readEnv();
  if ('problems' in read) {
    for (const problem of read.problems) process.stderr.write(`${problem}\n`);
    return 1;
  }
  await migrate(read.env.databaseUrl);
  const store = await openStore(read.env.databaseUrl);
  const bar = new SingleBar(
    { format: '{bar} {percentage}% · {value} of {total} rows · {eta} s left' },
    Presets.shades_classic,
  );
  bar.start(ideas + voices + problems + people, 0);
  await seedLarge(store, { ideas, voices, problems, people, now: new Date(), wrote: (rows) => bar.increment(rows) });
  bar.update(ideas + voices + problems + people);
  bar.stop();
  await store.close();
  return 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof StoreError ? error.message : 'Seeding failed.'}\n`);
  process.exitCode = 1;
}
