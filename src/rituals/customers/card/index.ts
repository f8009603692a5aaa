import { note } from '../../../chat/view.ts';
import { shownUnder } from '../../../delivery/outbox.ts';
import type { Notice } from '../../../delivery/owes.ts';
import { problemsByIds } from '../../../problems/store.ts';
import { card } from '../../../voices/promises.ts';
import { voiceById } from '../../../voices/store.ts';
import { peopleByIds } from '../../../who/people.ts';
import type { Chapter } from '../../ritual.ts';
import { cardView } from './views.ts';

/** The card of a voice, edited through its life. */
const shown: Notice = {
  ...card,
  async view({ db, t, workspace, isPosted }, [id = '']) {
    const voice = await voiceById(db, workspace.id, id);
    if (!voice) return isPosted ? note(t('customers.cardTakenBack')) : null;
    if (voice.hiddenAt !== null && !isPosted) return null;
    const people = await peopleByIds(db, workspace.id, [voice.byId, voice.holderId, voice.answeredById]);
    const of = (who: string | null) => people.get(who ?? '') ?? null;
    const named = { by: of(voice.byId), holder: of(voice.holderId), answeredBy: of(voice.answeredById) };
    const shows = voice.problemId === null ? await shownUnder(db, card.key([id])) : [voice.problemId];
    const [problem = null] = await problemsByIds(db, workspace.id, shows);
    return cardView(t, { voice, ...named }, problem?.hiddenAt === null ? problem : null);
  },
};

export const cards: Chapter = { notices: [shown] };
