import { describe, expect, it } from 'vitest';
import { allRituals } from './support/rituals.ts';
import { readTree } from './support/tree.ts';
import { everyTyped } from './support/typed.ts';

const { files, text } = readTree();
const rituals = allRituals();

/** Names that are declared by one of these calls: "rituals/ideas/told.ts: ideas.told". */
function declared(calls: string): string[] {
  const call = new RegExp(`\\b(?:${calls})\\(\\s*'([a-z]+\\.\\w+)'`, 'g');
  return files
    .filter((file) => file.startsWith('rituals/'))
    .flatMap((file) => [...text(file).matchAll(call)].map(([, name]) => `${file}: ${name}`));
}

const unknown = (lines: readonly string[], names: readonly string[]) =>
  lines.filter((line) => !names.includes(line.split(': ')[1] ?? ''));

describe('what a ritual declares', () => {
  it('it gives: each notice', () => {
    const all = declared('notice|promise');
    const notices = rituals.flatMap((ritual) => ritual.notices.map(({ name }) => name));
    expect(all.length).toBeGreaterThan(10);
    expect(unknown(all, notices), 'a notice stands among the notices of a chapter').toEqual([]);
  });

  it('it gives: each timer', () => {
    const all = declared('timer|times');
    const timers = rituals.flatMap((ritual) => ritual.timers.map(({ name }) => name));
    expect(all.length).toBeGreaterThan(3);
    expect(unknown(all, timers), 'a timer stands among the timers of a chapter').toEqual([]);
  });
});

describe('the words of every command', () => {
  const words = rituals.flatMap(({ command, words: known }) =>
    Object.keys(known).map((name) => `/${command.name} ${name}`),
  );
  const left = (lines: readonly string[]) =>
    words.filter((word) => !lines.some((line) => line === word || line.startsWith(`${word} `)));

  it('are typed by somebody in the typed.ts of their ritual, in every language', async () => {
    const lines = (await everyTyped()).flatMap(({ typed }) => typed.map((one) => one.typed));
    expect(left(lines)).toEqual([]);
  });

  it('are typed by somebody whose statements are counted there', async () => {
    const lines = (await everyTyped()).flatMap(({ counted }) => counted.map(([, one]) => one));
    expect(left(lines)).toEqual([]);
  });
});
