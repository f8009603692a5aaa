import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import type { Reply } from '../../chat/platform.ts';
import { type Block, note, type View } from '../../chat/view.ts';
import { owe } from '../../delivery/outbox.ts';
import type { Text } from '../../i18n/text.ts';
import type { Tx } from '../../store/client.ts';
import type { Person, Place } from '../../store/rows.ts';
import { takesDirect } from '../../who/reader.ts';
import { isAdmin } from '../../who/roles.ts';
import { keepSchedules } from './plan.ts';
import { placeSpan } from './receipt.ts';
import { heldUntil } from './rules.ts';
import { personSpan } from './say.ts';
import { championsIn, peopleByIds, placeById, setChampion, setIdeasPlace } from './store-people.ts';
import { button } from './views.ts';

/** Asks somebody to be a champion; an admin who names themselves has said yes by that. */
export async function addChampion(ctx: Ctx, nominee: Person): Promise<Reply> {
  const { t, store, person } = ctx;
  if (nominee.kind !== 'member') throw new UserError('ideas.champion.notAMember', { name: nominee.name });
  if (nominee.champion !== 'no')
    throw new UserError(`ideas.champion.before.${nominee.champion}`, { name: nominee.name });
  const self = nominee.id === person.id;
  await store.transaction(async (tx) => {
    if (self) await become(tx, ctx, nominee);
    else await nominate(tx, ctx, nominee);
  });
  if (self) return { show: note(t('ideas.champion.selfYes')) };
  const said = takesDirect(nominee, ctx.platform.name) ? 'ideas.champion.asked' : 'ideas.champion.askedAtHome';
  return { show: note(t.rich(said, { name: personSpan(nominee) })) };
}

/** Owes the question "Will you be the customer's champion?"; nobody is a champion before they say yes. */
export async function nominate(tx: Tx, { now, person, workspace }: Ctx, nominee: Person): Promise<void> {
  if (!(await setChampion(tx, nominee, 'asked'))) throw new UserError('ideas.champion.changed', { name: nominee.name });
  await owe(tx, {
    key: `ideas.nominated:${nominee.id}:${now.getTime()}`,
    workspaceId: workspace.id,
    job: 'ideas.nominated',
    args: [person.id],
    to: { personId: nominee.id },
    dueAt: now,
    ownerId: person.id,
  });
}

async function become(tx: Tx, { now, workspace }: Ctx, person: Person): Promise<void> {
  if (!(await setChampion(tx, person, 'yes'))) throw new UserError('ideas.champion.changed', { name: person.name });
  await keepSchedules(tx, workspace, now);
}

/** The nominee's answer. `byId` is the admin who asked, and hears it. */
export async function answerNomination(ctx: Ctx, yes: boolean, byId: string | undefined): Promise<Reply> {
  const { t, store, person, workspace, now } = ctx;
  if (person.champion === 'yes') return { replace: welcome(ctx) };
  if (person.champion === 'no') throw new UserError('ideas.champion.notAsked');
  await store.transaction(async (tx) => {
    if (yes) await become(tx, ctx, person);
    else if (!(await setChampion(tx, person, 'no'))) throw new UserError('ideas.champion.notAsked');
    const by = (await peopleByIds(tx, workspace.id, [byId ?? null])).get(byId ?? '');
    if (!by || by.id === person.id) return;
    await owe(tx, {
      key: `ideas.answered:${person.id}:${now.getTime()}`,
      workspaceId: workspace.id,
      job: 'ideas.answered',
      args: [person.id, yes ? 'yes' : 'no'],
      to: { personId: by.id },
      dueAt: now,
    });
  });
  return { replace: yes ? welcome(ctx) : note(t('ideas.champion.no')) };
}

function welcome({ t }: Ctx): View {
  return note(t('ideas.champion.yes'), [button(t('ideas.button.review'), 'review', ['0'], 'primary')]);
}

