import type { Ctx } from '../../../chat/asks.ts';
import { button, controls, quote, small, text, view } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import { note, type View } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import { promisedTo, showsToo } from '../../../delivery/outbox.ts';
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
import { mostTold } from '../rules.ts';

// What somebody hears of a step that another has taken.

type Seen = { voice: Voice; move: VoiceMove; by: Person | null };

async function seen(
  { db, workspace }: Pick<NoticeCtx, 'workspace'> & { db: Db | Tx },
  moveId: string,
): Promise<Seen | null> {
  const move = await moveById(db, workspace.id, moveId);
  return move && { voice: move.voice, move, by: await personById(db, workspace.id, move.personId) };
}

/** One that a step causes, of the move first; where it stands already and is not true any more, it says that alone. */
function ofStep(name: string, say: (ctx: NoticeCtx, found: Seen, args: readonly string[]) => View | null): Notice {
  return notice(name, async (ctx, args) => {
    const { t, isPosted } = ctx;
    const found = await seen(ctx, args[0] ?? '');
    const isGone = !found || found.voice.hiddenAt !== null || found.voice.erasedAt !== null;
    const said = isGone ? null : say(ctx, found, args);
    if (said || !isPosted) return said;
    return note(found && !isGone ? t('customers.nothingLeft', { number: found.voice.number }) : t('voices.erased'));
  });
}

/** To whoever was named: who asks, and by when. Of: the move, the person. */
export const named = ofStep('customers.named', (ctx, { voice, by }, [, personId = '']) => {
  const { t, now } = ctx;
  if (!isWaiting(voice) || voice.holderId !== personId) return null;
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
export const moved = ofStep('customers.moved', ({ t, now }, { voice, by }) => {
  if (!isWaiting(voice)) return null;
  const due = voice.dueAt === null ? '' : sayMoment(voice.dueAt, t.zone, t.locale, now);
  const values = { number: voice.number, due, customer: customerName(t, voice) };
  const said = t.rich('customers.moved', { ...values, name: by ? personSpan(by) : t('voices.somebody') });
  return view(said, text(said), voice.movedWhy ? quote(voice.movedWhy) : null);
});

/** To whoever brought it: what the customer was told, or that it is solved. Of: the move. */
export const replied = ofStep('customers.replied', repliedView);

function repliedView({ t, isPosted }: NoticeCtx, { voice, move, by }: Seen): View | null {
  const isTaken = move.kind === 'solved' ? voice.solvedAt === null : voice.answeredAt === null;
  // solved before the answer was told: that news says both
  if (isTaken || (!isPosted && move.kind === 'answered' && voice.solvedAt !== null)) return null;
  const values = { number: voice.number, customer: customerName(t, voice) };
  const key = move.kind === 'solved' ? 'customers.repliedSolved' : 'customers.replied';
  const said = t.rich(key, { ...values, name: by ? personSpan(by) : t('voices.somebody') });
  return view(
    said,
    text(said),
    voice.answer ? quote(shorten(voice.answer, 1200)) : null,
    small(t('customers.youBrought')),
    wordsBlock(t, voice, 300),
  );
}

type Doer = Pick<Ctx, 'workspace' | 'now' | 'person'>;

/** Each on their own clock, once it can no longer be undone. */
async function tell(
  tx: Tx,
  ctx: Doer,
  voiceId: string,
  of: Pick<Notice, 'owe' | 'key'>,
  args: readonly string[],
  personId: string,
  callIn: string | null = null,
): Promise<void> {
  const { workspace, now, person: doer } = ctx;
  const person = personId === doer.id ? null : await personById(tx, workspace.id, personId);
  if (person?.kind !== 'member') return;
  const dueAt = welcomeFor(workspace, person, heldUntil(now));
  await of.owe(tx, args, { workspaceId: workspace.id, to: { personId }, callIn, dueAt });
  await showsToo(tx, of.key(args), voiceId);
}

/** Noted with whatever tells somebody by the answer's clock that a customer waits: they are not told too often. */
export function told(voiceId: string): string {
  return `told:${voiceId}`;
}

/** At most as often as the answer's clock tells anybody: to and fro between two, home shows it. */
export async function tellHolder(
  tx: Tx,
  ctx: Doer,
  { move, voice }: Pick<Seen, 'move' | 'voice'>,
  to: Person,
): Promise<void> {
  if (to.id === ctx.person.id || (await promisedTo(tx, to.id, told(voice.id))) >= mostTold) return;
  await tell(tx, ctx, voice.id, named, [move.id, to.id], to.id, ctx.workspace.customersPlaceId);
  await showsToo(tx, named.key([move.id, to.id]), told(voice.id));
}

export function tellMoved(tx: Tx, ctx: Doer, { move, voice }: { move: VoiceMove; voice: Voice }): Promise<void> {
  return tell(tx, ctx, voice.id, moved, [move.id], voice.byId);
}

export function tellReplied(tx: Tx, ctx: Doer, { move, voice }: { move: VoiceMove; voice: Voice }): Promise<void> {
  return tell(tx, ctx, voice.id, replied, [move.id], voice.byId);
}

export const moveNotices: readonly Notice[] = [named, moved, replied];
