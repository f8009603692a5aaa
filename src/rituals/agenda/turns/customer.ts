import { type Ctx, UserError } from '../../../chat/asks.ts';
import { note, type View } from '../../../chat/view.ts';
import { showsToo } from '../../../delivery/outbox.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Meeting, Voice } from '../../../store/rows.ts';
import { latestForAll, metForAll } from '../../../voices/meetings.ts';
import { isForAll } from '../../../voices/rules.ts';
import { voiceById } from '../../../voices/store.ts';
import { type MeetingOf, updateMeeting } from '../records/meetings.ts';
import { post, refreshMeeting } from '../records/plan.ts';
import { myTurn } from './pass.ts';
import { isAgainsTurn, metBefore, type VoiceAs } from './rules.ts';

/** What is older is no news to any meeting. */
const newsMs = 56 * 86_400_000;
/** So many meetings of weeks before are looked through. */
const mostMet = 12;

interface For {
  meeting: MeetingOf;
  past: readonly Meeting[];
  outsiders: boolean;
  now: Date;
}

/** Which customer's words are the item, where nobody brings one: seen to until the agenda stands in the channel. */
export async function withVoice(tx: Tx, { meeting, past, outsiders, now }: For): Promise<Meeting> {
  const { id, voiceId, voiceAs } = meeting;
  if (await post.wasSent(tx, [id])) return meeting;
  const stays = voiceAs === 'chosen' && !outsiders && (await isStillForAll(tx, meeting));
  const next = stays ? { voiceId, voiceAs } : outsiders ? none : await chooseVoice(tx, meeting, past, now);
  if (next.voiceId === voiceId && next.voiceAs === voiceAs && outsiders === meeting.outsiders) return meeting;
  await post.refresh(tx, [id], now);
  return updateMeeting(tx, id, { ...next, outsiders });
}

const none: Chosen = { voiceId: null, voiceAs: null };

interface Chosen {
  voiceId: string | null;
  voiceAs: VoiceAs | null;
}

async function isStillForAll(tx: Tx, { voiceId, series }: MeetingOf): Promise<boolean> {
  const voice = voiceId === null ? null : await voiceById(tx, series.workspaceId, voiceId);
  return voice !== null && isForAll(voice);
}

/** By turns a customer this series met weeks before, and the newest words it has not heard. */
async function chooseVoice(tx: Tx, meeting: MeetingOf, past: readonly Meeting[], now: Date): Promise<Chosen> {
  const again = async () => as('again', await metAgain(tx, meeting, past));
  const newest = async () => as('newest', await unheard(tx, meeting, past, now));
  const order = isAgainsTurn(past) ? [again, newest] : [newest, again];
  for (const choose of order) {
    const chosen = await choose();
    if (chosen.voiceId !== null) return chosen;
  }
  return none;
}

function as(voiceAs: VoiceAs, voice: Voice | null): Chosen {
  return voice ? { voiceId: voice.id, voiceAs } : none;
}

async function metAgain(tx: Tx, { series, startsAt }: MeetingOf, past: readonly Meeting[]): Promise<Voice | null> {
  const before = metBefore(past, startsAt).slice(0, mostMet);
  if (before.length === 0) return null;
  const ids = before.flatMap(({ voiceId }) => voiceId ?? []);
  const meetingIds = before.map(({ id }) => id);
  const met = await metForAll(tx, series.workspaceId, ids, meetingIds);
  const asked = new Set(past.flatMap(({ voiceAs, voiceId }) => (voiceAs === 'again' && voiceId ? [voiceId] : [])));
  for (const one of before) {
    const found = met.find(({ id, meetingId }) => !asked.has(id) && (meetingId === one.id || id === one.voiceId));
    if (found) return found;
  }
  return null;
}

async function unheard(tx: Tx, { series }: MeetingOf, past: readonly Meeting[], now: Date): Promise<Voice | null> {
  const except = past.flatMap(({ voiceId }) => voiceId ?? []);
  const meetingIds = past.slice(-100).map(({ id }) => id);
  const since = new Date(now.getTime() - newsMs);
  const [voice] = await latestForAll(tx, series.workspaceId, { most: 1, since, except, meetingIds });
  return voice ?? null;
}

/** What whoever has the turn may choose; of elsewhere nothing is for people of other companies. */
export async function lastHeard(db: Db | Tx, { series, outsiders }: MeetingOf, now: Date): Promise<Voice[]> {
  if (outsiders) return [];
  return latestForAll(db, series.workspaceId, { most: 5, since: new Date(now.getTime() - newsMs) });
}

/** @throws UserError where it is not their turn, or the voice is not for everybody any more */
export async function choose(ctx: Ctx, meetingId: string, voiceId: string): Promise<View> {
  const { store, workspace, now, t } = ctx;
  const meeting = await myTurn(ctx, meetingId);
  await store.transaction(async (tx) => {
    const voice = await voiceById(tx, workspace.id, voiceId);
    if (!voice || !isForAll(voice) || meeting.outsiders) throw new UserError('agenda.voiceGone');
    await updateMeeting(tx, meetingId, { voiceId, voiceAs: 'chosen' });
    await showsToo(tx, post.key([meetingId]), voiceId);
    await refreshMeeting(tx, meeting, now);
  });
  return note(t('agenda.chosen'));
}
