import { shorten } from '../../../chat/input.ts';
import type { OwnedKind } from '../../../owned/kind.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Voice } from '../../../store/rows.ts';
import { solution } from '../../../voices/erase.ts';
import { changed } from '../../../voices/hear.ts';
import { type Mask, masked } from '../../../voices/masked.ts';
import { changeVoice, voiceById } from '../../../voices/store.ts';
import { customerName } from '../../../voices/views.ts';

/** What whoever promised a solution has in their hands. */
export const solutionOf = (voiceId: string) => ({ kind: solution, aboutId: voiceId });

async function open(db: Db | Tx, workspaceId: string, id: string): Promise<Voice | null> {
  const voice = await voiceById(db, workspaceId, id);
  return voice && voice.hiddenAt === null && voice.erasedAt === null ? voice : null;
}

/** A customer was answered, and somebody solves what they told us. @param mask takes personal details out */
export const solutionWith = (mask: Mask): OwnedKind => ({
  name: solution,
  clean: async (ctx, words) => (await masked(ctx, mask, { words })).texts.words ?? '',
  async about(db, workspaceId, id) {
    const voice = await open(db, workspaceId, id);
    return (
      voice && {
        title: (t) =>
          t('customers.solution', {
            number: voice.number,
            customer: customerName(t, voice),
            words: shorten(voice.text.replace(/\s+/gu, ' '), 100),
          }),
      }
    );
  },
  async done(tx, ctx, { workspaceId, aboutId }) {
    const voice = await open(tx, workspaceId, aboutId);
    if (voice && voice.solvedAt === null) await changed(tx, ctx, await changeVoice(tx, voice, { solvedAt: ctx.now }));
  },
  async undone(tx, ctx, { workspaceId, aboutId }) {
    const voice = await open(tx, workspaceId, aboutId);
    if (voice) await changed(tx, ctx, await changeVoice(tx, voice, { solvedAt: null }));
  },
});
