import { randomUUID } from 'node:crypto';
import { colleagues, workspace as company, extraPrefix } from '../chat/sandbox/company.ts';
import type { Store } from '../store/client.ts';
import { fold } from '../store/search.ts';
import { knowWorkspace } from '../who/meet.ts';
import { parts } from './parts.ts';
import { problemId, writeProblems } from './problems.ts';

export interface LargeOptions {
  ideas: number;
  voices: number;
  problems: number;
  people: number;
  now: Date;
  /** Called as rows are written, for a progress bar. */
  wrote?(rows: number): void;
}

const chunk = 500;

/** Fills the sandbox's company, for measuring: the same people and ideas every time. */
export async function seedLarge({ db, transaction }: Store, options: LargeOptions): Promise<void> {
  const { id: workspaceId } = await knowWorkspace(db, 'sandbox', company);
  await writePeople(db, workspaceId, options);
  const people = await db.person.findMany({
    where: { workspaceId },
    orderBy: { externalId: 'asc' },
    select: { id: true },
  });
  const from = (await db.ideaNumber.findUnique({ where: { workspaceId } }))?.last ?? 0;
  for (let number = from + 1; number <= options.ideas; number += chunk) {
    const count = Math.min(chunk, options.ideas - number + 1);
    const ideas = Array.from({ length: count }, (_, index) =>
      ideaRow(workspaceId, number + index, people, options.now),
    );
    await transaction(async (tx) => {
      await tx.idea.createMany({ data: ideas });
      const last = number + count - 1;
      await tx.ideaNumber.upsert({ where: { workspaceId }, create: { workspaceId, last }, update: { last } });
    });
    options.wrote?.(count);
  }
  await writeVoices({ db, transaction }, workspaceId, people, options);
  await writeProblems({ db, transaction }, workspaceId, people, options);
}

async function writeVoices(
  { db, transaction }: Pick<Store, 'db' | 'transaction'>,
  workspaceId: string,
  people: readonly { id: string }[],
  { voices, problems, now, wrote }: LargeOptions,
): Promise<void> {
  const from = (await db.voiceNumber.findUnique({ where: { workspaceId } }))?.last ?? 0;
  for (let number = from + 1; number <= voices; number += chunk) {
    const count = Math.min(chunk, voices - number + 1);
    const rows = Array.from({ length: count }, (_, index) =>
      voiceRow(workspaceId, number + index, people, now, problems),
    );
    await transaction(async (tx) => {
      await tx.voice.createMany({ data: rows });
      const last = number + count - 1;
      await tx.voiceNumber.upsert({ where: { workspaceId }, create: { workspaceId, last }, update: { last } });
    });
    wrote?.(count);
  }
}

async function writePeople(db: Store['db'], workspaceId: string, { people, wrote }: LargeOptions): Promise<void> {
  const known = await db.person.count({ where: { workspaceId, externalId: { startsWith: extraPrefix } } });
  const zones = ['Asia/Dhaka', 'Asia/Kathmandu', 'Asia/Kolkata', 'Europe/London', 'America/New_York'] as const;
  const locales = ['bn-BD', 'ne-NP', 'en-IN', 'en-GB', 'en-US'] as const;
  for (let n = known; n < people - colleagues.length; n += chunk) {
    const count = Math.min(chunk, people - colleagues.length - n);
    await db.person.createMany({
      data: Array.from({ length: count }, (_, index) => ({
        workspaceId,
        externalId: `${extraPrefix}${n + index}`,
        name: `Colleague ${n + index + 1}`,
        platformLocale: locales[(n + index) % locales.length] ?? null,
        platformTimeZone: zones[(n + index) % zones.length] ?? null,
      })),
    });
    wrote?.(count);
  }
}

function ideaRow(workspaceId: string, number: number, people: readonly { id: string }[], now: Date) {
  const [who, what, where] = Object.values(parts)[number % 3] ?? parts.en;
  const turn = Math.floor(number / 3);
  const pick = <T>(from: readonly T[], every: number): T => from[Math.floor(turn / every) % from.length] as T;
  const title = `${pick(who, 1)} ${pick(what, who.length)} ${pick(where, who.length * what.length)} (${number})`;
  const at = new Date(now.getTime() - (20_000 - number) * 60_000);
  const state = number % 10 === 0 ? ('accepted' as const) : number % 7 === 0 ? ('declined' as const) : ('new' as const);
  return {
    id: randomUUID(),
    workspaceId,
    number,
    title,
    authorId: people[number % people.length]?.id ?? '',
    state,
    folded: fold(title),
    createdAt: at,
    changedAt: at,
  };
}

/** One of a thousand customers, over two years; one in fifty of them waits. */
function voiceRow(workspaceId: string, number: number, people: readonly { id: string }[], now: Date, problems: number) {
  const [who, what, where] = Object.values(parts)[number % 3] ?? parts.en;
  const pick = <T>(from: readonly T[], every: number): T => from[Math.floor(number / every) % from.length] as T;
  const text = `${pick(who, 3)} ${pick(what, 7)} ${pick(where, 11)} (${number})`;
  const customer = `Customer ${number % 1000}`;
  const createdAt = new Date(now.getTime() - (10_050 - number) * 100 * 60_000);
  const news = number % 3 === 0 ? ('good' as const) : ('bad' as const);
  const isAnswered = news === 'bad' && number % 50 !== 1;
  const personId = people[number % people.length]?.id ?? '';
  return {
    id: randomUUID(),
    workspaceId,
    number,
    text,
    customer,
    handle: fold(customer),
    customerKey: `large-${number % 1000}`,
    news,
    byId: personId,
    saidOn: createdAt.toISOString().slice(0, 10),
    ...(news === 'bad' && { dueAt: new Date(createdAt.getTime() + 86_400_000) }),
    ...(news === 'bad' && number % 2 === 0 && { problemId: problemId(workspaceId, number % problems) }),
    ...(isAnswered && {
      holderId: personId,
      takenAt: createdAt,
      answeredAt: new Date(createdAt.getTime() + (number % 40) * 3_600_000),
      answeredById: personId,
      answer: 'We called and said sorry.',
    }),
    folded: fold(text, customer, isAnswered ? 'We called and said sorry.' : null),
    createdAt,
  };
}
