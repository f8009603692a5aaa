import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const src = path.resolve(import.meta.dirname, '../../src');

/** Our own source files, as paths inside src; generated ones left out. */
export function sourceFiles(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !file.includes('generated'));
}

export function sourceText(file: string): string {
  return readFileSync(path.join(src, file), 'utf8');
}

/** The folders right in one of src, by name, in order. */
export function foldersIn(folder: string): string[] {
  const entries = readdirSync(path.join(src, folder), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
