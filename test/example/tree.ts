import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

/** The files that the example adds, as they stand in a repository that has it. */
export const added = path.join(import.meta.dirname, 'added');

/** A file that is there already, and what changes in it. */
export interface Change {
  file: string;
  hunks: readonly { before: string; after: string }[];
}

const left = new Set(['node_modules', '.git', 'dist', 'data', 'src/store/generated']);

/** Copies the repository, without what is generated; packages are linked. */
export function copyRepository(to: string): void {
  cpSync(root, to, {
    recursive: true,
    filter: (from) => !left.has(path.relative(root, from).split(path.sep).join('/')) && !from.endsWith('.tsbuildinfo'),
  });
  const packages = path.join(to, 'node_modules');
  mkdirSync(packages);
  // each for itself: what is generated, and what is cached, stays in the copy
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    if (/^\.(?!bin$)/.test(name)) continue;
    symlinkSync(path.join(root, 'node_modules', name), path.join(packages, name));
  }
}

/** Every block of code on a page, with the language it is marked with. */
export function blocksOf(page: string): { language: string; code: string }[] {
  const text = readFileSync(path.join(root, page), 'utf8');
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', code = '']) => ({ language, code }));
}

/** The changes that a page tells of, as blocks of diff: "--- file", then its lines, "@@" between places. */
export function changesOf(page: string): Change[] {
  const diffs = blocksOf(page).filter(({ language }) => language === 'diff');
  return diffs.map(({ code }) => {
    const [, file = '', body = ''] = /^--- (\S+)\n([\s\S]*)$/.exec(code) ?? [];
    const hunks = body.split(/^@@\n/m).map((hunk) => ({ before: side(hunk, '+'), after: side(hunk, '-') }));
    return { file, hunks };
  });
}

/** The lines of a hunk, but for those that only the other side has. */
function side(hunk: string, other: string): string {
  const lines = hunk.split('\n').filter((line) => line !== '' && !line.startsWith(other));
  return lines.map((line) => `${line.slice(1)}\n`).join('');
}

/** @throws Error where a place that is to change is not in the file, or is in it twice */
export function apply(tree: string, { file, hunks }: Change): void {
  const to = path.join(tree, file);
  let text = readFileSync(to, 'utf8');
  for (const { before, after } of hunks) {
    const parts = text.split(before);
    if (parts.length !== 2) throw new Error(`${file} has these lines ${parts.length - 1} times:\n${before}`);
    text = parts.join(after);
  }
  writeFileSync(to, text);
}
