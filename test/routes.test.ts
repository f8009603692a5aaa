import { describe, expect, it } from 'vitest';
import { allRituals } from './support/rituals.ts';
import { sourceFiles, sourceText } from './support/tree.ts';

const rituals = allRituals();

const known = new Set(rituals.flatMap((ritual) => Object.keys(ritual.actions).map((name) => `${ritual.name}.${name}`)));
const jobs = new Set(rituals.flatMap((ritual) => ritual.notices.map(({ name }) => name)));

function named(pattern: RegExp): string[] {
  const found = sourceFiles()
    .filter((file) => /^rituals\/|^chat\/\w+\.ts$/.test(file))
    .flatMap((file) => [...sourceText(file).matchAll(pattern)].map(([, name = '']) => `${file}: ${name}`));
  return [...new Set(found)];
}

describe('what a view leads to', () => {
  it('every route of a button or form is an action', () => {
    const dead = named(/\bto: '([a-z]+\.\w+)'/g).filter((line) => !known.has(line.split(': ')[1] ?? ''));
    expect(dead).toEqual([]);
  });

  it('every job that is owed exists', () => {
    const dead = named(/\bjob: '([a-z]+\.\w+)'/g).filter((line) => !jobs.has(line.split(': ')[1] ?? ''));
    expect(dead).toEqual([]);
  });
});

describe('commands', () => {
  it('have names that every platform takes', () => {
    for (const { command, words } of rituals) {
      expect(command.name).toMatch(/^[a-z]{1,24}$/);
      expect(Object.keys(words).length).toBeLessThanOrEqual(25);
      expect(words[command.bare]).toBeDefined();
      for (const name of Object.keys(words)) expect(name).toMatch(/^[a-z]+( [a-z]+)?$/);
    }
  });
});
