import { z } from 'zod';
import { action, type Ctx, UserError, word } from '../../../chat/asks.ts';
import { shorten, typedText } from '../../../chat/input.ts';
import type { OwnedKind } from '../../../owned/kind.ts';
import { asciiDigits, fold } from '../../../time/tokens.ts';
import type { Hearing } from '../../../voices/alike/hearing.ts';
import type { Prompt } from '../../prompts.ts';
import type { Chapter } from '../../ritual.ts';
import { promisedIn } from '../records/agenda.ts';
import { type MeetingOf, seriesFor } from '../records/meetings.ts';
import { currentOfSeries, meetingsHere } from '../records/plan.ts';
import { longestTopic } from '../views.ts';
import { add, byClick, byNumber, keepSeen, ownAgenda } from './act.ts';
import { backActions, given } from './back.ts';
import { type Change, moveBack, moveTo, remove, restore, tick, untick } from './changes.ts';
import { addForm, askShared, sharedForm } from './forms.ts';
import { openTopics } from './store.ts';
import type { Own } from './views.ts';

const page = z.coerce.number().int().min(0);

/** The agenda of one person. */
export function shown(prompts: readonly Prompt[], kinds: readonly OwnedKind[]): Chapter {
  const show = (ctx: Ctx, meeting: MeetingOf, own: Own) =>
    ownAgenda(ctx, prompts, meeting, async (agenda) => ({ ...own, promised: await promisedIn(ctx, kinds, agenda) }));
  const ofSeries = async (ctx: Ctx, seriesId: string, at = 0) => {
    const series = await seriesFor(ctx, seriesId);
    return show(ctx, await currentOfSeries(ctx, series), { page: at });
  };
  return {
    words: {
      show: word({
        summary: 'agenda.word.show',
        options: [],
        guests: true,
        answers: 'message',
        values: z.object({}),
        async run(ctx) {
          const [meeting, ...others] = await meetingsHere(ctx);
          return { show: await show(ctx, meeting, { others }) };
        },
      }),
    },
    actions: {
      /** Of a series. */
      view: action({
        answers: 'message',
        guests: true,
        args: z.tuple([z.string()]),
        run: async (ctx, { args: [seriesId] }) => ({ show: await ofSeries(ctx, seriesId) }),
      }),
      /** Another page of it, or another meeting, in the same message. */
      page: action({
        answers: 'update',
        guests: true,
        args: z.tuple([z.string(), page.optional()]),
        run: async (ctx, { args: [seriesId, at] }) => ({ replace: await ofSeries(ctx, seriesId, at) }),
      }),
    },
  };
}

/** What people may do to its topics. */
export function topics(prompts: readonly Prompt[], hearing: Hearing): Chapter {
  const shared = sharedForm(prompts, hearing);
  return {
    words: wordsWith(prompts),
    actions: { ...actionsWith(prompts), ...backActions(prompts), ...addForm(prompts).actions, ...shared.actions },
    shortcuts: [
      {
        name: 'agenda.message',
        label: 'agenda.shortcut',
        guests: true,
        run: (ctx, message) => askShared(ctx, shared, message),
      },
    ],
    notices: [given],
  };
}

const number = { name: 'number', kind: 'number', label: 'agenda.option.n', complete: suggest } as const;
const target = { name: 'to', kind: 'number', label: 'agenda.option.m' } as const;

function wordsWith(prompts: readonly Prompt[]) {
  const byNumberOf = (summary: 'agenda.word.done' | 'agenda.word.remove', change: Change) =>
    word({
      summary,
      options: [number],
      answers: 'message',
      values: z.object({ number: z.number() }),
      run: async (ctx, values) => ({ show: await byNumber(ctx, prompts, values.number, change) }),
    });
  return {
    add: word({
      summary: 'agenda.word.add',
      guests: true,
      options: [{ name: 'topic', kind: 'text', label: 'agenda.option.topic', max: longestTopic }],
      answers: 'message',
      values: z.object({ topic: typedText(longestTopic) }),
      async run(ctx, { topic }) {
        const [meeting, ...others] = await meetingsHere(ctx);
        return { show: await add(ctx, prompts, meeting, topic, others) };
      },
      async ask(ctx) {
        const [meeting] = await meetingsHere(ctx);
        return addForm(prompts).ask(ctx, [meeting.id]);
      },
    }),
    done: byNumberOf('agenda.word.done', tick),
    remove: byNumberOf('agenda.word.remove', remove),
    move: word({
      summary: 'agenda.word.move',
      options: [number, target],
      answers: 'message',
      values: z.object({ number: z.number(), to: z.number() }),
      async run(ctx, values) {
        if (values.to === 1) throw new UserError('agenda.customerFirst');
        const move = moveTo(() => values.to - 2);
        return { show: await byNumber(ctx, prompts, values.number, move) };
      },
    }),
  };
}

function actionsWith(prompts: readonly Prompt[]) {
  const byClickOf = (change: Change) =>
    action({
      answers: 'update',
      args: z.tuple([z.string()]),
      run: async (ctx, { args: [id] }) => ({ replace: await byClick(ctx, prompts, id, change) }),
    });
  return {
    tick: byClickOf(tick),
    untick: byClickOf(untick),
    restore: byClickOf(restore),
    /** The menu of a topic. */
    topic: action({
      answers: 'update',
      args: z.tuple([z.string(), z.enum(['first', 'up', 'down', 'last', 'remove'])]),
      async run(ctx, { args: [id, chosen] }) {
        const move = moveTo((at, last) => ({ first: 0, up: at - 1, down: at + 1, last, remove: at })[chosen]);
        return { replace: await byClick(ctx, prompts, id, chosen === 'remove' ? remove : move) };
      },
    }),
    /** Undoes a move: back to the place it had. */
    place: action({
      answers: 'update',
      args: z.tuple([z.string(), page]),
      run: async (ctx, { args: [id, to] }) => ({ replace: await byClick(ctx, prompts, id, moveBack(to)) }),
    }),
  };
}

/** Discord's suggestions while typing, by number in any script or by words: whoever chooses one has seen it. */
async function suggest(ctx: Ctx, typed: string): Promise<{ value: string; label: string }[]> {
  const [meeting] = await meetingsHere(ctx);
  const open = await openTopics(ctx.db, meeting.seriesId);
  await keepSeen(ctx, meeting, open);
  const options = open.map(({ text }, index) => ({
    value: `${index + 2}`,
    label: shorten(`${index + 2}. ${text}`, 90),
  }));
  const wanted = fold(asciiDigits(typed.trim()));
  return options.filter(({ label }) => fold(label).includes(wanted)).slice(0, 25);
}
