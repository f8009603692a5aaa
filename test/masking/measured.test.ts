import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { DetailKind } from '../../src/masking/kinds.ts';
import { marks, mask } from '../../src/masking/mask.ts';
import { print } from '../support/print.ts';

/** Both written after the masker and before it had seen them, as people in shops type: English, Bengali and Nepali. */
function linesOf(name: string): string[] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

it('finds at least 95 of 100 personal details, whole and nothing beside them', () => {
  const details = linesOf('details.tsv').map((line) => line.split('\t') as [DetailKind, string]);
  const missed = details.filter(([kind, text]) => {
    const { text: masked, found } = mask(text.replace(/[⟦⟧]/g, ''), []);
    return masked !== text.replace(/⟦.*⟧/, marks[kind]) || found.join() !== kind;
  });
  print(
    `found ${details.length - missed.length} of ${details.length}; not: ${missed.map(([, text]) => text).join(' | ')}`,
  );
  expect(details).toHaveLength(100);
  expect(missed.length).toBeLessThanOrEqual(5);
});

it('takes at most 3 of 100 look-alikes for one', () => {
  const texts = linesOf('look-alikes.tsv');
  const taken = texts.filter((text) => mask(text, []).text !== text);
  print(`taken ${taken.length} of ${texts.length}: ${taken.join(' | ')}`);
  expect(texts).toHaveLength(100);
  expect(taken.length).toBeLessThanOrEqual(3);
});
