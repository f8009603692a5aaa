import type { Ctx } from '../../../chat/asks.ts';
import { button, controls, quote, small, text, view } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import type { Notice, NoticeCtx } from '../../../delivery/owes.ts';
import { personSpan } from '../../../i18n/text.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Person, Voice, VoiceMove } from '../../../store/rows.ts';
import { heldUntil } from '../../../time/held.ts';
import { sayMoment } from '../../../time/say.ts';
import { isWaiting } from '../../../voices/rules.ts';
import { moveById } from '../../../voices/store.ts';
import { customerName, wordsBlock } from '../../../voices/views.ts';
import { welcomeFor } from '../../../who/clock.ts';
import { personById } from '../../../who/people.ts';

// What somebody hears of a step that another has taken.

type Seen = { voice: Voice; move: VoiceMove; by: Person | null };

/** null: it was taken back, or its words are gone. */
async function seen(
  { db, workspace }: Pick<NoticeCtx, 'workspace'> & { db: Db | Tx },
  moveId: string,
): Promise<Seen | null> {
  const move = await moveById(db, workspace.id, moveId);
  if (!move || move.voice.hiddenAt !== null || move.voice.erasedAt !== null) return null;
  return { voice: move.voice, move, by: await personById(db, workspace.id, move.personId) };
}

/** To whoever was named: who asks, and by when. Of: the move, the person. */
export const named = notice('customers.named', async (ctx, [moveId = '', personId = '']) => {
  const { t, now } = ctx;
  const found = await seen(ctx, moveId);
  if (!found || !isWaiting(found.voice) || found.voice.holderId !== personId) return null;
  const { voice, by } = found;
  const due = voice.dueAt === null ? '' : sayMoment(voice.dueAt, t.zone, t.locale, now);
  const values = { number: voice.number, due, has: voice.dueAt === null ? 'none' : 'day' };
  const said = t.rich('customers.named', { ...values, name: by ? personSpan(by) : t('voices.somebody') });
  return view(
    said,
    text(said),
    text([{ bold: customerName(t, voice) }]),
    wordsBlock(t, voice),
    ...holdersButtons(ctx, voice),
  );
});

/** What whoever holds it can do. */
export function holdersButtons({ t }: Pick<Ctx, 't'>, { id, movedAt }: Voice) {
  return controls(
    button(t('customers.button.answered'), 'customers.answer', [id], 'primary'),
    button(t('customers.button.hand'), 'customers.hand', [id]),
    movedAt === null ? button(t('customers.button.later'), 'customers.later', [id]) : null,
  );
}

/** To whoever brought it: that it will take longer, and why. Of: the move. */
export const moved = notice('customers.moved', async (ctx, [moveId = '']) => {
  const { t, now } = ctx;
  const found = await seen(ctx, moveId);
  if (!found || !isWaiting(found.voice)) return null;
  const { voice, by } = found;
  const due = voice.dueAt === null ? '' : sayMoment(voice.dueAt, t.zone, t.locale, now);
  const values = { number: voice.number, due, customer: customerName(t, voice) };
  const said = t.rich('customers.moved', { ...values, name: by ? personSpan(by) : t('voices.somebody') });
  return view(said, text(said), voice.movedWhy ? quote(voice.movedWhy) : null);
});

/** To whoever brought it: what the customer was told, or that it is solved. Of: the move. */
export const replied = notice('customers.replied', async (ctx, [moveId = '']) => {
  const found = await seen(ctx, moveId);
  return found && repliedView(ctx, found);
});

function repliedView({ t }: NoticeCtx, { voice, move, by }: Seen): View {
  const values = { number: voice.number, customer: customerName(t, voice) };
  const key = move.kind === 'solved' ? 'customers.repliedSolved' : 'customers.replied';
  const said = t.rich(key, { ...values, name: by ? personSpan(by) : t('voices.somebody') });
  return view(
    said,
    text(said),
    voice.answer ? quote(voice.answer) : null,
    small(t('customers.youBrought')),
    wordsBlock(t, voice, 300),
  );
}

type Doer = Pick<Ctx, 'workspace' | 'now' | 'person'>;

/** Each on their own clock, once it can no longer be undone. */
async function tell(
  tx: Tx,
  ctx: Doer,
  of: Pick<Notice, 'owe'>,
  args: readonly string[],
  personId: string,
): Promise<void> {
  const { workspace, now, person: doer } = ctx;
  const person = personId === doer.id ? null : await personById(tx, workspace.id, personId);
  if (person?.kind !== 'member') return;
  const dueAt = welcomeFor(workspace, person, heldUntil(now));
  await of.owe(tx, args, { workspaceId: workspace.id, to: { personId }, dueAt });
}

export function tellHolder(tx: Tx, ctx: Doer, { move }: { move: VoiceMove }, to: Person): Promise<void> {
  return tell(tx, ctx, named, [move.id, to.id], to.id);
}

export function tellMoved(tx: Tx, ctx: Doer, { move, voice }: { move: VoiceMove; voice: Voice }): Promise<void> {
  return tell(tx, ctx, moved, [move.id], voice.byId);
}

export function tellReplied(tx: Tx, ctx: Doer, { move, voice }: { move: VoiceMove; voice: Voice }): Promise<void> {
  return tell(tx, ctx, replied, [move.id], voice.byId);
}

export const moveNotices: readonly Notice[] = [named, moved, replied];
