import { z } from 'zod';
import type { Ctx } from '../../../chat/asks.ts';
import { UserError, word } from '../../../chat/asks.ts';
import { small, text, view } from '../../../chat/blocks.ts';
import { paragraph } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { typedText } from '../../../chat/input.ts';
import type { Reply } from '../../../chat/platform.ts';
import { notice } from '../../../delivery/notice.ts';
import { placeSpan } from '../../../i18n/text.ts';
import { sayDate } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import { personById } from '../../../who/people.ts';
import type { Chapter } from '../../ritual.ts';
import { goOnIfWaiting } from '../asking/polls.ts';
import * as rounds from '../records/rounds.ts';
import { report } from '../report/message.ts';
import { actionNote } from '../report/sentences.ts';
import { leaders } from '../rules.ts';

/** One line that says what follows from a round, posted where it was asked. */

const longest = 300;

const saying = form({
  route: 'mission.sayAction',
  args: z.tuple([z.uuid()]),
  may: leaders,
  title: 'mission.actionForm',
  submit: 'mission.send',
  fields: { action: paragraph({ label: 'mission.actionField', hint: 'mission.actionHint', max: longest }) },
  async open(ctx, [roundId]) {
    await rounds.actable(ctx, roundId);
    return {};
  },
  save: (ctx, [roundId], { action }) => act(ctx, roundId, action),
});

const posted = notice('mission.action', async ({ db, t, workspace }, [roundId = '']) => {
  const round = await rounds.roundById(db, workspace.id, roundId);
  if (!round?.action) return null;
  const by = await personById(db, workspace.id, round.actionById);
  return view(
    t('mission.actionForm'),
    text(t.rich('mission.actionPost', { action: { bold: round.action } })),
    by && small(actionNote(t, round, by)),
  );
});

/** The round that a line is about: the latest one here, else the latest of all. */
async function latestRound(ctx: Ctx): Promise<string> {
  // else the line would stand under the round before
  if (await rounds.isReportComing(ctx.db, ctx.place.id)) throw new UserError('mission.reportComing');
  const round = await rounds.latestClosed(ctx);
  if (!round) throw new UserError('mission.nothingClosed');
  return round.id;
}

async function act(ctx: Ctx, roundId: string, line: string): Promise<Reply> {
  const { store, t, workspace, person, now } = ctx;
  const before = await rounds.roundById(ctx.db, workspace.id, roundId);
  if (before?.state !== 'closed') throw new UserError('mission.nothingClosed');
  await rounds.needPoll(ctx, before.poll);
  const where = await rounds.placeOf(ctx.db, before.poll);
  await ctx.reach(where);
  const { nextOn } = await store.transaction(async (tx) => {
    const round = await rounds.roundById(tx, workspace.id, roundId);
    if (round?.state !== 'closed') throw new UserError('mission.nothingClosed');
    await rounds.changeRound(tx, roundId, { action: line, actionById: person.id, actionAt: now });
    const to = { placeId: round.poll.placeId };
    await posted.owe(tx, [roundId], { workspaceId: workspace.id, to, dueAt: now, owner: person.id });
    await posted.refresh(tx, [roundId], now);
    await report.refresh(tx, [roundId], now);
    return { nextOn: await goOnIfWaiting(tx, round.poll, workspace, now) };
  });
  const next = nextOn && t('mission.actionNext', { date: sayDate(nextOn, t.locale, localDate(now, t.zone)) });
  return {
    show: view(
      t('mission.actionForm'),
      text(t.rich('mission.actionSaid', { place: placeSpan(where), action: { bold: line } })),
      next ? text(next) : null,
    ),
  };
}

export const acting = {
  words: {
    action: word({
      summary: 'mission.word.action',
      options: [{ name: 'action', kind: 'text', label: 'mission.option.action', max: longest }],
      may: leaders,
      answers: 'message',
      values: z.object({ action: typedText(longest) }),
      run: async (ctx, { action }) => act(ctx, await latestRound(ctx), action),
      ask: async (ctx) => saying.ask(ctx, [await latestRound(ctx)]),
    }),
  },
  actions: saying.actions,
  notices: [posted],
} satisfies Chapter;