/** Lets a champion go, or takes a question back that waits for its answer. They hear of it once it cannot be undone. */
export async function removeChampion(ctx: Ctx, champion: Person): Promise<Reply> {
  const { t, store, person, workspace, now } = ctx;
  const before = champion.champion;
  if (before === 'no') throw new UserError('ideas.champion.before.no', { name: champion.name });
  await store.transaction(async (tx) => {
    if (!(await setChampion(tx, champion, 'no')))
      throw new UserError('ideas.champion.changed', { name: champion.name });
    if (before !== 'yes' || champion.id === person.id) return;
    await owe(tx, {
      key: `ideas.thanked:${champion.id}:${now.getTime()}`,
      workspaceId: workspace.id,
      job: 'ideas.thanked',
      args: [],
      to: { personId: champion.id },
      dueAt: heldUntil(now),
    });
  });
  const undo = button(t('ideas.button.undo'), 'championBack', [champion.id, before]);
  return { show: note(t.rich(`ideas.champion.removed.${before}`, { name: personSpan(champion) }), [undo]) };
}

/** Undoes a removal: they are again what they were. */
export async function restoreChampion(ctx: Ctx, id: string, state: 'asked' | 'yes'): Promise<Reply> {
  const { t, store, workspace } = ctx;
  const champion = await store.transaction(async (tx) => {
    const found = (await peopleByIds(tx, workspace.id, [id])).get(id);
    if (!found) throw new UserError('chat.noSuchPerson');
    if (found.champion === 'no') await setChampion(tx, found, state);
    return found.champion === 'no' ? { ...found, champion: state } : found;
  });
  return { replace: note(t.rich('ideas.champion.back', { name: personSpan(champion) })) };
}

export async function champions({ t, db, workspace, person }: Ctx): Promise<Reply> {
  const yes = await championsIn(db, workspace.id, 'yes');
  const asked = isAdmin(person) ? await championsIn(db, workspace.id, 'asked') : [];
  const summary = yes.length === 0 ? t('ideas.champion.none') : t('ideas.champion.list', { count: yes.length });
  const blocks: Block[] = [
    { kind: 'text', text: summary },
    ...yes.map((one): Block => ({ kind: 'entry', text: [personSpan(one)] })),
    ...asked.map((one): Block => ({ kind: 'entry', text: waiting(t, one) })),
    ...(isAdmin(person) ? [{ kind: 'note', text: t('ideas.champion.how') } as const] : []),
  ];
  return { show: { kind: 'view', summary, blocks } };
}

function waiting(t: Ctx['t'], person: Person): Text {
  return t.rich('ideas.champion.waiting', { name: personSpan(person) });
}

/** The channel where new ideas and the weekly choice of three are shown. */
export async function setChannel(ctx: Ctx, place: Place): Promise<Reply> {
  const { t, store, workspace, now } = ctx;
  if (place.kind === 'direct') throw new UserError('ideas.channelDirect');
  await store.transaction(async (tx) => {
    await setIdeasPlace(tx, workspace.id, place.id);
    await keepSchedules(tx, workspace, now);
  });
  const undo = button(t('ideas.button.undo'), 'channelBack', workspace.ideasPlaceId ? [workspace.ideasPlaceId] : []);
  const controls = workspace.ideasPlaceId === place.id ? [] : [undo];
  return { show: note(t.rich('ideas.channel.set', { place: placeSpan(place) }), controls) };
}

export async function restoreChannel(ctx: Ctx, placeId: string | undefined): Promise<Reply> {
  const { t, store, workspace, db } = ctx;
  const place = await placeById(db, workspace.id, placeId ?? null);
  await store.transaction((tx) => setIdeasPlace(tx, workspace.id, place?.id ?? null));
  const said: Text = place ? t.rich('ideas.channel.set', { place: placeSpan(place) }) : t('ideas.channel.none');
  return { replace: note(said) };
}
