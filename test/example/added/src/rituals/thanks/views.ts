import { button, controls, entry, heading, pager, quote, small, text, view } from '../../chat/blocks.ts';
import { shorten } from '../../chat/input.ts';
import type { Block, View } from '../../chat/view.ts';
import { personSpan, placeSpan, type Span } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Person, Place, Thanks } from '../../store/rows.ts';
import type { Page } from './store.ts';

type People = Page['people'];

function named(t: Translator, people: People, id: string): Span {
  const person = people.get(id);
  return person ? personSpan(person) : t('thanks.somebody');
}

/** What the thanked person is told. */
export function toldView(t: Translator, { fromId, text: words }: Thanks, people: People): View {
  return view(
    t('thanks.toldShort'),
    text(t.rich('thanks.told', { name: named(t, people, fromId) })),
    quote(words),
    controls(button(t('thanks.button.mine'), 'thanks.list')),
  );
}

export interface Receipt {
  thanks: Thanks;
  to: Person;
  /** Whether the bot may write to them. */
  isTold: boolean;
  /** The channel in which it will be posted, and when. */
  post: { place: Place; at: Date } | null;
}

export function receiptView(t: Translator, { thanks, to, isTold, post }: Receipt): View {
  const said = t.rich(isTold ? 'thanks.saved' : 'thanks.savedUntold', { name: personSpan(to) });
  return view(
    said,
    text(said),
    quote(thanks.text),
    post && text(t.rich('thanks.savedPost', { place: placeSpan(post.place), time: { time: post.at, as: 'day' } })),
    small(t('thanks.held')),
    controls(button(t('thanks.button.takeBack'), 'thanks.takeBack', [thanks.id])),
  );
}

/** In place of the receipt: the words are there to be copied. */
export function takenBackView(t: Translator, { text: words }: Thanks): View {
  return view(
    t('thanks.takenBack'),
    text(t('thanks.takenBack')),
    quote(words),
    controls(button(t('thanks.button.give'), 'thanks.give')),
  );
}

/** What was said in a channel, or to its reader. */
export function listView(t: Translator, list: Page, place: Place | null): View {
  const title = place ? t('thanks.listPlace', { place: place.name }) : t('thanks.listMine');
  return view(
    title,
    heading(title),
    list.count === 0 ? text(t('thanks.listEmpty')) : null,
    lines(t, list),
    pager({ back: t('chat.back'), next: t('chat.next') }, list, 'thanks.page'),
    controls(button(t('thanks.button.give'), 'thanks.give')),
  );
}

/** A channel's week. */
export function weekView(t: Translator, list: Page): View {
  const title = t('thanks.week', { count: list.count });
  const rest = list.count - list.all.length;
  return view(
    title,
    heading(title),
    lines(t, list),
    rest > 0 ? small(t('thanks.weekMore', { count: rest })) : null,
    controls(button(t('thanks.button.all'), 'thanks.list'), button(t('thanks.button.give'), 'thanks.give')),
  );
}

function lines(t: Translator, { all, people }: Page): Block[] {
  return all.map(({ fromId, toId, text: words }) =>
    entry(t.rich('thanks.line', { from: named(t, people, fromId), to: named(t, people, toId) }), {
      detail: shorten(words.replace(/\s+/gu, ' '), 240),
    }),
  );
}
