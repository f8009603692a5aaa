import { z } from 'zod';
import { action, type Ctx, changes, type Shortcut, UserError, word } from '../../../chat/asks.ts';
import { form } from '../../../chat/form.ts';
import { shorten, typedText } from '../../../chat/input.ts';
import { note, type View } from '../../../chat/view.ts';
import type { Tx } from '../../../store/client.ts';
import type { Voice } from '../../../store/rows.ts';
import { heldUntil } from '../../../time/held.ts';
import type { Hearing } from '../../../voices/alike/hearing.ts';
import { answeredAs, heardFields } from '../../../voices/fields.ts';
import { audience, bringWords, changed } from '../../../voices/hear.ts';
import { card } from '../../../voices/promises.ts';
import { hasWords, longestWords, withoutLink } from '../../../voices/rules.ts';
import { changeVoice, deleteVoice, timesHeard, voiceById } from '../../../voices/store.ts';
import { type Receipt, receiptView, whoReads } from '../../../voices/views.ts';
import type { Chapter } from '../../ritual.ts';
import { answerIn, takeIn } from '../answering/steps.ts';

const id = z.string().min(1);

/** A question about what one has brought oneself is answered. */
async function tap(
  ctx: Ctx,
  { near }: Hearing,
  voiceId: string,
  ask: (voice: Voice) => Receipt['ask'],
  act: (tx: Tx, voice: Voice) => Promise<Voice>,
): Promise<View> {
  const voice = await ctx.store.transaction(async (tx) => act(tx, await mine(tx, ctx, voiceId)));
  const times = await timesHeard(ctx.db, voice);
  const alike =
    voice.news === 'good' || voice.problemId !== null ? [] : await near(ctx.db, ctx.workspace.id, voice.text);
  return receiptView(ctx, { voice, found: [], ...(await audience(ctx)), times, alike, ask: ask(voice) });
}

async function mine(tx: Tx, { workspace, person }: Ctx, voiceId: string): Promise<Voice> {
  const voice = await voiceById(tx, workspace.id, voiceId);
  if (!voice) throw new UserError('customers.gone');
  if (voice.byId !== person.id) throw new UserError('customers.notYours', { number: voice.number });
  return voice;
}

async function takeBack(ctx: Ctx, voiceId: string): Promise<View> {
  const { store, now, t } = ctx;
  const voice = await store.transaction(async (tx) => {
    const found = await mine(tx, ctx, voiceId);
    if (now >= heldUntil(found.createdAt)) throw new UserError('customers.late', { number: found.number });
    await card.withdraw(tx, [voiceId]);
    await changed(tx, ctx, { ...found, answeredAt: now });
    await deleteVoice(tx, voiceId);
    return found;
  });
  return note(t('customers.takenBack', { number: voice.number }));
}

/** How customers' words come in: typed, from a message, or by the form. @param hearing takes personal details out, and finds what is alike */
export function captureWith(hearing: Hearing): Chapter {
  const heard = form({
    route: 'customers.hear',
    args: z.tuple([]),
    title: 'customers.form.hear',
    submit: 'customers.button.save',
    fields: heardFields,
    open: async (ctx) => ({ intro: whoReads(ctx.t, await audience(ctx)), filled: { answered: 'somebody' } }),
    save: async (ctx, _, { text, customer, news, answered }) => {
      if (!hasWords(withoutLink(text).text)) return { reject: { text: ctx.t('customers.noWords') } };
      const given = { news, ...answeredAs(ctx, answered) };
      return { show: receiptView(ctx, await bringWords(ctx, hearing, { text, customer }, given)) };
    },
  });

  const saidThis: Shortcut = {
    name: 'customer_said',
    label: 'customers.shortcut',
    run: async (ctx, { text, link }) => {
      const back = link ? `\n${link}` : '';
      const intro = whoReads(ctx.t, await audience(ctx));
      const filled = { text: shorten(text.trim(), longestWords - back.length) + back, answered: 'somebody' };
      return heard.ask(ctx, [], { intro, filled });
    },
  };

  return {
    words: {
      heard: word({
        summary: 'customers.word.heard',
        options: [{ name: 'words', kind: 'text', label: 'customers.option.words', max: longestWords }],
        values: z.object({ words: typedText(longestWords) }),
        run: async (ctx, { words }) => ({
          show: receiptView(ctx, await bringWords(ctx, hearing, { text: words }, {})),
        }),
        ask: (ctx) => heard.ask(ctx, []),
      }),
    },
    actions: {
      ...heard.actions,
      news: changes(z.tuple([id, z.enum(['good', 'bad'])]), (ctx, voiceId, news) =>
        tap(
          ctx,
          hearing,
          voiceId,
          ({ holderId, answeredAt }) =>
            news === 'bad' && holderId === null && answeredAt === null ? 'answered' : null,
          async (tx, voice) => {
            // a problem is what went wrong
            const after = await changeVoice(tx, voice, { news, ...(news === 'good' && { problemId: null }) });
            await changed(tx, ctx, after);
            return after;
          },
        ),
      ),
      reply: changes(z.tuple([id, z.enum(['yes', 'mine', 'somebody'])]), (ctx, voiceId, answered) =>
        tap(
          ctx,
          hearing,
          voiceId,
          () => null,
          async (tx, voice) => {
            if (answered === 'somebody') return voice;
            const take = answered === 'mine' ? takeIn(tx, ctx, voiceId) : answerIn(tx, ctx, voiceId, { answer: null });
            return (await take).voice;
          },
        ),
      ),
      takeBack: action({
        answers: 'update',
        args: z.tuple([id]),
        run: async (ctx, { args: [voiceId] }) => ({ replace: await takeBack(ctx, voiceId) }),
      }),
    },
    shortcuts: [saidThis],
  };
}
