import { button, controls } from '../../chat/blocks.ts';
import { narrowest, overflowsOfView } from '../../chat/limits.ts';
import type { View } from '../../chat/view.ts';
import { type Locale, ownNames } from '../../i18n/locales.ts';

/**
 * What a whole channel reads, with a button that shows it to whoever presses it in their own language: it bears the names
 * of the other languages that people here read, which nobody has to translate. As it is where there is no other, or no room.
 * @param id of the delivery that posted it
 */
export function readableBy(view: View, id: string, shownIn: Locale, languages: readonly Locale[]): View {
  const others = languages.filter((one) => one !== shownIn);
  if (others.length === 0) return view;
  const read = button(others.map((one) => ownNames[one]).join(' · '), 'pad.read', [id]);
  const last = view.blocks.at(-1);
  const hasRoom = last?.kind === 'controls' && last.controls.length < 5;
  const blocks = hasRoom
    ? [...view.blocks.slice(0, -1), ...controls(...last.controls, read)]
    : [...view.blocks, ...controls(read)];
  const offered = { ...view, blocks };
  return overflowsOfView(offered, narrowest).length > overflowsOfView(view, narrowest).length ? view : offered;
}
