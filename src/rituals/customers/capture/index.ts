import { z } from 'zod';
import { action, type Ctx, changes, type Shortcut, UserError, word } from '../../../chat/asks.ts';
import { form } from '../../../chat/form.ts';
import { shorten, typedText } from '../../../chat/input.ts';
import { note, type View } from '../../../chat/view.ts';
import type { DetailKind } from '../../../masking/kinds.ts';
import type { Tx } from '../../../store/client.ts';
import type { Voice } from '../../../store/rows.ts';
import { heldUntil } from '../../../time/held.ts';
import { type Answered, answeredAs, heardFields } from '../../../voices/fields.ts';
import { cardPlace, changed, type Heard, hear } from '../../../voices/hear.ts';
import { type Mask, masked } from '../../../voices/masked.ts';
import { card } from '../../../voices/promises.ts';
import { longestWords } from '../../../voices/rules.ts';
import { changeVoice, deleteVoice, timesHeard, voiceById } from '../../../voices/store.ts';
import { receiptView } from '../../../voices/views.ts';
import type { Chapter } from '../../ritual.ts';

const id = z.string().min(1);

/** What was saved, who reads it, and what is still to be said of it. */
async function receipt(ctx: Ctx, voice: Voice, found: readonly DetailKind[] = []): Promise<View> {
  const place = await cardPlace(ctx.db, ctx.workspace);
  return receiptView(ctx, { voice, found, place, times: await timesHeard(ctx.db, voice) });
}

async function save(ctx: Ctx, given: Heard): Promise<View> {
  const voice = await ctx.store.transaction((tx) => hear(tx, ctx, given));
  return receipt(ctx, voice, given.words.found);
}

/** Changes what one has brought oneself, for as long as it can be taken back. */
async function change(ctx: Ctx, voiceId: string, act: (tx: Tx, voice: Voice) => Promise<Voice>): Promise<View> {
  const voice = await ctx.store.transaction(async (tx) => {
    const before = await mine(tx, ctx, voiceId);
    const after = await act(tx, before);
    await changed(tx, ctx, after);
    return after;
  });
  return receipt(ctx, voice);
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

/** How customers' words come in: typed, from a message, or by the form. @param mask takes personal details out */
export function captureWith(mask: Mask): Chapter {
  const heard = form({
    route: 'customers.hear',
    args: z.tuple([]),
    title: 'customers.form.hear',
    submit: 'customers.button.save',
    fields: heardFields,
    open: async (ctx) => ({ intro: await whoReads(ctx), filled: { answered: 'somebody' } }),
    save: async (ctx, _, { text, customer, news, answered }) => {
      const words = await masked(ctx, mask, { text, customer });
      return { show: await save(ctx, { words, news, ...answeredAs(ctx, answered) }) };
    },
  });

  const saidThis: Shortcut = {
    name: 'customer_said',
    label: 'customers.shortcut',
    run: async (ctx, { text }) =>
      heard.ask(ctx, [], {
        intro: await whoReads(ctx),
        filled: { text: shorten(text.trim(), longestWords), answered: 'somebody' },
      }),
  };

  return {
    words: {
      heard: word({
        summary: 'customers.word.heard',
        options: [{ name: 'words', kind: 'text', label: 'customers.option.words', max: longestWords }],
        values: z.object({ words: typedText(longestWords) }),
        run: async (ctx, { words }) => ({ show: await save(ctx, { words: await masked(ctx, mask, { text: words }) }) }),
        ask: (ctx) => heard.ask(ctx, []),
      }),
    },
    actions: {
      ...heard.actions,
      news: changes(z.tuple([id, z.enum(['good', 'bad'])]), (ctx, voiceId, news) =>
        change(ctx, voiceId, (tx, voice) => changeVoice(tx, voice, { news })),
      ),
      reply: changes(z.tuple([id, z.enum(['yes', 'mine', 'somebody'])]), (ctx, voiceId, answered: Answered) =>
        change(ctx, voiceId, (tx, voice) => sayAnswered(tx, ctx, voice, answered)),
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

function sayAnswered(tx: Tx, { person, now }: Ctx, voice: Voice, answered: Answered): Promise<Voice> {
  if (answered === 'somebody' || voice.answeredAt !== null) return Promise.resolve(voice);
  const taken = { holderId: person.id, takenAt: voice.takenAt ?? now };
  return changeVoice(tx, voice, answered === 'mine' ? taken : { ...taken, answeredAt: now, answeredById: person.id });
}

async function whoReads({ t, db, workspace }: Ctx) {
  const place = await cardPlace(db, workspace);
  return place
    ? t.rich('voices.whoReads', { place: { place: place.externalId, name: place.name } })
    : t('voices.championsRead');
}
