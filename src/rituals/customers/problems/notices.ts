import { button, controls, small, text, view } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import { note, type View } from '../../../chat/view.ts';
import type { Notice, NoticeCtx } from '../../../delivery/owes.ts';
import { personSpan } from '../../../i18n/text.ts';
import { again, learning } from '../../../problems/promises.ts';
import { repeatsSince } from '../../../problems/rules.ts';
import { problemById } from '../../../problems/store.ts';
import type { Voice } from '../../../store/rows.ts';
import type { Hearing } from '../../../voices/alike/hearing.ts';
import { countJoined } from '../../../voices/alike/joined.ts';
import { voiceById } from '../../../voices/store.ts';
import { alikeEntry, openProblem, wordsBlock } from '../../../voices/views.ts';
import { personById } from '../../../who/people.ts';

/** What can be said of a voice that belongs to no problem. */
export function learnButtons({ t }: Pick<NoticeCtx, 't'>, { id }: Voice) {
  return controls(
    button(t('problems.button.sameAs'), 'customers.same', [id]),
    button(t('problems.button.new'), 'customers.problem', [id]),
    button(t('problems.button.nothing'), 'customers.nothing', [id]),
  );
}

/** To whoever solved it, once. */
const askedWith = ({ near }: Hearing): Notice => ({
  ...learning,
  async view(ctx, [id = '']): Promise<View | null> {
    const { db, t, workspace, isPosted } = ctx;
    const voice = await voiceById(db, workspace.id, id);
    if (!voice || voice.hiddenAt !== null || voice.erasedAt !== null) return isPosted ? note(t('voices.erased')) : null;
    const { number } = voice;
    if (voice.problemId !== null) return isPosted ? note(t('problems.learned', { number })) : null;
    if (voice.solvedAt === null || voice.news === 'good')
      return isPosted ? note(t('customers.nothingLeft', { number })) : null;
    const said = t('problems.ask', { number });
    const alike = await near(db, workspace.id, voice.text);
    return view(
      said,
      text(said),
      wordsBlock(t, voice, 300),
      small(t('problems.askHint')),
      alike.map((one) => alikeEntry(t, voice, one)),
      learnButtons(ctx, voice),
    );
  },
});

/** To a problem's owner and the champions. */
const repeated: Notice = {
  ...again,
  async view({ db, t, workspace, isPosted }, [problemId = '', voiceId = '', , which]): Promise<View | null> {
    const problem = await problemById(db, workspace.id, problemId);
    const voice = await voiceById(db, workspace.id, voiceId);
    const isGone = !problem || problem.hiddenAt !== null || !voice || voice.hiddenAt !== null;
    if (isGone || voice.problemId !== problemId) return isPosted ? note(t('problems.gone')) : null;
    const { number } = problem;
    const values = { number, title: shorten(problem.title, 150), voice: voice.number };
    const count = await countJoined(db, problemId, { from: repeatsSince(voice.createdAt), to: voice.createdAt });
    const said = which === 'back' ? t('problems.cameBack', values) : t('problems.again', { ...values, count });
    const owner = await personById(db, workspace.id, problem.ownerId);
    return view(
      said,
      text(said),
      problem.playbook ? text(t('problems.helped', { playbook: shorten(problem.playbook, 600) })) : null,
      small(owner ? t.rich('problems.seesToIt', { name: personSpan(owner) }) : t('problems.nobody')),
      controls(
        openProblem(t, problem),
        button(t('sharing.button.readOne', { number: voice.number }), 'customers.open', [voiceId]),
      ),
    );
  },
};

export const noticesWith = (hearing: Hearing): readonly Notice[] => [askedWith(hearing), repeated];
