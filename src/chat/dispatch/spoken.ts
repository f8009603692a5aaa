import { type Translator, translator } from '../../i18n/translate.ts';
import type { Person } from '../../store/rows.ts';
import { speakTo } from '../../who/reader.ts';
import { isGuest } from '../../who/roles.ts';
import type { Asks, Ctx } from '../asks.ts';
import { controls, facts, heading, small, text, view } from '../blocks.ts';
import { someWaiting, startButtons } from '../home.ts';
import { type Ask, type Reply, readerOf } from '../platform.ts';
import type { Block, View } from '../view.ts';
import { inHelpOrder, isUsable } from './help.ts';

/** What somebody hears who spoke to the bot, whatever they said: what they can do now, and how to begin. */
export async function spokenReply(
  ctx: Ctx,
  rituals: readonly Asks[],
  { language, open }: Extract<Ask, { kind: 'spoken' }>,
): Promise<Reply> {
  const { workspace, person } = ctx;
  const usual = speakTo(workspace, open ? null : person);
  // who never chose a language is answered in the one they wrote; what others read, too, tells no choice of theirs
  const t = language && (open || !person.locale) ? translator(language, usual.zone) : usual;
  return { show: open ? openView(t, rituals) : await ownView({ ...ctx, t }, rituals), reader: readerOf(t) };
}

/** Says nothing that is anybody's own. @param last where to go on; left out: to what waits for the reader */
export function openView(t: Translator, rituals: readonly Asks[], last = t('chat.spokenOpen')): View {
  return view(t('chat.spoken'), text(t('chat.spoken')), begin(t, rituals), small(last));
}

async function ownView(ctx: Ctx, rituals: readonly Asks[]): Promise<View> {
  const { t, person } = ctx;
  const title = t('chat.home', { name: person.name });
  const isInside = !isGuest(person);
  return view(
    title,
    heading(title),
    text(t('chat.spoken')),
    begin(t, rituals, person),
    isInside ? await someWaiting(ctx, rituals) : null,
    isInside ? controls(...startButtons(ctx, rituals)) : null,
    small(t('chat.spokenRest')),
  );
}

/** The commands that everybody begins with. */
function begin(t: Translator, rituals: readonly Asks[], person?: Person): Block {
  const first = inHelpOrder(rituals).filter(
    (ritual) => ritual.command.order !== undefined && (!person || isUsable(ritual, person)),
  );
  return facts(...first.map(({ command }) => ({ label: `/${t.prefix}${command.name}`, value: t(command.summary) })));
}
