import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { server, temporaryFolder } from '../support/database.ts';

/**
 * One copy of the database, as a backup makes it, read by whoever wants to know who wrote what: every order in which the
 * answers of a round lie in it, and every order in which its people do.
 */
export interface Copy {
  /** The answers' own words, in each order. */
  answers: Record<string, string[]>;
  /** Our ids of those who have answered, in each order. */
  people: Record<string, string[]>;
}

/** An order that changes little from copy to copy of one round, for keys stay as they are. */
export const ofKeys = 'place in the index of keys';

interface AnswerRow {
  id: string;
  roundId: string;
  key: string;
  ownJob: string;
  sharedJob: string;
}

/** @param mark what no other answer has, of an answer's words */
export async function copyOf(url: string, roundId: string, mark: (words: string) => string): Promise<Copy> {
  return server ? ofPostgres(url, roundId) : ofFile(await backup(url), roundId, mark);
}

/** As the README says that it is made: a file without the secrets and without the log of writes. */
export async function backup(url: string): Promise<string> {
  const file = path.join(temporaryFolder(), 'backup.db');
  const db = new Database(url.slice('file:'.length), { readonly: true });
  await db.backup(file);
  db.close();
  return file;
}

export function ofFile(file: string, roundId: string, mark: (words: string) => string): Copy {
  const db = new Database(file, { readonly: true });
  // without an index, whose order is that of the keys: fixed for a round, and of no meaning without its secret
  const all = db.prepare('SELECT * FROM "Answer" NOT INDEXED').all() as AnswerRow[];
  const answers = all.filter((one) => one.roundId === roundId);
  const flags = db
    .prepare('SELECT "personId" FROM "Participation" WHERE "roundId" = ? AND "answered"')
    .all(roundId) as { personId: string }[];
  const people = db.prepare('SELECT "id" FROM "Person" ORDER BY "createdAt", "id"').all() as { id: string }[];
  db.close();
  const bytes = readFileSync(file, 'latin1');
  const placed = (where: (one: AnswerRow) => number) => {
    return answers.toSorted((a, b) => where(a) - where(b)).map(({ sharedJob }) => sharedJob);
  };
  const who = flags.map(({ personId }) => personId);
  return {
    answers: {
      'the table': answers.map(({ sharedJob }) => sharedJob),
      'first place of the words': placed(({ ownJob }) => bytes.indexOf(mark(ownJob))),
      'last place of the words': placed(({ sharedJob }) => bytes.lastIndexOf(mark(sharedJob))),
      'place of the row': placed(({ id, key }) => bytes.indexOf(id + roundId + key)),
      'place in the index of ids': placed(({ id }) => bytes.lastIndexOf(roundId + id)),
      [ofKeys]: placed(({ id, key }) => bytes.indexOf(roundId + key + id)),
    },
    people: {
      'the table': who,
      'when they were first seen': people.map(({ id }) => id).filter((id) => who.includes(id)),
      // their row has the round beside the person
      'place of the flag': who.toSorted((a, b) => bytes.indexOf(roundId + a) - bytes.indexOf(roundId + b)),
    },
  };
}

/** `ctid` is where a row lies in its file, `xmin` the transaction that wrote it. */
async function ofPostgres(url: string, roundId: string): Promise<Copy> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ordered = async (query: string, by: string): Promise<string[]> => {
    const { rows } = await client.query<{ found: string }>(`${query} ORDER BY ${by}`, [roundId]);
    return rows.map(({ found }) => found);
  };
  const answers = 'SELECT "sharedJob" AS found FROM "Answer" WHERE "roundId" = $1';
  const flags = 'SELECT "personId" AS found FROM "Participation" WHERE "roundId" = $1 AND "answered"';
  const people = `SELECT "id" AS found FROM "Person" WHERE "id" IN (${flags.replace(' AS found', '')})`;
  const copy: Copy = {
    answers: {
      'the table': await ordered(answers, 'ctid'),
      'the transaction': await ordered(answers, 'xmin::text::bigint, ctid'),
      'the ids': await ordered(answers, '"id"'),
    },
    people: {
      'the table': await ordered(flags, 'ctid'),
      'the transaction': await ordered(flags, 'xmin::text::bigint, ctid'),
      'when they were first seen': await ordered(people, '"createdAt", "id"'),
    },
  };
  await client.end();
  return copy;
}
