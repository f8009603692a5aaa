import { z } from 'zod';
import { type Ctx, changes, UserError } from '../../../chat/asks.ts';
import { button, entry, quote, small, text, view } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import type { View } from '../../../chat/view.ts';
import type { Notice } from '../../../delivery/owes.ts';
import type { Translator } from '../../../i18n/translate.ts';
import { fixedTold, theirsOf } from '../../../problems/fixed.ts';
import { problemById } from '../../../problems/store.ts';
import type { Problem, Voice } from '../../../store/rows.ts';
import { changeVoice, voiceById } from '../../../voices/store.ts';
import { customerName } from '../../../voices/views.ts';
import type { Chapter } from '../../ritual.ts';

/** So many customers are to be told from one message. */
const mostCustomers = 10;

/** To somebody who named it, or brought what customers said of it: what was done, and whom they may tell. */
function fixedView(t: Translator, { number, title, fix }: Problem, name: string, voices: readonly Voice[]): View {
  const named = voices.filter(({ kind }) => kind === 'seen');
  const brought = voices.filter(({ kind }) => kind === 'said');
  const values = { name, number, title: shorten(title, 100), named: named.length > 0 ? 'yes' : 'no' };
  const said = t('frontline.fixed', values);
  return view(
    said,
    text(said),
    fix ? quote(shorten(fix, 600)) : null,
    named.length > 0
      ? [small(t('frontline.youNamed')), ...named.slice(0, 3).map((one) => small(shorten(one.text, 300)))]
      : null,
    brought.length > 0 ? text(t('frontline.tellThem')) : null,
    brought.slice(0, mostCustomers).map((voice) =>
      entry(
        t('sharing.head', {
          number: voice.number,
          customer: customerName(t, voice),
          words: shorten(voice.text.replace(/\s+/gu, ' '), 120),
        }),
        voice.toldAt === null
          ? { button: button(t('frontline.button.told'), 'customers.toldFixed', [voice.id]) }
          : { detail: t('frontline.isTold') },
      ),
    ),
  );
}

const told: Notice = {
  ...fixedTold,
  async view({ db, t, workspace, person, isPosted }, [problemId = '', , at]) {
    const problem = await problemById(db, workspace.id, problemId);
    const isIt = problem?.state === 'fixed' && String(problem.fixedAt?.getTime()) === at;
    if (!problem || !person || problem.hiddenAt !== null || (!isIt && !isPosted)) return null;
    const theirs = (await theirsOf(db, workspace.id, problemId)).get(person.id) ?? [];
    return theirs.length === 0 ? null : fixedView(t, problem, person.name, theirs);
  },
};

/** The customer knows. */
async function tellOne({ store, db, t, now, workspace, person }: Ctx, voiceId: string): Promise<View> {
  const problem = await store.transaction(async (tx) => {
    const voice = await voiceById(tx, workspace.id, voiceId);
    const found = voice?.problemId ? await problemById(tx, workspace.id, voice.problemId) : null;
    if (!voice || !found) throw new UserError('customers.gone');
    if (voice.byId !== person.id) throw new UserError('customers.notYours', { number: voice.number });
    if (voice.toldAt === null) await changeVoice(tx, voice, { toldAt: now });
    return found;
  });
  return fixedView(t, problem, person.name, (await theirsOf(db, workspace.id, problem.id)).get(person.id) ?? []);
}

/** Whoever named a problem hears that it is fixed, and tells the customers whose words they brought. */
export const fixing: Chapter = {
  actions: { toldFixed: changes(z.tuple([z.string().min(1)]), tellOne) },
  notices: [told],
};
