import type { View } from '../../src/chat/view.ts';
import { locales } from '../../src/i18n/locales.ts';
import { plain } from '../../src/i18n/text.ts';
import { translator } from '../../src/i18n/translate.ts';

const who = locales.map((locale) => translator(locale, 'UTC')('chat.whoIAm'));

/** A message without the line by which the first to each member says who writes. */
export function withoutWho(view: View): View {
  const [first, ...rest] = view.blocks;
  const isWho = first?.kind === 'note' && who.includes(plain(first.text));
  return isWho ? { ...view, blocks: rest } : view;
}
