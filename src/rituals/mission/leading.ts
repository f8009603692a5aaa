import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import type { Reply } from '../../chat/platform.ts';
import { type Block, note, type View } from '../../chat/view.ts';
import { owe, refresh } from '../../delivery/outbox.ts';
import { sayDate } from '../../time/say.ts';
import { localDate } from '../../time/zone.ts';
import { resumePoll } from './planning.ts';
import { viewer } from './results.ts';
import * as rounds from './store.ts';
import { countAnswered } from './store-people.ts';
import { isScheduled, placeOf } from './store-polls.ts';
import { placeSpan, view } from './views.ts';

/** What admins and champions do with a round: close it, and say what follows from it. */

/** The round that a typed line is about: the latest one here, else the latest of all. */
export async function actionOnLatest(ctx: Ctx, text: string): Promise<Reply> {
  // else the line would stand under the round before
  if (await rounds.isReportComing(ctx.db, ctx.place.id)) throw new UserError('mission.reportComing');
  const round = await rounds.latestClosed(ctx.db, viewer(ctx));
  if (!round) throw new UserError('mission.nothingClosed');
  return act(ctx, round.id, text);
}

/** One line after a round, posted where it was asked; a poll that waited for it goes on. */
export async function act(ctx: Ctx, roundId: string, text: string): Promise<Reply> {
  const { store, t, workspace, person, now } = ctx;
  const { place, nextOn } = await store.transaction(async (tx) => {
    const round = await rounds.roundById(tx, workspace.id, roundId);
    if (round?.state !== 'closed') throw new UserError('mission.nothingClosed');
    await rounds.changeRound(tx, roundId, { action: text, actionById: person.id, actionAt: now });
    const { poll } = round;
    const key = `mission.action:${roundId}`;
    const to = { placeId: poll.placeId };
    await owe(tx, {
      key,
      workspaceId: workspace.id,
      job: 'mission.action',
      args: [roundId],
      to,
      dueAt: now,
      ownerId: person.id,
    });
    await refresh(tx, key, now);
    await refresh(tx, `mission.report:${roundId}`, now);
    const waited = poll.state === 'active' && poll.nextOn !== null && !(await isScheduled(tx, poll));
    return {
      place: await placeOf(tx, poll),
      nextOn: waited ? await resumePoll(tx, poll, { workspace }, now) : null,
    };
  });
  const said = t.rich('mission.actionSaid', { place: placeSpan(place), action: { bold: text } });
  const next = nextOn && t('mission.actionNext', { date: sayDate(nextOn, t.locale, localDate(now, t.zone)) });
  const blocks: Block[] = [{ kind: 'text', text: said }, ...(next ? [{ kind: 'text', text: next } as const] : [])];
  return { show: view(t('mission.actionForm'), blocks) };
}

/** The first to close by themselves, where more are open. */
const mostShown = 10;

/** Closes the open round here; where there are several, asks which. */
export async function close(ctx: Ctx): Promise<Reply> {
  const { db, t, workspace, place } = ctx;
  const open = await rounds.openRounds(db, workspace.id);
  const here = open.filter(({ poll }) => poll.placeId === place.id);
  const candidates = here.length > 0 ? here : open;
  const [only] = candidates;
  if (!only) throw new UserError('mission.nothingOpen');
  if (candidates.length === 1) return { show: await closeRound(ctx, only.id, false) };
  const entries: Block[] = [];
  for (const round of candidates.slice(0, mostShown)) {
    const where = placeSpan(await placeOf(db, round.poll));
    entries.push({
      kind: 'entry',
      text: t.rich('mission.oneOpen', { place: where, time: { time: round.closesAt } }),
      button: { kind: 'button', label: t('mission.close'), go: { to: 'mission.close', args: [round.id] } },
    });
  }
  return { show: view(t('mission.whichClose'), [{ kind: 'text', text: t('mission.whichClose') }, ...entries]) };
}

/** @param sure they were told that the answers so far will be deleted */
export async function closeRound(ctx: Ctx, roundId: string, sure: boolean): Promise<View> {
  const { store, db, t, workspace } = ctx;
  const round = await rounds.roundById(db, workspace.id, roundId);
  if (round?.state !== 'open') throw new UserError('mission.alreadyClosed');
  const few = round.anonymous && (await countAnswered(db, roundId)) < round.kFigures;
  if (few && !sure) return note(t('mission.closeEarly'), closeChoices(ctx, roundId));
  const closed = await store.transaction((tx) => rounds.advance(tx, roundId, 'open', 'closing'));
  if (!closed) throw new UserError('mission.alreadyClosed');
  return note(t.rich('mission.closing', { place: placeSpan(await placeOf(db, round.poll)) }));
}

function closeChoices({ t }: Ctx, roundId: string) {
  return [
    {
      kind: 'button',
      label: t('mission.closeAnyway'),
      go: { to: 'mission.closeAnyway', args: [roundId] },
      tone: 'danger',
    },
    { kind: 'button', label: t('mission.keepOpen'), go: { to: 'mission.keepOpen', args: [roundId] } },
  ] as const;
}

export async function keepOpen({ db, t, workspace }: Ctx, roundId: string): Promise<Reply> {
  const round = await rounds.roundById(db, workspace.id, roundId);
  if (round?.state !== 'open') throw new UserError('mission.alreadyClosed');
  return { replace: note(t.rich('mission.keptOpen', { time: { time: round.closesAt } })) };
}
