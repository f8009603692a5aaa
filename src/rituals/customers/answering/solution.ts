import { shorten } from '../../../chat/input.ts';
import type { OwnedKind } from '../../../owned/kind.ts';
import { dontAsk } from '../../../problems/learn.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Voice } from '../../../store/rows.ts';
import { solution } from '../../../voices/erase.ts';
import { changed } from '../../../voices/hear.ts';
import { type Mask, masked } from '../../../voices/masked.ts';
import { changeVoice, lastMove, removeMove, voiceById } from '../../../voices/store.ts';
import { customerName } from '../../../voices/views.ts';
import { replied, tellReplied } from './notices.ts';
import { step } from './steps.ts';

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
    if (voice?.solvedAt !== null) return;
    await tellReplied(tx, ctx, await step(tx, ctx, voice, 'solved', { solvedAt: ctx.now }));
  },
  async undone(tx, ctx, { workspaceId, aboutId }) {
    const voice = await open(tx, workspaceId, aboutId);
    const move = voice && (await lastMove(tx, aboutId));
    if (!voice || move?.kind !== 'solved') return;
    await removeMove(tx, move.id);
    await replied.withdraw(tx, [move.id]);
    await dontAsk(tx, aboutId, move.personId);
    await changed(tx, ctx, await changeVoice(tx, voice, { solvedAt: null }));
  },
});
