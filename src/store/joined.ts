import { type Db, Prisma, type Tx } from './client.ts';
import type * as rows from './rows.ts';

/** The tables that may be read together, by their models' names. */
interface Tables {
  Asking: rows.Asking;
  AskingRound: rows.AskingRound;
  Idea: rows.Idea;
  IdeaEvent: rows.IdeaEvent;
  Meeting: rows.Meeting;
  MeetingSeries: rows.MeetingSeries;
  Participation: rows.Participation;
  Person: rows.Person;
  Place: rows.Place;
  Poll: rows.Poll;
  Round: rows.Round;
  Topic: rows.Topic;
  Voice: rows.Voice;
  Workspace: rows.Workspace;
}
type Joined = Readonly<Record<string, keyof Tables>>;
type RowsOf<J extends Joined> = { [alias in keyof J]: Tables[J[alias]] | null };

/**
 * Rows of several tables in one statement, where Prisma would send one for each.
 * @param tables the tables by the names they have in `from`
 * @param from "FROM …" and all that follows it; a table that is joined by LEFT JOIN may have no row: null
 */
export async function joined<const J extends Joined>(db: Db | Tx, tables: J, from: Prisma.Sql): Promise<RowsOf<J>[]> {
  const fields = Object.entries(tables).map(([alias, table]) => ({ alias, names: fieldsOf(table) }));
  const columns = fields.flatMap(({ alias, names }) => names.map((name) => `${alias}."${name}" AS "${alias}.${name}"`));
  const found = await db.$queryRaw<Record<string, unknown>[]>`SELECT ${Prisma.raw(columns.join(', '))} ${from}`;
  return found.map((row) => {
    const parts = fields.map(({ alias, names }) => [
      alias,
      // what no row was found for is null in every column; each table has one that never is
      names.every((name) => row[`${alias}.${name}`] === null)
        ? null
        : Object.fromEntries(names.map((name) => [name, row[`${alias}.${name}`]])),
    ]);
    return Object.fromEntries(parts) as RowsOf<J>;
  });
}

function fieldsOf(table: keyof Tables): string[] {
  return Object.keys(Prisma[`${table}ScalarFieldEnum`]);
}
