import { button, controls, text, view } from '../../../chat/blocks.ts';
import type { Button, View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Round, Statement } from '../../../store/rows.ts';
import { statementBlocks } from '../statement/views.ts';

/** After an answer, which is not repeated: nothing of it is in any message. */
export function thanksView(
  t: Translator,
  round: Round,
  { stated, leads, shown }: { stated: readonly Statement[]; leads: boolean; shown: boolean },
): View {
  const time = { time: round.closesAt };
  return view(
    t('mission.thanksShort'),
    text(round.audience === 'ten' ? t('mission.thanksTen') : t.rich('mission.thanks', { time })),
    stated.length > 0 ? [text(t('mission.nowStated')), ...statementBlocks(t, stated)] : [],
    leads ? text(shown ? t('mission.leaderShown') : t('mission.leader')) : null,
    controls(
      button(t('mission.change'), 'mission.answer', [round.id]),
      leads ? leaderButton(t, round.id, shown) : null,
    ),
  );
}

export function leaderView(t: Translator, roundId: string, shown: boolean): View {
  const said = shown ? t('mission.leaderShown') : t('mission.leaderHidden');
  return view(said, text(said), controls(leaderButton(t, roundId, shown)));
}

function leaderButton(t: Translator, roundId: string, shown: boolean): Button {
  return shown
    ? button(t('mission.leaderHide'), 'mission.hideMine', [roundId])
    : button(t('mission.leaderShow'), 'mission.showMine', [roundId]);
}
