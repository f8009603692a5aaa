/**
 * Who reads ideas for the customer, and answers. Champions belong to the bot as a whole; their words, buttons and notices
 * have stood under /idea from the start and keep those names.
 */

import { z } from 'zod';
import {
  action,
  type CommandOption,
  type Ctx,
  type HomeLine,
  type SetupStep,
  UserError,
  word,
} from '../../chat/asks.ts';
import { button, controls, entry, heading, small, text, view } from '../../chat/blocks.ts';
import type { Reply } from '../../chat/platform.ts';
import { note, type View } from '../../chat/view.ts';
import { notice } from '../../delivery/notice.ts';
import { personSpan, type Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Tx } from '../../store/client.ts';
import type { ChampionState, Person } from '../../store/rows.ts';
import { heldUntil } from '../../time/held.ts';
import { welcomeFor } from '../../who/clock.ts';
import { championsIn, personById, setChampion } from '../../who/people.ts';
import { hears } from '../../who/reader.ts';
import { isAdmin } from '../../who/roles.ts';
import type { Chapter } from '../ritual.ts';

/** "Will you be the customer's champion?" Arguments: the admin who asks and hears the answer, the nominee, and when. */
const nominated = notice(
  'ideas.nominated',
  async ({ db, t, workspace, person }, [byId = '']) => {
    if (person?.champion !== 'asked') return null;
    const by = await personById(db, workspace.id, byId);
    const said = by ? t.rich('ideas.nominatedBy', { name: personSpan(by) }) : t('ideas.nominated');
    const args = by ? [by.id] : [];
    return view(
      t('ideas.nomination'),
      heading(t('ideas.nomination')),
      text(said),
      controls(
        button(t('ideas.button.yes'), 'ideas.championYes', args, 'primary'),
        button(t('ideas.button.no'), 'ideas.championNo', args),
      ),
    );
  },
  { key: ([, nomineeId = '', at = '']) => `ideas.nominated:${nomineeId}:${at}` },
);

/** Arguments: who was asked, yes or no, and when. */
const answered = notice(
  'ideas.answered',
  async ({ db, t, workspace }, [id = '', answer]) => {
    const champion = await personById(db, workspace.id, id);
    const said = answer === 'yes' ? 'ideas.champion.saidYes' : 'ideas.champion.saidNo';
    return champion && note(t.rich(said, { name: personSpan(champion) }));
  },
  { key: ([id = '', , at = '']) => `ideas.answered:${id}:${at}` },
);

/** Arguments: who was let go, when, and by whom; those from before this was said have two. */
const thanked = notice(
  'ideas.thanked',
  async ({ db, t, workspace, person }, [, , byId]) => {
    if (person?.champion !== 'no') return null;
    const by = await personById(db, workspace.id, byId ?? null);
    return note(by ? t.rich('pad.champion.thankedBy', { name: personSpan(by) }) : t('ideas.champion.thanked'));
  },
  { key: ([id = '', at = '']) => `ideas.thanked:${id}:${at}` },
);

/** Compare and set: UserError where something changed for them in this very moment. */
async function become(tx: Tx, person: Person, state: ChampionState): Promise<void> {
  if (!(await setChampion(tx, person, state))) throw new UserError('ideas.champion.changed', { name: person.name });
}

/** Asks somebody to be a champion: nobody is one before they say yes. An admin who names themselves has said so by that. */
async function add(ctx: Ctx, nominee: Person): Promise<Reply> {
  const { t, store, person, place, workspace, platform, now } = ctx;
  const { id, name, kind, champion } = nominee;
  if (kind !== 'member') throw new UserError('ideas.champion.notAMember', { name });
  if (champion !== 'no') throw new UserError(`ideas.champion.before.${champion}`, { name });
  const isSelf = id === person.id;
  await store.transaction(async (tx) => {
    await become(tx, nominee, isSelf ? 'yes' : 'asked');
    const to = { personId: id };
    const sending = { workspaceId: workspace.id, to, callIn: place.id, dueAt: now, owner: person.id };
    if (!isSelf) await nominated.owe(tx, [person.id, id, String(now.getTime())], sending);
  });
  if (isSelf) return { show: note(t('ideas.champion.selfYes')) };
  const said = hears(nominee, platform.name, 'rest') ? 'ideas.champion.asked' : 'ideas.champion.askedAtHome';
  return { show: note(t.rich(said, { name: personSpan(nominee) })) };
}

/** The nominee's answer. `byId` is the admin who asked, and hears it. */
async function answer(ctx: Ctx, isYes: boolean, byId: string | undefined): Promise<Reply> {
  const { t, store, person, workspace, now } = ctx;
  if (person.champion === 'no') throw new UserError('ideas.champion.notAsked');
  if (person.champion === 'asked') {
    await store.transaction(async (tx) => {
      await become(tx, person, isYes ? 'yes' : 'no');
      const by = await personById(tx, workspace.id, byId ?? null);
      if (!by || by.id === person.id) return;
      const args = [person.id, isYes ? 'yes' : 'no', String(now.getTime())];
      await answered.owe(tx, args, { workspaceId: workspace.id, to: { personId: by.id }, dueAt: now });
    });
  }
  const isOne = isYes || person.champion === 'yes';
  return { replace: isOne ? welcome(t) : note(t('ideas.champion.no')) };
}

