import { z } from 'zod';
import { action } from '../../../chat/asks.ts';
import { note } from '../../../chat/view.ts';
import type { MakeView, Notice } from '../../../delivery/owes.ts';
import type { Prompt } from '../../prompts.ts';
import type { Chapter } from '../../ritual.ts';
import { agendaOf } from '../records/agenda.ts';
import { findMeeting } from '../records/meetings.ts';
import { turn } from '../records/plan.ts';
import { endOf } from '../rules.ts';
import { choose, lastHeard } from './customer.ts';
import { invited } from './invite.ts';
import { askWhom, myTurn, pass } from './pass.ts';
import { planTimer } from './timer.ts';
import { passedView, saidOf, turnView } from './views.ts';

const ofMeeting = z.tuple([z.string()]);

/** Whose turn with the customer it is: told in time, and passed on. */
export function turns(prompts: readonly Prompt[]): Chapter {
  return {
    actions: {
      pass: action({
        answers: 'update',
        args: ofMeeting,
        run: async (ctx, { args: [id] }) => ({ replace: await askWhom(ctx, id) }),
      }),
      /** The same from the home page, where there is no message to change. */
      passFromHome: action({
        answers: 'message',
        args: ofMeeting,
        run: async (ctx, { args: [id] }) => ({ show: await askWhom(ctx, id) }),
      }),
      keep: action({
        answers: 'update',
        args: ofMeeting,
        async run(ctx, { args: [id] }) {
          const meeting = await myTurn(ctx, id);
          const agenda = await agendaOf(ctx.db, prompts, meeting, ctx.now);
          const last = await lastHeard(ctx.db, meeting, ctx.now);
          return { replace: turnView(ctx.t, agenda, saidOf(ctx, meeting), last) };
        },
      }),
      /** One of the last that everybody may read, as the item of the meeting. */
      choose: action({
        answers: 'message',
        args: z.tuple([z.string(), z.string()]),
        run: async (ctx, { args: [id, voiceId] }) => ({ show: await choose(ctx, id, voiceId) }),
      }),
      passNext: action({
        answers: 'update',
        args: ofMeeting,
        run: async (ctx, { args: [id] }) => ({ replace: await pass(ctx, id, null) }),
      }),
      passTo: action({
        answers: 'update',
        args: z.tuple([z.string(), z.string()]),
        run: async (ctx, { args: [id, externalId] }) => ({ replace: await pass(ctx, id, externalId) }),
      }),
    },
    notices: [told(prompts), invited()],
    timers: [planTimer(prompts)],
  };
}

/** To whoever's turn it is, one working day ahead; afterwards what became of it. */
function told(prompts: readonly Prompt[]): Notice {
  const view: MakeView = async (ctx, [meetingId = '', personId = '']) => {
    const { db, now, workspace, person, t } = ctx;
    const meeting = await findMeeting(db, workspace.id, meetingId);
    if (!meeting || !person || person.kind === 'gone') return null;
    const agenda = await agendaOf(db, prompts, meeting, now);
    const said = saidOf(ctx, meeting);
    if (meeting.skipped || meeting.series.state !== 'active') return note(t('agenda.turnCalledOff', { ...said }));
    if (agenda.brought.some(({ voice }) => voice.byId === personId)) return note(t('agenda.turnTaken', { ...said }));
    if (meeting.turnPersonId !== personId) return passedView(t, agenda.turn, said);
    if (endOf(meeting.startsAt) <= now) return note(t('agenda.turnOver', { ...said }));
    return turnView(t, agenda, said, await lastHeard(db, meeting, now));
  };
  return { ...turn, view };
}
