import type { Ctx } from '../../../chat/asks.ts';
import { button, controls, heading, small, text, view } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import { latestOver, listVoices } from '../../../voices/listed.ts';
import { countWaiting } from '../../../voices/shared.ts';
import { peopleByIds } from '../../../who/people.ts';
import { peopleIn, voiceEntry, waitingEntry } from './entries.ts';
import { eyesOf } from './eyes.ts';

/** So many who wait, and so many of the rest. */
const most = 5;

/** Who waits, the longest first; then what is good or was answered, the latest first. */
export async function overview(ctx: Ctx): Promise<View> {
  const { db, t, workspace, now } = ctx;
  const eyes = await eyesOf(ctx);
  const waiting = await listVoices(db, workspace.id, eyes, 'waiting', { page: 0, size: most });
  const others = eyes.readsWaiting ? 0 : (await countWaiting(db, workspace.id, { to: now, asOf: now })) - waiting.count;
  const over = await latestOver(db, workspace.id, most);
  const people = await peopleByIds(db, workspace.id, peopleIn([...waiting.voices, ...over]));
  const title = t('sharing.overview');
  const bring = button(t('customers.button.heard'), 'customers.hear', [], 'primary');
  const all = button(t('sharing.button.all'), 'customers.page', ['all', '-', '0']);
  const more = button(t('sharing.button.more'), 'customers.more');
  if (waiting.count + others + over.length === 0) {
    return view(title, heading(title), text(t('sharing.intro')), controls(bring, more));
  }
  const said =
    waiting.count + others === 0
      ? t('sharing.nobodyWaits')
      : waiting.count === 0
        ? t('sharing.othersWait', { count: others })
        : t('sharing.waiting', { count: waiting.count });
  return view(
    said,
    heading(title),
    text(said),
    waiting.voices.map((voice) => waitingEntry(ctx, voice, people)),
    waiting.count > 0 && others > 0 ? small(t('sharing.othersWait', { count: others })) : null,
    over.length > 0 ? text(t('sharing.latest')) : null,
    over.map((voice) => voiceEntry(ctx, voice, people)),
    controls(
      bring,
      waiting.count > most ? button(t('sharing.button.waiting'), 'customers.page', ['waiting', '-', '0']) : null,
      all,
      button(t('sharing.button.week'), 'customers.week'),
      more,
    ),
  );
}