function welcome(t: Translator): View {
  return note(t('ideas.champion.yes'), [button(t('ideas.button.review'), 'ideas.review', ['0'], 'primary')]);
}

/** Lets a champion go, or takes a question back that waits for its answer. They hear of it once it cannot be undone. */
async function remove(ctx: Ctx, champion: Person): Promise<Reply> {
  const { t, store, person, workspace, now } = ctx;
  const { id, champion: before, name } = champion;
  if (before === 'no') throw new UserError('ideas.champion.before.no', { name });
  await store.transaction(async (tx) => {
    await become(tx, champion, 'no');
    const sending = {
      workspaceId: workspace.id,
      to: { personId: id },
      dueAt: welcomeFor(workspace, champion, heldUntil(now)),
    };
    if (before === 'yes' && id !== person.id) await thanked.owe(tx, [id, String(now.getTime()), person.id], sending);
  });
  const undo = button(t('ideas.button.undo'), 'ideas.championBack', [id, before, String(now.getTime())]);
  return { show: note(t.rich(`ideas.champion.removed.${before}`, { name: personSpan(champion) }), [undo]) };
}

/** Undoes a removal, until they were told of it: they are again what they were. */
async function restore(ctx: Ctx, id: string, state: 'asked' | 'yes', at: string): Promise<Reply> {
  const { t, store, workspace } = ctx;
  const champion = await store.transaction(async (tx) => {
    const found = await personById(tx, workspace.id, id);
    if (!found) throw new UserError('chat.noSuchPerson');
    if (await thanked.wasSent(tx, [id, at])) throw new UserError('pad.champion.backLate', { name: found.name });
    if (found.champion === 'no') await setChampion(tx, found, state);
    return found;
  });
  return { replace: note(t.rich('ideas.champion.back', { name: personSpan(champion) })) };
}

async function listed({ t, db, workspace, person }: Ctx): Promise<Reply> {
  const yes = await championsIn(db, workspace.id, 'yes');
  const asked = isAdmin(person) ? await championsIn(db, workspace.id, 'asked') : [];
  const said = yes.length === 0 ? t('ideas.champion.none') : t('ideas.champion.list', { count: yes.length });
  const waits = (one: Person): Text => t.rich('ideas.champion.waiting', { name: personSpan(one) });
  return {
    show: view(
      said,
      text(said),
      yes.map((one) => entry([personSpan(one)])),
      asked.map((one) => entry(waits(one))),
      isAdmin(person) ? small(t('ideas.champion.how')) : null,
    ),
  };
}

/** Whoever is asked finds the question on the home page too, where direct messages do not reach them. */
export async function nomination({ t, person }: Ctx): Promise<readonly HomeLine[]> {
  if (person.champion !== 'asked') return [];
  const question = [{ bold: t('ideas.nomination') }];
  return [
    {
      text: question,
      detail: t('ideas.nominated'),
      button: button(t('ideas.button.yes'), 'ideas.championYes', [], 'primary'),
    },
    { text: t('ideas.champion.mayRefuse'), button: button(t('ideas.button.no'), 'ideas.championNo') },
  ];
}

export const championStep: SetupStep = {
  order: 3,
  title: 'pad.setup.champion.title',
  text: 'pad.setup.champion.text',
  controls: ({ t }) => [{ kind: 'pickPerson', label: t('pad.setup.champion.go'), go: { to: 'ideas.nominate' } }],
  done: async ({ t, db, workspace }) => {
    const yes = await championsIn(db, workspace.id, 'yes');
    const all = [...yes, ...(await championsIn(db, workspace.id, 'asked'))];
    return all.length === 0 ? null : t('pad.setup.champion.done', { names: all.map(({ name }) => name).join(', ') });
  },
};

const admin = ['admin'] as const;
const id = z.string().min(1);
const person: CommandOption = { name: 'person', kind: 'person', label: 'ideas.option.person' };

function about(summary: 'ideas.word.championAdd' | 'ideas.word.championRemove', run: typeof add) {
  return word({
    summary,
    options: [person],
    may: admin,
    answers: 'message',
    values: z.object({ person: z.string() }),
    run: async (ctx, values) => run(ctx, await ctx.personById(values.person)),
  });
}

function says(isYes: boolean) {
  return action({
    answers: 'update',
    args: z.tuple([id.optional()]),
    run: (ctx, { args: [byId] }) => answer(ctx, isYes, byId),
  });
}

export const champions: Chapter = {
  words: {
    'champion add': about('ideas.word.championAdd', add),
    'champion remove': about('ideas.word.championRemove', remove),
    champions: word({
      summary: 'ideas.word.champions',
      options: [],
      answers: 'message',
      values: z.object({}),
      run: listed,
    }),
  },
  actions: {
    /** From a menu of people, which hands on the platform's id. */
    nominate: action({
      answers: 'message',
      may: admin,
      args: z.tuple([id]),
      run: async (ctx, { args: [externalId] }) => add(ctx, await ctx.personById(externalId)),
    }),
    championYes: says(true),
    championNo: says(false),
    championBack: action({
      answers: 'update',
      may: admin,
      args: z.tuple([id, z.enum(['asked', 'yes']), z.string().optional()]),
      run: (ctx, { args: [personId, state, at = ''] }) => restore(ctx, personId, state, at),
    }),
  },
  notices: [nominated, answered, thanked],
};
