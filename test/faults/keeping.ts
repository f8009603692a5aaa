import { z } from 'zod';
import { word } from '../../src/chat/asks.ts';
import { note } from '../../src/chat/view.ts';
import { owe } from '../../src/delivery/outbox.ts';
import type { Ritual } from '../../src/rituals/ritual.ts';
import { promises } from '../support/promises.ts';

/** What people type at the instances: /agenda keep <id> promises a message in the channel, and says so once it is saved. */
export function keeping(): Ritual {
  const keep = word({
    summary: 'chat.discord.help',
    options: [{ name: 'id', kind: 'text', label: 'chat.discord.help' }],
    values: z.object({ id: z.string() }),
    run: async ({ store, workspace, place, now }, { id }) => {
      const promised = { workspaceId: workspace.id, job: 'promise.say', args: [id], to: { placeId: place.id } };
      await store.transaction((tx) => owe(tx, { ...promised, key: keyOf(id), dueAt: now }));
      return { show: note(kept) };
    },
  });
  const ritual = promises();
  return { ...ritual, words: { ...ritual.words, keep } };
}

export const kept = 'It is kept.';

export function keyOf(id: string): string {
  return `promise.say:${id}`;
}
