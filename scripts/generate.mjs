// Generates the Prisma client of both databases from prisma/models, which they share.
// Prisma takes one folder: models and each database's own datasource and generator are copied together into one two
// levels below the root, so that the generator's relative `output` means the same there as in prisma/<database>.
import { execFile } from 'node:child_process';
import { copyFileSync, cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const prisma = commandLine();

/** Prisma's command line, under a name of its own: under its usual one npm takes it for a part of the client. */
function commandLine() {
  try {
    return path.join(path.dirname(require.resolve('prisma-cli/package.json')), 'build', 'index.js');
  } catch {
    return null;
  }
}

/** @param {'sqlite' | 'postgresql'} database */
async function generate(database) {
  const folder = path.join(root, 'node_modules', `.prisma-${database}`);
  rmSync(folder, { recursive: true, force: true }); // a file of models that is gone would be read again
  cpSync(path.join(root, 'prisma', 'models'), path.join(folder, 'models'), { recursive: true });
  copyFileSync(path.join(root, 'prisma', database, 'schema.prisma'), path.join(folder, 'schema.prisma'));
  await promisify(execFile)(process.execPath, [String(prisma), 'generate', '--schema', folder, '--no-hints'], {
    cwd: root,
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      // the command line fetches its native engine even where it does not need it; any file stands in for it
      PRISMA_SCHEMA_ENGINE_BINARY: process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ?? process.execPath,
    },
  });
}

// npm ci --omit=dev: what runs was generated and built before
if (prisma === null) process.exit(0);

try {
  await Promise.all([generate('sqlite'), generate('postgresql')]);
} catch (error) {
  console.error(/** @type {{ stderr?: string }} */ (error).stderr ?? error);
  process.exit(1);
}
