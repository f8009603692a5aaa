// @ts-check
// npm run migrate -- check              exit code 2 where the migrations do not produce the models
// npm run migrate -- new NAME           a migration for what has changed in prisma/models
// npm run migrate -- reset-first        the first migration anew; only before the first release
// each for both databases, or with `sqlite` or `postgresql` in front for one.
import { drift, writeFirst, writeNew } from './migrations.mjs';
import { startPostgres } from './postgres.mjs';

/** @typedef {'sqlite' | 'postgresql'} Database */

const words = process.argv.slice(2);
const one = words[0] === 'sqlite' || words[0] === 'postgresql' ? words.shift() : undefined;
const [command, name = ''] = words;

/**
 * @param {Database} database
 * @param {string} url
 */
async function run(database, url) {
  if (command === 'check') {
    const script = await drift(database, url);
    console.log(script === '' ? `${database}: the migrations produce the models` : `${database} lacks:\n${script}`);
    if (script !== '') process.exitCode = 2;
  } else if (command === 'new' && /^[a-z0-9_]+$/.test(name)) {
    console.log((await writeNew(database, url, name)) ?? `${database}: nothing has changed`);
  } else if (command === 'reset-first') {
    console.log(await writeFirst(database, url));
  } else {
    console.error('npm run migrate -- [sqlite|postgresql] check | new a_name_like_this | reset-first');
    process.exitCode = 1;
  }
}

if (one !== 'postgresql') await run('sqlite', ':memory:');
if (one !== 'sqlite' && process.exitCode !== 1) {
  const server = await startPostgres();
  await run('postgresql', server.url('postgres')).finally(server.stop);
}
process.exit(); // the engine leaves a timer behind
