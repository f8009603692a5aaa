import { z } from 'zod';
import type { Ctx, HomeLine } from '../../chat/asks.ts';
import { word } from '../../chat/asks.ts';
import { button, controls, entry, heading, small, text, view } from '../../chat/blocks.ts';
import type { Reply } from '../../chat/platform.ts';
import type { Block } from '../../chat/view.ts';
import { placeSpan } from '../../i18n/text.ts';
import { sayDate } from '../../time/say.ts';
import { localDate } from '../../time/zone.ts';
import { mayUse } from '../../who/roles.ts';
import type { Chapter } from '../ritual.ts';
import { plannedBlocks, pollsThatWait } from './asking/polls.ts';
import * as rounds from './records/rounds.ts';
import { leaders } from './rules.ts';
import { earlierStatements, statementsOf } from './statement/store.ts';
import { statementBlocks } from './statement/views.ts';

/** Everything there is at a glance, and what of it waits for somebody. */

const mostRounds = 5;

type Mine = Awaited<ReturnType<typeof rounds.myRounds>>[number];

async function overview(ctx: Ctx): Promise<Reply> {
  const { t, person } = ctx;
  const isLeader = mayUse(person, leaders);
  const mine = await rounds.myRounds(ctx);
  const isHidden = mine.some(({ part }) => part === 'waits');
  return {
    show: view(
      t('mission.stated'),
      heading(t('mission.stated')),
      isHidden ? text(t('mission.hidden')) : await statedBlocks(ctx),
      mine.slice(0, mostRounds).map((one) => {
        const { text: said, button: pressed } = mineLine(ctx, one);
        return entry(said, { button: pressed });
      }),
      isLeader ? await openElsewhere(ctx, mine) : [],
      await latestBlocks(ctx),
      await plannedBlocks(ctx, isLeader),
      isLeader ? small(t('mission.howToAsk')) : null,
    ),
  };
}

async function statedBlocks({ db, t, workspace }: Ctx): Promise<Block[]> {
  const stated = await statementsOf(db, workspace.id);
  if (stated.length === 0) return [text(t('mission.notStated'))];
  const earlier = await earlierStatements(db, workspace.id, 1);
  const more = earlier.length > 0 ? button(t('mission.earlier'), 'mission.earlier') : null;
  return [...statementBlocks(t, stated), ...controls(more)];
}

/** An open round that waits for this person, or whose answer they may still change. */
function mineLine({ t }: Ctx, { round, part }: Mine): HomeLine {
  const { id, audience, closesAt: due } = round;
  if (part === 'answered') {
    return { text: t('mission.youAnswered'), button: button(t('mission.change'), 'mission.answer', [id]), due };
  }
  return {
    text: audience === 'ten' ? t('mission.waitsForYouTen') : t.rich('mission.waitsForYou', { time: { time: due } }),
    button: button(t('mission.answer'), 'mission.answer', [id], 'primary'),
    due,
  };
}

async function openElsewhere(ctx: Ctx, mine: readonly Mine[]): Promise<Block[]> {
  const { db, t, workspace } = ctx;
  const blocks: Block[] = [];
  const open = await rounds.openRounds(db, workspace.id);
  const unasked = open.filter(({ id }) => !mine.some(({ round }) => round.id === id));
  const others = await rounds.openTo(ctx, unasked, ({ poll }) => poll);
  for (const round of others.slice(0, mostRounds)) {
    const place = placeSpan(await rounds.placeOf(db, round.poll));
    blocks.push(text(t.rich('mission.isOpen', { place, time: { time: round.closesAt } })));
  }
  return blocks;
}

async function latestBlocks(ctx: Ctx): Promise<Block[]> {
  const { db, t, place } = ctx;
  if (await rounds.isReportComing(db, place.id)) return [small(t('mission.reportComing'))];
  const latest = await rounds.latestClosed(ctx);
  if (!latest) return [small(t('mission.noneYet'))];
  const date = sayDate(rounds.dateOf(latest), t.locale, localDate(ctx.now, t.zone));
  return [entry(t('mission.latest', { date }), { button: button(t('mission.read'), 'mission.results', [latest.id]) })];
}

export const showing: Chapter = {
  words: {
    show: word({
      summary: 'mission.word.show',
      options: [],
      answers: 'message',
      values: z.object({}),
      run: overview,
    }),
  },
};

/** Polls that wait for this person's answer; for leaders also those that wait for a line about their last round. */
export async function waiting(ctx: Ctx): Promise<readonly HomeLine[]> {
  const mine = await rounds.myRounds(ctx);
  const lines = mine.filter(({ part }) => part === 'waits').map((one) => mineLine(ctx, one));
  return mayUse(ctx.person, leaders) ? [...lines, ...(await pollsThatWait(ctx))] : lines;
}
