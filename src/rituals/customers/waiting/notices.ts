import type { Ctx, HomeLine } from '../../../chat/asks.ts';
import { button, entry, heading, small, text, view } from '../../../chat/blocks.ts';
import type { Button, View } from '../../../chat/view.ts';
import { note } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import { shownUnder } from '../../../delivery/outbox.ts';
import type { Notice, NoticeCtx } from '../../../delivery/owes.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Db } from '../../../store/client.ts';
import type { Person, Voice } from '../../../store/rows.ts';
import { sayMoment } from '../../../time/say.ts';
import { voicesByIds } from '../../../voices/listed.ts';
import { isWaiting } from '../../../voices/rules.ts';
import { voiceById } from '../../../voices/store.ts';
import { customerName } from '../../../voices/views.ts';
import { inStead } from '../../../who/away.ts';
import { welcomeFor } from '../../../who/clock.ts';
import { peopleByIds, personById } from '../../../who/people.ts';
import { mayUse } from '../../../who/roles.ts';
import { holdersButtons, told } from '../answering/notices.ts';
import { wholeHours } from '../rules.ts';
import { markOf } from './marks.ts';

/** So many lines; the rest is counted. */
const mostLines = 8;

type Said = Pick<NoticeCtx, 't' | 'now'>;

function moment({ t, now }: Said, at: Date | null): string {
  return at === null ? '' : sayMoment(at, t.zone, t.locale, now);
}

/** What has become of one that was said to wait, in a sentence. */
async function become(
  ctx: Pick<NoticeCtx, 't' | 'now' | 'workspace'> & { db: Db },
  voice: Voice | null,
): Promise<View> {
  const { t, db, workspace } = ctx;
  if (!voice || voice.erasedAt !== null) return note(t('voices.erased'));
  const { number, answeredAt, answeredById } = voice;
  if (answeredAt === null || voice.hiddenAt !== null) return note(t('customers.nothingLeft', { number }));
  const by = await personById(db, workspace.id, answeredById);
  const hours = wholeHours(voice.createdAt, answeredAt);
  const values = { number, name: by?.name ?? t('voices.somebody'), hours };
  return note(t('waiting.answered', values));
}

/** Whether an answer is still due at the instant that was reminded of. */
function stillDue(voice: Voice, due: string): boolean {
  return isWaiting(voice) && String(voice.dueAt?.getTime()) === due;
}

/** To whoever answers, before it is due and then. Of: the voice, which of the two, the person, the instant it is due. */
export const reminder = notice(
  'customers.reminder',
  async (ctx, [id = '', stage = '', personId = '', due = '']) => {
    const { db, workspace, person, now, t, isPosted } = ctx;
    const voice = await voiceById(db, workspace.id, id);
    const holder = await personById(db, workspace.id, voice?.holderId ?? null);
    const there = holder?.kind === 'member' ? await inStead(db, workspace, holder, now) : [];
    const isTheirs = there.some((one) => one.id === personId);
    if (!voice || !stillDue(voice, due) || !isTheirs || !person) return isPosted ? become(ctx, voice) : null;
    if (!isPosted && (welcomeFor(workspace, person, now) > now || (stage === 'before' && now.getTime() >= Number(due))))
      return null;
    const { number, createdAt, dueAt } = voice;
    const values = { number, customer: customerName(t, voice), since: moment(ctx, createdAt), due: moment(ctx, dueAt) };
    const said = t(stage === 'before' ? 'waiting.before' : 'waiting.still', values);
    return view(
      said,
      text(said),
      holder && holder.id !== personId ? small(t('waiting.inStead', { name: holder.name })) : null,
      ...holdersButtons(ctx, voice),
    );
  },
  { about: ([id = '']) => [id, told(id)] },
);

/** In the channel, under its card, once its answer is due; it names no one. Of: the voice, the instant it was due. */
export const overdue = notice(
  'customers.overdue',
  async (ctx, [id = '', due = '']) => {
    const { db, workspace, t, isPosted } = ctx;
    const voice = await voiceById(db, workspace.id, id);
    if (voice && stillDue(voice, due)) {
      return note(t.rich('waiting.overdue', { number: voice.number, since: { time: voice.createdAt } }));
    }
    if (!isPosted) return null;
    if (voice?.dueAt && isWaiting(voice)) {
      return note(t.rich('waiting.moved', { number: voice.number, due: { time: voice.dueAt } }));
    }
    return become(ctx, voice);
  },
  { about: ([id = '']) => [id] },
);

