import { note } from '../../chat/view.ts';
import { wasSent } from '../../delivery/outbox.ts';
import type { MakeView, NoticeCtx } from '../../delivery/owes.ts';
import type { Idea, IdeaEvent } from '../../store/rows.ts';
import { takesDirect } from '../../who/reader.ts';
import { exportView } from './export.ts';
import { authorsOf, wholeIdea } from './load.ts';
import { askedView, nominationView, ownerView, repliedView, shareView, toldView, weeklyView } from './post-views.ts';
import { digestView } from './review-views.ts';
import { isStep, isTold, waitingStates } from './rules.ts';
import { personSpan } from './say.ts';
import { ideaById, ideasByIds } from './store.ts';
import { eventById } from './store-history.ts';
import { peopleByIds } from './store-people.ts';
import { queueFor } from './store-review.ts';

type Found = { event: IdeaEvent; idea: Idea };

/** Direct messages go to those who take them; what they say stands in their list and home as well. */
function directly(job: MakeView): MakeView {
  return async (ctx, args) => (ctx.person && !takesDirect(ctx.person, ctx.platform.name) ? null : job(ctx, args));
}

/** About one event of an idea; dropped where it was undone. */
function aboutEvent(view: (ctx: NoticeCtx, found: Found) => ReturnType<MakeView>): MakeView {
  return directly(async (ctx, [eventId = '']) => {
    const found = await eventById(ctx.db, ctx.workspace.id, eventId);
    return found ? view(ctx, found) : null;
  });
}

export const jobs: Record<string, MakeView> = {
  told: aboutEvent(async ({ db, t, now }, { event, idea }) => {
    const { kind } = event;
    if (!isStep(kind) || !isTold(kind)) return null;
    const whole = await wholeIdea(db, idea);
    const people = new Map([...whole.people, ...(await peopleByIds(db, idea.workspaceId, [event.personId]))]);
    return toldView(t, { ...whole, people }, { ...event, kind }, now);
  }),

  owner: aboutEvent(async ({ db, t, now, person }, { event, idea }) => {
    if (idea.state !== 'accepted' || idea.ownerId !== person?.id) return null;
    const whole = await wholeIdea(db, idea);
    const people = new Map([...whole.people, ...(await peopleByIds(db, idea.workspaceId, [event.personId]))]);
    return ownerView(t, { ...whole, people }, event.personId, now);
  }),

  asked: aboutEvent(async ({ db, t }, { event, idea }) =>
    idea.state === 'withdrawn' ? null : askedView(t, await wholeIdea(db, idea), event),
  ),

  replied: aboutEvent(async ({ db, t }, { event, idea }) => repliedView(t, await wholeIdea(db, idea), event)),

  exported: directly(exportView),

  /** Arguments: the idea and the key under which it is posted. */
  share: async ({ db, t, workspace, now }, [ideaId = '', key = '']) => {
    const idea = await ideaById(db, workspace.id, ideaId);
    if (!idea || (idea.state === 'withdrawn' && !(await wasSent(db, key)))) return null;
    return shareView(t, await wholeIdea(db, idea), now);
  },

  weekly: async ({ db, t, workspace }, ids) => {
    const ideas = await ideasByIds(db, workspace.id, ids);
    return weeklyView(t, ideas, await authorsOf(db, workspace.id, ideas));
  },

  /** Arguments: the key, and the ids of the morning's three. */
  digest: directly(async ({ db, t, workspace, person, now }, [key = '', ...ids]) => {
    const ideas = await ideasByIds(db, workspace.id, ids);
    const open = ideas.some(({ state }) => waitingStates.includes(state));
    if (!person || (!open && !(await wasSent(db, key)))) return null;
    const { count } = await queueFor(db, workspace.id, person.id, { now });
    const people = await authorsOf(db, workspace.id, ideas);
    return digestView(t, { ideas, people, waiting: count, readerId: person.id });
  }),

  nominated: directly(async ({ db, t, workspace, person }, [byId = '']) => {
    if (person?.champion !== 'asked') return null;
    return nominationView(t, (await peopleByIds(db, workspace.id, [byId])).get(byId) ?? null);
  }),

  answered: directly(async ({ db, t, workspace }, [id = '', answer]) => {
    const champion = (await peopleByIds(db, workspace.id, [id])).get(id);
    if (!champion) return null;
    return note(
      t.rich(answer === 'yes' ? 'ideas.champion.saidYes' : 'ideas.champion.saidNo', { name: personSpan(champion) }),
    );
  }),

  thanked: directly(async ({ t, person }) => (person?.champion === 'no' ? note(t('ideas.champion.thanked')) : null)),
};
