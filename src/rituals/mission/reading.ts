import type { Block, RouteName, View } from '../../chat/view.ts';
import { plain } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Answer, Round } from '../../store/rows.ts';
import { sayDigits } from '../../time/say.ts';
import { pageButton } from './reports.ts';
import { ratingsOf } from './rules.ts';
import { reportTitle } from './saying.ts';
import type { Named, Said } from './telling.ts';
import { personSpan, view } from './views.ts';

/** What people said in a round, page by page. */

/** What one message takes on every platform, with room to spare for headings and buttons. */
const pageSize = { characters: 3300, blocks: 30 };

/** So many pieces never fit more than one page. */
export const mostOnPage = pageSize.blocks;

export interface Piece {
  blocks: readonly Block[];
}

export function leaderPiece(t: Translator, said: Said): Piece {
  return { blocks: saidBlocks(t, said) };
}

export function wordsPiece(t: Translator, question: 'sharedJob' | 'ownJob', words: string): Piece {
  const text = question === 'sharedJob' ? t('mission.leaderShared', { words }) : t('mission.leaderOwn', { words });
  return { blocks: [{ kind: 'quote', text }] };
}

export function namedPiece(t: Translator, round: Round, answer: Answer & { by: Named }): Piece {
  return { blocks: [...saidBlocks(t, answer), { kind: 'note', text: givenRatings(t, round, answer) }] };
}

function saidBlocks(t: Translator, { by, ownJob, sharedJob }: Said): Block[] {
  return [
    { kind: 'text', text: [personSpan(by)] },
    { kind: 'quote', text: t('mission.leaderShared', { words: sharedJob }) },
    { kind: 'quote', text: t('mission.leaderOwn', { words: ownJob }) },
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
export function wordsView(t: Translator, round: Round, pieces: readonly Piece[], page: Page): View {
  return paged(t, t('mission.allWords'), pieces, page, ['mission.words', round.id]);
}

export function namesView(t: Translator, round: Round, pieces: readonly Piece[], page: Page): View {
  return paged(t, reportTitle(t, round), pieces, page, ['mission.names', round.id]);
}

export interface Page {
  from: number;
  all: number;
}

function paged(
  t: Translator,
  title: string,
  pieces: readonly Piece[],
  { from, all }: Page,
  [to, roundId]: [RouteName, string],
): View {
  const shown: Block[] = [];
  let size = 0;
  let next = from;
  for (const { blocks } of pieces) {
    const length = blocks.reduce((sum, block) => sum + ('text' in block ? plain(block.text).length : 0), 0);
    const full = size + length > pageSize.characters || shown.length + blocks.length > pageSize.blocks;
    if (full && next > from) break;
    shown.push(...blocks);
    size += length;
    next++;
  }
  if (shown.length === 0) shown.push({ kind: 'text', text: t('mission.noWords') });
  const controls = [
    ...(next < all ? [pageButton(t('mission.more'), to, roundId, next)] : []),
    ...(from > 0 ? [pageButton(t('mission.fromStart'), to, roundId, 0)] : []),
  ];
  const blocks: Block[] = [{ kind: 'heading', text: title }, ...shown];
  return view(title, controls.length > 0 ? [...blocks, { kind: 'controls', controls }] : blocks);
}
