// npm run deliveries: for whoever runs the bot. No text of a message is ever shown.
import { loadEnvFile, readEnv } from '../env.ts';
import { openStore } from '../store/client.ts';
import { StoreError } from '../store/error.ts';
import { type Figures, figures, type Reason, reasons } from './figures.ts';

const mostReasons = 30;

/** The two tables, as text. */
export function tables(counts: readonly Figures[], why: readonly Reason[], now: Date): string {
  const head = [
    'platform',
    'workspace',
    'planned',
    'due',
    'overdue',
    'sending',
    'sent',
    'late',
    'missed',
    'given up',
    'dropped',
  ];
  const rows = counts.map((row) => [
    row.platform,
    row.workspace,
    ...[row.planned, row.due, row.overdue, row.sending, row.sent, row.late, row.missed, row.gaveUp, row.dropped].map(
      String,
    ),
  ]);
  const whyHead = ['last', 'platform', 'workspace', 'job', 'what', 'count', 'why'];
  const whyRows = why.map((row) => [
    row.last ? minute(row.last) : '',
    row.platform,
    row.workspace,
    row.job,
    row.state === 'missed' ? 'missed' : 'given up',
    String(row.count),
    row.state === 'missed' ? 'not sent while it was worth it' : row.reason,
  ]);
  const parts = [`Deliveries on ${minute(now)}`, table(head, rows)];
  parts.push(whyRows.length > 0 ? `Missed or given up\n${table(whyHead, whyRows)}` : 'Nothing was missed or given up.');
  return `${parts.join('\n\n')}\n`;
}

function minute(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((word, n) => Math.max(word.length, ...rows.map((row) => row[n]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, n) => pad(cell, widths[n] ?? 0)).join('  ');
  return [line(head), ...rows.map(line)].map((text) => text.trimEnd()).join('\n');
}

/** Numbers stand to the right. */
function pad(cell: string, width: number): string {
  return /^\d+$/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
}

async function run(): Promise<void> {
  loadEnvFile();
  const read = readEnv();
  if ('problems' in read) return fail(read.problems.join('\n'));
  try {
    const store = await openStore(read.env.databaseUrl);
    const now = new Date();
    process.stdout.write(tables(await figures(store.db, now), await reasons(store.db, mostReasons), now));
    await store.close();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    fail(error.message);
  }
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) await run();
