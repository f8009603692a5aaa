import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEnv } from '../src/env.ts';
import { failure } from '../src/log.ts';
import { Prisma } from '../src/store/client.ts';
import { temporaryStore } from './support/database.ts';
import { memoryLog } from './support/log.ts';

const secret = 'Mrs Khatun of Mirpur';

/** What somebody wrote, meant to look like a place in a file. */
const forged = `cannot save\n    at ${secret} (file:///src/main.ts:1:1)\n    at ${secret}:2:3`;

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

async function rejected(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => {
      throw new Error('nothing failed');
    },
    (error: unknown) => error,
  );
}

/** Errors of every library that sees people's words, with some in them. */
async function errors(): Promise<Record<string, unknown>> {
  const { db } = await temporaryStore();
  const row = { platform: 'sandbox', externalId: secret, name: secret } as const;
  await db.workspace.create({ data: row });
  const named = Object.assign(new Error(forged), { name: `${secret}\n`, code: secret });
  const altered = new Error('short');
  altered.message = forged;
  return {
    'a message like a stack': new Error(forged),
    'a name and a code': named,
    'a message that was altered': altered,
    'a cause': new Error('outer', { cause: new Error(secret) }),
    'a thrown text': secret,
    'JSON that is none': thrown(() => JSON.parse(`{"said": ${secret}`)),
    zod: z
      .object({ [secret]: z.number() })
      .strict()
      .safeParse({ [secret]: secret, more: secret }).error,
    'a row that is there': await rejected(() => db.workspace.create({ data: row })),
    'a row that is not': await rejected(() => db.workspace.findUniqueOrThrow({ where: { id: secret } })),
    'a column of another kind': await rejected(() =>
      db.workspace.create({ data: { ...row, pollDays: secret as unknown as number } }),
    ),
    SQL: await rejected(() => db.$queryRaw(Prisma.sql`SELECT ${secret} FROM "NoSuchTable"`)),
  };
}

describe('what is logged of an error', () => {
  it('holds nobody’s words, and says what and where it was', async () => {
    for (const [kind, error] of Object.entries(await errors())) {
      const { log, lines } = memoryLog();
      log.error({ id: '1', failure: failure(error) }, 'an answer failed');
      const line = JSON.stringify(lines());
      expect(line, kind).not.toMatch(/Khatun|Mirpur/);
      if (error instanceof Error) expect(failure(error).name, kind).not.toBe('');
    }
    expect(failure(new Error(secret)).at[0]).toMatch(/log\.test\.ts:\d+:\d+/);
    const { code, at } = failure((await errors())['a row that is there']);
    expect(code).toBe('P2002');
    expect(at.length).toBeGreaterThan(0);
  });
});

describe('where libraries would print it all', () => {
  it('the bot does not start, and says which setting it is, but not its value', () => {
    for (const name of ['DEBUG', 'NODE_DEBUG']) {
      const read = readEnv({ [name]: `prisma:*,${secret}` });
      expect('problems' in read && read.problems).toEqual([
        expect.stringMatching(new RegExp(`^${name} must not be set`)),
      ]);
      expect(JSON.stringify(read)).not.toContain(secret);
    }
    expect(readEnv({ DEBUG: '', NODE_DEBUG: ' ' })).toHaveProperty('env');
  });
});
