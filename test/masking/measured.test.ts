import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DetailKind } from '../../src/masking/kinds.ts';
import { marks, mask } from '../../src/masking/mask.ts';
import { print } from '../support/print.ts';

/** As people in shops type, in English, Bengali and Nepali; each set was written whole before the masker saw any of it. */
function linesOf(name: string): string[] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

describe.each(['', '-2'])('of a hundred each, set%s,', (set) => {
  it('at least 95 details are found, whole and nothing beside them', () => {
    const details = linesOf(`details${set}.tsv`).map((line) => line.split('\t') as [DetailKind, string]);
    const missed = details.filter(([kind, text]) => {
      const { text: masked, found } = mask(text.replace(/[⟦⟧]/g, ''), []);
      return masked !== text.replace(/⟦.*⟧/, marks[kind]) || found.join() !== kind;
    });
    print(
      [`found ${details.length - missed.length} of ${details.length}`, ...missed.map(([, text]) => text)].join(
        '; not ',
      ),
    );
    expect(details).toHaveLength(100);
    expect(missed.length).toBeLessThanOrEqual(5);
  });

  it('at most 3 look-alikes are taken for one', () => {
    const texts = linesOf(`look-alikes${set}.tsv`);
    const taken = texts.map((text) => [text, mask(text, []).text]).filter(([text, masked]) => masked !== text);
    print([`taken ${taken.length} of ${texts.length}`, ...taken.map((pair) => pair.join(' as '))].join('; '));
    expect(texts).toHaveLength(100);
    expect(taken.length).toBeLessThanOrEqual(3);
  });
});
