import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from './support/database.ts';

const root = path.resolve(import.meta.dirname, '..');
const lock = z
  .object({
    packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() })),
  })
  .parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));

/** What `npm ci --omit=dev` installs: every package that the lock file does not mark as a developer's. */
const kept = Object.entries(lock.packages).flatMap(([where, { dev }]) => (where === '' || dev ? [] : [where]));

/** A checkout as it stands on a server: built, and without a developer's packages. */
function installed(): string {
  const folder = temporaryFolder();
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const built = [
    '-p',
    path.join(root, 'tsconfig.json'),
    '--incremental',
    'false',
    '--outDir',
    path.join(folder, 'dist'),
  ];
  execFileSync(process.execPath, [tsc, ...built]);
  execFileSync(process.execPath, [path.join(root, 'scripts/page.mjs'), path.join(folder, 'dist')]);
  cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  cpSync(path.join(root, 'prisma'), path.join(folder, 'prisma'), { recursive: true });
  cpSync(path.join(root, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
  cpSync(path.join(root, 'src/alignment'), path.join(folder, 'src/alignment'), { recursive: true });
  for (const where of kept) place(where, folder);
  return folder;
}

/** Linked one by one: with Node told to keep to the links, a package finds only what is installed beside it. */
function place(where: string, folder: string): void {
  const nested = where.lastIndexOf('node_modules/') > 0;
  if (nested || !existsSync(path.join(root, where))) return; // comes with its parent, or is for another machine
  const to = path.join(folder, where);
  mkdirSync(path.dirname(to), { recursive: true });
  symlinkSync(path.join(root, where), to);
}

test('it starts where no developer’s package is installed, and Prisma’s command line is one of those', async () => {
  expect(
    kept.filter((where) => /prisma-cli|node_modules\/prisma$|studio|@prisma\/(dev|engines|fetch-engine)/.test(where)),
  ).toEqual([]);
  const folder = installed();
  execFileSync(process.execPath, ['scripts/generate.mjs'], { cwd: folder });
  const bot = spawn(process.execPath, ['--preserve-symlinks', '--preserve-symlinks-main', 'dist/main.js'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], PORT: '0' },
  });
  try {
    let url = '';
    for await (const line of createInterface({ input: bot.stdout })) {
      url = z.object({ msg: z.literal('ready'), url: z.string() }).safeParse(JSON.parse(line)).data?.url ?? '';
      if (url !== '') break;
    }
    expect(await (await fetch(`${url}/readyz`)).text()).toBe('ready\n');
  } finally {
    bot.kill();
    await once(bot, 'exit');
  }
}, 240_000);
