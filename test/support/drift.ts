import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { server } from './database.ts';

const here = path.resolve(import.meta.dirname, '../..');

/**
 * What a repository's migrations lack to produce its models. In a process of its own: the schema engine is WebAssembly
 * with a panic of its own now and then, which ended the whole test process.
 */
export async function driftOf(root = here): Promise<string> {
  const script = `
    const { drift } = await import(${JSON.stringify(path.join(root, 'scripts/migrations.mjs'))});
    process.stdout.write(await drift(${JSON.stringify(server ? 'postgresql' : 'sqlite')}, ${JSON.stringify(server ?? ':memory:')}));
    process.exit();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  return stdout;
}
