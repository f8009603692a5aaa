import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { joinIn } from '../../src/problems/join.ts';
import { nearProblems } from '../../src/problems/near.ts';
import { createProblem } from '../../src/problems/store.ts';
import { createVoice } from '../../src/voices/store.ts';
import { openHouse } from '../rituals/customers/house.ts';
import { print } from '../support/print.ts';
import { alignmentHere } from '../support/services.ts';

/** Written once the matcher was what it is, by hand: what one customer said, what was learned, what another says. */
const pairs = readFileSync(path.join(import.meta.dirname, 'repeats.tsv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([language = '', title = '', learned = '', first = '', again = '']) => ({
    language,
    title,
    learned,
    first,
    again,
  }));

const marks = { en: 0.8, bn: 0.7, ne: 0.7 };
const near = nearProblems(alignmentHere().nearby);

async function openProblems() {
  const { pad, raj, workspace } = await openHouse();
  const now = pad.clock.now();
  const { db } = pad.store;
  const person = await db.person.findFirstOrThrow({ where: { externalId: raj.profile.id } });
  const of = { workspaceId: workspace.id, byId: person.id, createdAt: now };
  const ids = await pad.store.transaction(async (tx) => {
    const made: string[] = [];
    for (const { title, learned, first } of pairs) {
      const problem = await createProblem(tx, { ...of, title, playbook: learned });
      const voice = await createVoice(tx, { ...of, text: first, saidOn: '2026-05-04' });
      await joinIn(tx, { workspace, now, person }, voice.id, problem.id);
      made.push(problem.id);
    }
    return made;
  });
  return { db, workspace, ids };
}

describe('a repeat', () => {
  test('finds its problem among the three that are offered', async () => {
    const { db, workspace, ids } = await openProblems();
    expect(pairs).toHaveLength(60);
    for (const [language, mark] of Object.entries(marks)) {
      const ranks: number[] = [];
      for (const [n, pair] of pairs.entries()) {
        if (pair.language !== language) continue;
        const found = await near(db, workspace.id, pair.again);
        ranks.push(found.findIndex(({ id }) => id === ids[n]));
      }
      const offered = ranks.filter((rank) => rank >= 0).length / ranks.length;
      const first = ranks.filter((rank) => rank === 0).length / ranks.length;
      print(`repeats, ${language}: the right one among three ${offered.toFixed(2)}, as the first ${first.toFixed(2)}`);
      expect(offered, language).toBeGreaterThanOrEqual(mark);
    }
  });

  test('of nothing that is known finds none of elsewhere, and what was hidden or erased is not compared', async () => {
    const { db, workspace, ids } = await openProblems();
    const [pair] = pairs;
    expect(await near(db, 'elsewhere', pair?.again ?? '')).toEqual([]);
    await db.problem.updateMany({ data: { hiddenAt: new Date() } });
    expect(await near(db, workspace.id, pair?.again ?? '')).toEqual([]);
    await db.problem.updateMany({ data: { hiddenAt: null, title: '-', playbook: null, folded: '' } });
    const found = await near(db, workspace.id, pair?.first ?? '');
    expect(found[0]?.id).toBe(ids[0]);
    await db.voice.updateMany({ data: { text: '', folded: '', erasedAt: new Date() } });
    expect(await near(db, workspace.id, pair?.first ?? '')).toEqual([]);
  });
});
