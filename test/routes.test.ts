import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/database.ts';
import { print } from './support/print.ts';
import { allRituals } from './support/rituals.ts';
import { routesIn } from './support/routes.ts';
import { src } from './support/tree.ts';

const rituals = allRituals();
const actions = new Set(rituals.flatMap(({ name, actions: own }) => Object.keys(own).map((one) => `${name}.${one}`)));

describe('what a view leads to', () => {
  const { named, untold } = routesIn(src);

  it('is told by its type, everywhere', () => {
    const forms = named.filter(({ isForm }) => isForm).length;
    print(`${named.length} routes are seen, ${forms} of them of forms, to ${actions.size} actions`);
    expect(untold).toEqual([]);
    expect(named.length).toBeGreaterThan(100);
  });

  it('is an action', () => {
    const dead = named.flatMap(({ at, names, isForm }) =>
      names
        .flatMap((name) => (isForm ? [name, `${name}Save`] : [name]))
        // Discord's own room has a button that opens a form once more
        .filter((name) => !actions.has(name) && !(name === 'discord.open' && at.startsWith('chat/discord/')))
        .map((name) => `${at}: ${name}`),
    );
    expect(dead).toEqual([]);
  });
});

/** A small house of views: what its buttons lead to is told, or not, in each way there is. */
const sample = `
  import { button, pager } from './blocks.ts';
  import type { Button, Field, RouteName } from './view.ts';
  const step: 'take' | 'leave' = Math.random() > 0.5 ? 'take' : 'leave';
  export const direct = button('Take', 'ideas.take');
  export const either = button('Either', step === 'take' ? 'ideas.take' : 'ideas.leave');
  export const made = button('Made', \`ideas.\${step}\`);
  export const typed: Button = { kind: 'button', label: 'Typed', go: { to: 'ideas.typed' } };
  export const untyped = { kind: 'button', label: 'Untyped', go: { to: 'ideas.untyped' } } as const;
  export const field: Field = { kind: 'line', name: 'a', label: 'A', look: 'ideas.look' };
  export const pages = pager({ back: '<', next: '>' }, { page: 0, pages: 2 }, 'ideas.page');
  const form = (spec: { route: RouteName; title: string }) => spec;
  export const asked = form({ route: 'ideas.asked', title: 'no.route' });
  function on(to: RouteName): Button {
    return { kind: 'button', label: 'Handed on', go: { to } };
  }
  export const handed = on('ideas.handed');
  export const cast = button('Cast', String(step) as RouteName);
  export const anything = (word: string) => button('Anything', \`ideas.\${word}\`);
`;

describe('the look at routes', () => {
  it('sees each, and where none can be told', () => {
    const folder = path.join(temporaryFolder(), 'src');
    const write = (file: string, text: string) => {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    };
    for (const file of ['chat/view.ts', 'chat/blocks.ts', 'i18n/text.ts'])
      write(file, readFileSync(path.join(src, file), 'utf8'));
    write('chat/sample.ts', sample);
    const { compilerOptions } = ts.readConfigFile(path.join(src, '../tsconfig.json'), ts.sys.readFile).config;
    write('../tsconfig.json', JSON.stringify({ compilerOptions: { ...compilerOptions, types: [] }, include: ['src'] }));
    const { named, untold } = routesIn(folder);
    const seen = named.filter(({ at }) => at.startsWith('chat/sample.ts'));
    expect(seen.flatMap(({ names }) => names)).toEqual([
      ...['ideas.take', 'ideas.take', 'ideas.leave', 'ideas.take', 'ideas.leave', 'ideas.typed', 'ideas.untyped'],
      ...['ideas.look', 'ideas.page', 'ideas.asked', 'ideas.handed'],
    ]);
    expect(seen.filter(({ isForm }) => isForm).flatMap(({ names }) => names)).toEqual(['ideas.asked']);
    expect(untold.map((at) => sample.split('\n')[Number(at.split(':')[1]) - 1]?.trim().split(' ')[2])).toEqual([
      'cast',
      'anything',
    ]);
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
