import type { Ctx } from '../../../chat/asks.ts';
import { button, controls, quote, small, text, view } from '../../../chat/blocks.ts';
import { pieces, shorten, shortenTo } from '../../../chat/input.ts';
import type { Block, Control, View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import { problemById } from '../../../problems/store.ts';
import type { Problem, Voice, VoiceMove } from '../../../store/rows.ts';
import { sayMoment } from '../../../time/say.ts';
import { movesOf } from '../../../voices/listed.ts';
import { isWaiting } from '../../../voices/rules.ts';
import { timesHeard } from '../../../voices/store.ts';
import { openProblem, problemText, wordsBlock } from '../../../voices/views.ts';
import { peopleByIds } from '../../../who/people.ts';
import { holdersButtons } from '../answering/notices.ts';
import { titleOf } from '../card/views.ts';
import { wholeHours } from '../rules.ts';
import { nameOf, type People, peopleIn, stateOf } from './entries.ts';

// One voice in full.

/** UTF-16 units of one piece: what every platform takes in one block. */
const pieceSize = 2800;
/** So much of the words and of the answer where not all of both has room. */
const room = { text: 1500, answer: 900 };
const movesShown = 6;

export async function voiceView(ctx: Ctx, voice: Voice): Promise<View> {
  const { db, t, workspace, now } = ctx;
  const moves = await movesOf(db, voice.id);
  const named = moves.flatMap(({ personId, holderId }) => [personId, holderId]);
  const people = await peopleByIds(db, workspace.id, [...peopleIn([voice]), ...named]);
  const problem = voice.problemId === null ? null : await problemById(db, workspace.id, voice.problemId);
  const title = titleOf(t, voice);
  const isLong = voice.text.length + (voice.answer?.length ?? 0) > room.text + room.answer;
  const most = isLong ? room : { text: pieceSize, answer: pieceSize };
  const brought = { name: nameOf(t, people, voice.byId), when: sayMoment(voice.createdAt, t.zone, t.locale, now) };
  return view(
    title,
    text([{ bold: title }]),
    wordsBlock(t, { ...voice, text: shortenTo(voice.text, most.text) }, pieceSize),
    small(t('sharing.broughtOn', brought)),
    isWaiting(voice) ? text(stateOf(ctx, voice, people)) : null,
    doneLines(t, voice, moves, people),
    voice.answer ? [text(t('sharing.told')), quote(shortenTo(voice.answer, most.answer))] : null,
    problem?.hiddenAt === null ? text(problemText(t, problem, voice)) : null,
    controls(
      ...(await others(ctx, voice)),
      ...common(t, voice, problem),
      isLong ? button(t('sharing.button.read'), 'customers.read', [voice.id, '0']) : null,
      voice.link ? { kind: 'link', label: t('sharing.button.source'), url: voice.link } : null,
    ),
    ...acts(t, ctx.person.id, voice),
  );
}

/** Where they have been heard before. */
async function others({ db, t }: Ctx, voice: Voice): Promise<Control[]> {
  const isKnown = voice.erasedAt === null && voice.customerKey !== null && (await timesHeard(db, voice)) > 1;
  return isKnown ? [button(t('sharing.button.others'), 'customers.thread', [voice.id, '0'])] : [];
}

/** What it has in common with others, or may have. */
function common(t: Translator, { id, news, hiddenAt, erasedAt }: Voice, problem: Problem | null): Control[] {
  if (problem?.hiddenAt === null) {
    return [openProblem(t, problem), button(t('problems.button.notSame'), 'customers.takeOut', [id, problem.id, '-'])];
  }
  const may = !problem && news !== 'good' && hiddenAt === null && erasedAt === null;
  return may ? [button(t('problems.button.sameAs'), 'customers.same', [id])] : [];
}

/** What was done, each with how long after it was heard; the latest where there is much. */
function doneLines(t: Translator, voice: Voice, moves: readonly VoiceMove[], people: People): Block[] {
  const after = (at: Date) => ({ hours: wholeHours(voice.createdAt, at) });
  const lines = moves.map(({ kind, personId, at }, n) => {
    const values = { ...after(at), name: nameOf(t, people, personId) };
    // to whom it was handed the next step knows, for it keeps who had it before
    const next = moves[n + 1];
    if (kind === 'handed')
      return t('sharing.done.handed', { ...values, other: nameOf(t, people, next ? next.holderId : voice.holderId) });
    if (kind === 'moved') return t('sharing.done.moved', { ...values, why: shorten(voice.movedWhy ?? '', 300) });
    return t(`sharing.done.${kind}`, values);
  });
  const has = (kind: VoiceMove['kind']) => moves.some((move) => move.kind === kind);
  // what was said while it was brought, and what was kept with the promise of a solution, are no steps
  if (voice.answeredAt && !has('answered') && !has('solved')) {
    const name = nameOf(t, people, voice.answeredById);
    lines.push(t('sharing.done.answered', { ...after(voice.answeredAt), name }));
  }
  if (voice.solvedAt && !has('solved')) lines.push(t('sharing.done.solved', after(voice.solvedAt)));
  return lines.slice(-movesShown).map(small);
}

/** Buttons only while they apply. */
function acts(t: Translator, readerId: string, voice: Voice): (readonly Block[])[] {
  if (voice.hiddenAt !== null || voice.erasedAt !== null) return [];
  if (isWaiting(voice) && voice.holderId === readerId) return [holdersButtons({ t }, voice)];
  const answered = button(t('customers.button.answered'), 'customers.answer', [voice.id]);
  if (isWaiting(voice)) {
    return [controls(button(t('customers.button.take'), 'customers.take', [voice.id], 'primary'), answered)];
  }
  if (voice.answeredAt === null) return [controls(answered)];
  const isOpen = voice.news !== 'good' && voice.solvedAt === null;
  return [controls(isOpen ? button(t('customers.button.solved'), 'customers.solve', [voice.id]) : null)];
}

/** Its words and its answer, uncut, a piece at a time. */
export function readView({ t }: Pick<Ctx, 't'>, voice: Voice, at: number): View {
  const parts = (
    [
      ['sharing.said', voice.text],
      ['sharing.told', voice.answer ?? ''],
    ] as const
  ).filter(([, words]) => words !== '');
  const all = parts.flatMap(([label, words]) => pieces(words, pieceSize).map((piece) => ({ label, piece })));
  const index = Math.min(at, all.length - 1);
  const shown = all[index];
  const title = titleOf(t, voice);
  const turn = (label: string, to: number) => button(label, 'customers.read', [voice.id, String(to)]);
  return view(
    title,
    small(title),
    shown ? [text(t(shown.label)), quote(shown.piece)] : text(t('voices.erased')),
    controls(
      index > 0 ? turn(t('chat.back'), index - 1) : null,
      index < all.length - 1 ? turn(t('chat.next'), index + 1) : null,
      button(t('sharing.button.open'), 'customers.see', [voice.id]),
    ),
  );
}
