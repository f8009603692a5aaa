import { ownNames } from '../../i18n/locales.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import { translator } from '../../i18n/translate.ts';
import { directOffered, languageOffered } from '../../who/people.ts';
import { callsInChannels } from '../../who/reader.ts';
import type { Ctx } from '../asks.ts';
import type { Ask, Reply, SpokenLanguage } from '../platform.ts';
import type { Block, Button } from '../view.ts';

/** The language people's own words are written in, where its script tells: Bengali, or Devanagari taken as Nepali. */
export function languageByScript(text: string): SpokenLanguage | null {
  const bengali = text.match(/\p{Script=Bengali}/gu)?.length ?? 0;
  const devanagari = text.match(/\p{Script=Devanagari}/gu)?.length ?? 0;
  if (bengali + devanagari < 3) return null;
  return bengali >= devanagari ? 'bn' : 'ne';
}

/** When somebody writes in Bengali or Nepali, the bot offers once, in that language, to speak it. */
export async function withLanguageOffer(ctx: Ctx, ask: Ask, reply: Reply): Promise<Reply> {
  if (ctx.person.languageOffered || ctx.person.locale || !('show' in reply)) return reply;
  const locale = languageOf(ask);
  if (!locale || locale === ctx.t.locale) return reply;
  await languageOffered(ctx.db, ctx.person);
  const t = translator(locale, ctx.t.zone, ctx.t.prefix);
  const offer: Block[] = [
    { kind: 'divider' },
    { kind: 'text', text: t('chat.offerLanguage') },
    {
      kind: 'controls',
      controls: [
        { kind: 'button', label: t('chat.offerYes'), tone: 'primary', go: { to: 'pad.speak', args: [locale] } },
        { kind: 'button', label: ownNames[ctx.t.locale], go: { to: 'pad.speak', args: [ctx.t.locale] } },
      ],
    },
  ];
  return { show: { ...reply.show, blocks: [...reply.show.blocks, ...offer] } };
}

/** The action that takes the answer: where no ritual has it, nothing is offered. */
export const directRoute = 'pad.direct';

/** Where nobody is written to unasked, the bot asks once whether it may: on the first receipt of something written. */
export async function withDirectOffer(ctx: Ctx, ask: Ask, reply: Reply): Promise<Reply> {
  const { person, place, platform, t } = ctx;
  if (!callsInChannels(platform.name) || person.directMessages !== null || person.directOffered) return reply;
  if (!('show' in reply) || place.kind === 'direct' || writtenIn(ask).trim() === '') return reply;
  if (!(await directOffered(ctx.db, person))) return reply;
  const choose = (label: MessageKey, answer: 'yes' | 'no', tone?: 'primary'): Button => ({
    kind: 'button',
    label: t(label),
    go: { to: directRoute, args: [answer] },
    ...(tone && { tone }),
  });
  const offer: Block[] = [
    { kind: 'divider' },
    { kind: 'text', text: t('chat.offerDirect') },
    {
      kind: 'controls',
      controls: [choose('chat.offerDirectYes', 'yes', 'primary'), choose('chat.offerDirectNo', 'no')],
    },
  ];
  return { show: { ...reply.show, blocks: [...reply.show.blocks, ...offer] } };
}

function languageOf(ask: Ask): SpokenLanguage | null {
  if (ask.kind === 'spoken') return ask.open ? null : (ask.language ?? null);
  return languageByScript(writtenIn(ask));
}

function writtenIn(ask: Ask): string {
  if (ask.kind === 'command') return ask.text;
  if (ask.kind === 'word') return Object.values(ask.options).join(' ');
  if (ask.kind === 'submit') return Object.values(ask.values).flat().join(' ');
  return '';
}
