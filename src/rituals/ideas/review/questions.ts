import { z } from 'zod';
import { type Ctx, UserError } from '../../../chat/asks.ts';
import { button, controls, quote, small, text } from '../../../chat/blocks.ts';
import { paragraph } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { shortenTo } from '../../../chat/input.ts';
import { note } from '../../../chat/view.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Idea } from '../../../store/rows.ts';
import { addEvent, type EventOfIdea, eventById, ideaOf, waitForAuthor } from '../records/ideas.ts';
import { news } from '../records/steps.ts';
import { authorOf, called, headOf, named, openButton } from '../records/views.ts';
import { decides, mayEdit } from '../rules.ts';

const ofOne = z.tuple([z.string().min(1)]);

/** A champion's question to the author. */
const asked = news('ideas.asked', 'ideas.askedShort', ({ t }, { idea, event, people }) => [
  text(t.rich('ideas.asked', { ...called(idea), name: named(t, people, event.personId) })),
  quote(shortenTo(event.text ?? '', 2800)),
  idea.unnamed ? small(t('ideas.replyUnnamed')) : null,
  controls(button(t('ideas.button.reply'), 'ideas.reply', [event.id], 'primary')),
]);

/** The author's answer, for whoever asked. */
const replied = news('ideas.replied', 'ideas.repliedShort', ({ t }, { idea, event, people }) => [
  text(t.rich('ideas.replied', { ...called(idea), author: authorOf(t, idea, people) })),
  quote(shortenTo(event.text ?? '', 2800)),
  controls(openButton(t, idea, 'primary')),
]);

/** A question to the author, kept on the idea; their answer comes back to whoever asked. */
const ask = form({
  route: 'ideas.ask',
  args: ofOne,
  may: decides,
  title: 'ideas.form.ask',
  submit: 'ideas.form.send',
  fields: { question: paragraph({ label: 'ideas.field.question', hint: 'ideas.hint.question' }) },
  open: async (ctx, [id]) => ({ intro: headOf(ctx.t, await askable(ctx.db, ctx, id), 300) }),
  save: async (ctx, [id], { question }) => {
    const { store, t, person, workspace, now } = ctx;
    const idea = await store.transaction(async (tx) => {
      const about = await askable(tx, ctx, id);
      const event = await addEvent(tx, id, { kind: 'asked', personId: person.id, text: question, at: now });
      await waitForAuthor(tx, id, now);
      const owner = about.unnamed ? {} : { owner: person.id };
      const sending = { workspaceId: workspace.id, to: { personId: about.authorId }, dueAt: now, ...owner };
      await asked.owe(tx, [event.id], sending);
      return about;
    });
    return { show: note(t('ideas.askedNow', called(idea))) };
  },
});

async function askable(db: Db | Tx, ctx: Ctx, id: string): Promise<Idea> {
  const idea = await ideaOf(db, ctx, id);
  if (idea.authorId !== ctx.person.id) return idea;
  throw new UserError('ideas.askSelf', { number: idea.number });
}

const reply = form({
  route: 'ideas.reply',
  args: ofOne,
  title: 'ideas.form.reply',
  submit: 'ideas.form.send',
  fields: { answer: paragraph({ label: 'ideas.field.answer' }) },
  open: async (ctx, [eventId]) => {
    const { idea, event } = await questionOf(ctx.db, ctx, eventId);
    return { intro: ctx.t('ideas.replyIntro', { ...called(idea), question: shortenTo(event.text ?? '', 2000) }) };
  },
  save: async (ctx, [eventId], { answer }) => {
    const { store, t, person, workspace, now } = ctx;
    const { number, state } = await store.transaction(async (tx) => {
      const { idea, event: question } = await questionOf(tx, ctx, eventId);
      const event = await addEvent(tx, idea.id, { kind: 'replied', personId: person.id, text: answer, at: now });
      await waitForAuthor(tx, idea.id, null);
      const to = question.personId && { personId: question.personId };
      if (to) await replied.owe(tx, [event.id], { workspaceId: workspace.id, to, dueAt: now });
      return idea;
    });
    return { show: note(t(mayEdit(state) ? 'ideas.repliedNow' : 'ideas.repliedLate', { number })) };
  },
});

/** The question that a Reply button is about, for the author alone. */
async function questionOf(db: Db | Tx, { workspace, person }: Ctx, eventId: string): Promise<EventOfIdea> {
  const found = await eventById(db, workspace.id, eventId);
  if (found?.event.kind !== 'asked') throw new UserError('ideas.gone');
  const { number, authorId, state } = found.idea;
  if (authorId !== person.id) throw new UserError('ideas.onlyAuthor', { number });
  if (state === 'withdrawn') throw new UserError('ideas.now.withdrawn', { number });
  return found;
}

export const questions = { actions: { ...ask.actions, ...reply.actions }, notices: [asked, replied] };
