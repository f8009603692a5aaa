import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Milliseconds that another program may read or write before the file is taken to be busy. */
const patience = 200;

/**
 * Writes an SQLite file anew and cuts its write-ahead log to nothing. False where another program still uses the file as
 * it was. Nobody in this process may use the file meanwhile.
 */
export function vacuum(file: string): Promise<boolean> {
  return elsewhere(file, 'PRAGMA secure_delete = ON; VACUUM', 'TRUNCATE');
}

/** Brings what the write-ahead log holds into the file, as far as nobody reads an older state. */
export async function checkpoint(file: string): Promise<void> {
  await elsewhere(file, '', 'PASSIVE');
}

/** In a thread of its own: the driver is synchronous, and these take as long as the file or its log is large. */
function elsewhere(file: string, script: string, checkpoint: 'TRUNCATE' | 'PASSIVE'): Promise<boolean> {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3');
  return new Promise((done, fail) => {
    // its few lines stand here, for a thread can only be started from a compiled file or from text
    const worker = new Worker(work, { eval: true, workerData: { driver, file, patience, script, checkpoint } });
    worker.once('message', ({ free, error }: { free: boolean; error?: string }) => {
      if (error === undefined) done(free);
      else fail(new Error(error));
    });
    worker.once('error', fail);
    worker.once('exit', () => fail(new Error('the thread of the database ended')));
  });
}

const work = `
  const { parentPort, workerData: { driver, file, patience, script, checkpoint } } = require('node:worker_threads');
  const Database = require(driver);
  let answer;
  try {
    const db = new Database(file, { timeout: patience, fileMustExist: true });
    try {
      db.exec(script);
      const [result] = db.pragma('wal_checkpoint(' + checkpoint + ')');
      answer = { free: result.busy === 0 };
    } finally {
      db.close();
    }
  } catch (error) {
    answer = String(error.code).startsWith('SQLITE_BUSY') ? { free: false } : { free: false, error: error.message };
  }
  parentPort.postMessage(answer);
`;
