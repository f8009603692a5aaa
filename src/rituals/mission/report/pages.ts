import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import { controls, heading, quote, small, text, view } from '../../../chat/blocks.ts';
import type { Block, RouteName, View } from '../../../chat/view.ts';
import { personSpan, plain } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Answer, Round } from '../../../store/rows.ts';
import { sayDigits } from '../../../time/say.ts';
import { peopleByIds } from '../../../who/people.ts';
import { allAnswers, someWords } from '../records/answers.ts';
import { readable } from '../records/rounds.ts';
import { ratingsOf } from '../rules.ts';
import { pageButton } from './message.ts';
import { type Said, tell } from './read.ts';
import { reportTitle } from './sentences.ts';

/** What people said in a round, page by page. */

/** What one message takes on every platform, with room to spare for headings and buttons. */
const pageSize = { characters: 3300, blocks: 30 };

/** So many pieces never fit more than one page. */
const mostOnPage = pageSize.blocks;

/** Blocks that stand on one page together. */
type Piece = readonly Block[];

/** Everything said in a round that may be read here: leaders' answers first, then unnamed words to each question. */
export async function wordsPage(ctx: Ctx, roundId: string, from: number): Promise<View> {
  const { db, t, platform } = ctx;
  const round = await readable(ctx, roundId);
  const { report, leaders, quotable } = await tell(db, round, { can: platform.can, quotes: 0, earlier: [] });
  const hidden = report.kind === 'figures' ? report.hidden : { shared: [], own: [] };
  const pieces: Piece[] = leaders.slice(from).map((said) => saidBlocks(t, said));
  let before = leaders.length;
  for (const question of ['sharedJob', 'ownJob'] as const) {
    const part = { from: Math.max(0, from - before), most: mostOnPage };
    if (pieces.length < mostOnPage && part.from < quotable[question]) {
      const unread = question === 'sharedJob' ? hidden.shared : hidden.own;
      const words = await someWords(db, roundId, question, { ...part, hidden: unread });
      const label = question === 'sharedJob' ? 'mission.leaderShared' : 'mission.leaderOwn';
      pieces.push(...words.map((said) => [quote(t(label, { words: said }))]));
    }
    before += quotable[question];
  }
  return paged(t, t('mission.allWords'), pieces, { from, all: before }, ['mission.words', roundId]);
}

/** For those whom the question said would read the names. */
export async function namesPage(ctx: Ctx, roundId: string, from: number): Promise<View> {
  const { db, t, workspace } = ctx;
  const round = await readable(ctx, roundId);
  if (round.anonymous) throw new UserError('mission.notYours');
  const answers = await allAnswers(db, round.id);
  const people = await peopleByIds(
    db,
    workspace.id,
    answers.map(({ personId }) => personId),
  );
  const named = answers.flatMap((answer) => {
    const by = people.get(answer.personId ?? '');
    return by ? [{ ...answer, by }] : [];
  });
  named.sort((a, b) => a.by.name.localeCompare(b.by.name));
  const pieces = named.slice(from, from + mostOnPage).map((answer) => {
    return [...saidBlocks(t, answer), small(givenRatings(t, round, answer))];
  });
  return paged(t, reportTitle(t, round), pieces, { from, all: named.length }, ['mission.names', round.id]);
}

function saidBlocks(t: Translator, { by, ownJob, sharedJob }: Said): Block[] {
  return [
    text([personSpan(by)]),
    quote(t('mission.leaderShared', { words: sharedJob })),
    quote(t('mission.leaderOwn', { words: ownJob })),
  ];
}

function givenRatings(t: Translator, round: Round, { rating1, rating2, rating3 }: Answer): string {
  const labels = ratingsOf(round.thirdRating).map((rating) => t(`mission.label.${rating}`));
  const given = [rating1, rating2, rating3].map((value, index) => {
    return `${labels[index] ?? ''} ${value === null ? '–' : sayDigits(value, t.locale)}`;
  });
  return t('mission.givenRatings', { ratings: given.join(' · ') });
}

/** @param pieces those of all that begin at `from` */
function paged(
  t: Translator,
  title: string,
  pieces: readonly Piece[],
  { from, all }: { from: number; all: number },
  [to, roundId]: [RouteName, string],
): View {
  const shown: Block[] = [];
  let size = 0;
  let next = from;
  for (const blocks of pieces) {
    const length = blocks.reduce((sum, block) => sum + ('text' in block ? plain(block.text).length : 0), 0);
    const isFull = size + length > pageSize.characters || shown.length + blocks.length > pageSize.blocks;
    if (isFull && next > from) break;
    shown.push(...blocks);
    size += length;
    next++;
  }
  return view(
    title,
    heading(title),
    shown.length > 0 ? shown : text(t('mission.noWords')),
    controls(
      next < all ? pageButton(t('mission.more'), to, roundId, next) : null,
      from > 0 ? pageButton(t('mission.fromStart'), to, roundId, 0) : null,
    ),
  );
}