/** To somebody who decides, once a day: who waits. What it shows is what was noted under its key. Of: the person, their date. */
export const day = notice('customers.day', async (ctx, args) => {
  const { db, workspace, person, now, isPosted } = ctx;
  const shown = await shownUnder(db, day.key(args));
  const all = await voicesByIds(
    db,
    workspace.id,
    shown.filter((id) => !id.includes(':')),
  );
  const open = all.filter(isWaiting);
  if (isPosted) return dayView(ctx, open, all.length - open.length);
  if (person?.kind !== 'member' || !mayUse(person, ['champion', 'admin'])) return null;
  const holders = await peopleByIds(
    db,
    workspace.id,
    open.map(({ holderId }) => holderId),
  );
  const wanted = open.filter((voice) => {
    const reasons = shown.flatMap((mark) => markOf(mark, voice) ?? []);
    const isNobodys = holders.get(voice.holderId ?? '')?.kind !== 'member';
    return reasons.some((reason) => isNobodys || !['half', 'left'].includes(reason));
  });
  if (wanted.length === 0 || welcomeFor(workspace, person, now) > now) return null;
  return dayView(ctx, wanted, 0);
});

async function dayView(ctx: NoticeCtx, open: readonly Voice[], answered: number): Promise<View> {
  const { t, db, workspace } = ctx;
  if (open.length === 0) return note(t('waiting.allAnswered', { count: answered }));
  const said = t('waiting.day', { count: open.length });
  const sorted = open.toSorted((a, b) => (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0));
  const lines = sorted.slice(0, mostLines);
  const people = await peopleByIds(
    db,
    workspace.id,
    lines.map(({ holderId }) => holderId),
  );
  const left = open.length - lines.length;
  return view(
    said,
    heading(said),
    lines.map((voice) => lineOf(ctx, voice, people.get(voice.holderId ?? '') ?? null)),
    left > 0 ? entry(t('waiting.more', { count: left }), { button: allButton(t) }) : null,
    answered > 0 ? small(t('waiting.someAnswered', { count: answered })) : null,
  );
}

function lineOf(ctx: Said, voice: Voice, holder: Person | null) {
  const { t } = ctx;
  const { id, number, createdAt, dueAt } = voice;
  const has = holder?.kind === 'member' ? 'somebody' : 'nobody';
  const since = moment(ctx, createdAt);
  return entry(t('waiting.line', { number, customer: customerName(t, voice), since }), {
    detail: t('waiting.lineBy', { due: moment(ctx, dueAt), has, name: holder?.name ?? '' }),
    button: has === 'nobody' ? button(t('customers.button.take'), 'customers.take', [id]) : openButton(t, id),
  });
}

function openButton(t: Translator, id: string): Button {
  return button(t('waiting.button.open'), 'customers.open', [id]);
}

function allButton(t: Translator): Button {
  return button(t('waiting.button.all'), 'customers.overview');
}

/** What this person promised a customer, or answers for somebody who is away. */
export function promisedLine(ctx: Said, voice: Voice): HomeLine {
  const { t } = ctx;
  const { id, number, dueAt, createdAt } = voice;
  const values = { number, customer: customerName(t, voice), due: moment(ctx, dueAt) };
  return {
    text: t('waiting.home', values),
    detail: t('waiting.since', { since: moment(ctx, createdAt) }),
    button: button(t('customers.button.answered'), 'customers.answer', [id]),
    ...(dueAt && { due: dueAt }),
  };
}

/** Who waits longest, for those who decide. */
export function longestLine({ t, now }: Pick<Ctx, 't' | 'now'>, longest: Voice, count: number): HomeLine {
  const since = moment({ t, now }, longest.createdAt);
  return {
    text: t('waiting.homeLongest', { number: longest.number, customer: customerName(t, longest), since }),
    detail: t('waiting.homeAll', { count }),
    button: allButton(t),
    ...(longest.dueAt && { due: longest.dueAt }),
  };
}

export const waitingNotices: readonly Notice[] = [reminder, overdue, day];
