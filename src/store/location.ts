import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoreError } from './error.ts';

export type Location = { database: 'sqlite'; file: string } | { database: 'postgresql'; url: string };

/** Where a database URL leads: `file:` is an SQLite file, relative to the working directory. Throws StoreError. */
export function locate(url: string): Location {
  if (url.startsWith('file://')) return { database: 'sqlite', file: fileURLToPath(url) };
  if (url.startsWith('file:') && url.length > 'file:'.length) {
    return { database: 'sqlite', file: path.resolve(url.slice('file:'.length)) };
  }
  if (/^postgres(ql)?:\/\//.test(url)) return { database: 'postgresql', url };
  throw new StoreError('cannot-open', 'The database URL has to begin with file: or postgresql://.');
}
