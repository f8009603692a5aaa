/**
 * How many SQL statements each word of each command takes in the sandbox's company, on SQLite, BEGIN and COMMIT not
 * counted: `npm run bench -- statements`. With words after the file's name, their statements one by one:
 * `npx tsx test/bench/statements.ts 'agenda skip'`.
 */

import type { Word } from '../../src/chat/asks.ts';
import type { Reply } from '../../src/chat/platform.ts';
import { colleagues } from '../../src/chat/sandbox/company.ts';
import type { Button } from '../../src/chat/view.ts';
import { ritualsWith } from '../../src/rituals/index.ts';
import type { Ritual } from '../../src/rituals/ritual.ts';
import { chatDouble } from '../support/chat.ts';
import { openSeeded, type Seeded } from '../support/seeded.ts';
import { servicesHere } from '../support/services.ts';
import { everyTyped } from '../support/typed.ts';

/** Statements at most. */
const marks: Record<string, number> = { 'agenda skip': 15, 'pad home': 12, 'idea add': 10 };

const printed = process.argv.slice(2);
let statements: string[] = [];
/** The words that ran to their end, the last one last: one that is refused is not among them. */
const ran: string[] = [];

const rituals = ritualsWith(servicesHere()).map(noting);
const files = await everyTyped();
/** In the order of the rituals, and in one in which each word finds something to act on. */
const typings = rituals.flatMap((ritual) => files.find(({ name }) => name === ritual.name)?.counted ?? []);
const chat = chatDouble();
for (const { job, city, ...profile } of colleagues) chat.members.set(profile.id, profile);
const company = await openSeeded({
  clock: { now: () => new Date('2026-12-01T06:00:00Z') },
  rituals,
  chat,
  onStatement: (sql) => {
    // one for all that was answered meanwhile, whichever word is being counted by then
    if (!/^UPDATE .*`Answered`/.test(sql)) statements.push(sql);
  },
});
await livelier(company);

const measured = new Set<string>();
let missed = 0;
console.log(`${'typed'.padEnd(60)} statements   mark   of which reads, by table`);
for (const [who, typed] of typings) {
  await company.settle();
  statements = [];
  ran.length = 0;
  const reply = await company.type(who, typed);
  const word = ran.at(-1);
  if (word === undefined) throw new Error(`${who} typed ${typed}, and it was refused`);
  measured.add(word);
  const taken = [...statements];
  await confirm(who, reply);
  const mark = marks[word];
  const isOver = mark !== undefined && taken.length > mark;
  if (isOver) missed++;
  const columns = [typed.slice(0, 60).padEnd(60), `${taken.length}`.padStart(10), `${mark ?? ''}`.padStart(6)];
  console.log(`${columns.join(' ')}   ${isOver ? 'OVER THE MARK   ' : ''}${reads(taken)}`);
  if (printed.includes(word)) for (const [n, sql] of taken.entries()) console.log(`${n + 1}. ${sql}`);
}
await company.close();

const words = rituals.flatMap(({ command, words }) => Object.keys(words).map((name) => `${command.name} ${name}`));
const forgotten = [...words, ...Object.keys(marks)].filter((word) => !measured.has(word));
if (forgotten.length > 0)
  throw new Error(`nobody types ${forgotten.join(', ')}: each needs a line in its ritual's test/rituals/…/typed.ts`);
console.log(missed === 0 ? '\nevery mark is met' : `\n${missed} times over a mark`);
if (missed > 0) process.exitCode = 1;

/** The same ritual, whose words leave their names in `ran`. */
function noting(ritual: Ritual): Ritual {
  const { command } = ritual;
  const noted = Object.entries(ritual.words).map(([name, word]): [string, Word] => [
    name,
    {
      ...word,
      run: async (ctx, values) => {
        const reply = await word.run(ctx, values);
        ran.push(`${command.name} ${name}`);
        return reply;
      },
    },
  ]);
  return { ...ritual, words: Object.fromEntries(noted) };
}

/** What costs a statement each: Maya has the turn in three channels, and is asked about two of her ideas. The poll has its ten answers. */
async function livelier({ type, click, submit }: Seeded): Promise<void> {
  for (const who of ['maya', 'grace', 'arjun'])
    await submit(who, await type(who, '/mission answer'), { own: 'I help', shared: 'Good food for every kitchen' });
  await type('maya', '/idea champion add <@maya|Maya Thompson>');
  for (const [where, days] of [['support', 'Wed'] as const, ['shop-floor', 'Fri'] as const]) {
    const form = await type('maya', '/agenda meeting', where);
    await submit('maya', form, { name: days, rhythm: 'weekly', days, time: '10:00', postBefore: '30' }, where);
  }
  for (const [number, title] of [[8, 'Lend umbrellas'] as const, [9, 'Ring back within a day'] as const]) {
    await type('maya', `/idea add ${title}`);
    const ask = buttonIn(await type('grace', `/idea show ${number}`), 'ideas.ask');
    if (!ask) throw new Error(`grace cannot ask about idea ${number}`);
    await submit('grace', await click('grace', ask.go), { question: 'For whom?' });
  }
}

function buttonIn(reply: Reply, to: string): Button | undefined {
  const { show } = { show: null, ...reply };
  const controls = show?.blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : [])) ?? [];
  return controls.find((control): control is Button => control.kind === 'button' && control.go.to === to);
}

/** A round that loses something by its close asks first. */
async function confirm(who: string, reply: Reply): Promise<void> {
  const anyway = buttonIn(reply, 'mission.closeAnyway');
  if (anyway) await company.click(who, anyway.go);
}

/** "Meeting 3, Person 1". */
function reads(all: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const sql of all) {
    const table = /^\s*SELECT\b.*?\bFROM\s+(?:`main`\.)?[`"](\w+)[`"]/is.exec(sql)?.[1];
    if (table) counts.set(table, (counts.get(table) ?? 0) + 1);
  }
  const most = [...counts].toSorted(([, a], [, b]) => b - a);
  return most.map(([table, count]) => `${table} ${count}`).join(', ');
}
