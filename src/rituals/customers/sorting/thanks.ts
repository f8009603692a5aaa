import { quote, small, text, view } from '../../../chat/blocks.ts';
import { note } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import { personSpan } from '../../../i18n/text.ts';
import { voiceById } from '../../../voices/store.ts';
import { personById } from '../../../who/people.ts';

/** To whoever named a line that is set aside: thanks, and a word where there is one. Of: the line. */
export const thanked = notice(
  'customers.frontlineThanked',
  async ({ db, t, workspace, isPosted }, [voiceId = '']) => {
    const voice = await voiceById(db, workspace.id, voiceId);
    if (!voice || voice.hiddenAt !== null || voice.erasedAt !== null)
      return isPosted ? note(t('frontline.gone')) : null;
    if (voice.answeredAt === null) return null;
    const by = await personById(db, workspace.id, voice.answeredById);
    const said = t.rich('frontline.thanked', { name: by ? personSpan(by) : t('voices.somebody') });
    return view(
      said,
      text(said),
      quote(voice.text),
      voice.answer === null ? null : text(t('frontline.aWord', { word: voice.answer })),
      small(t('frontline.setAside')),
    );
  },
  { about: ([voiceId = '']) => [voiceId] },
);
