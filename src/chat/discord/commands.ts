import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  Locale as DiscordLocale,
  InteractionContextType,
  type LocalizationMap,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { type Locale, localeOf } from '../../i18n/locales.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import { translator } from '../../i18n/translate.ts';
import type { Asks, Command, CommandOption, Word } from '../asks.ts';
import { longest, shorten } from '../input.ts';
import { channelTypes } from './draw/form.ts';

type Registered = RESTPutAPIApplicationCommandsJSONBody[number];

/** The word that every command answers, also where its ritual does not name it. */
export const helpWord = 'help';

/** Every command and message command, as Discord is told. In servers only: a direct message does not tell which one. */
export function commandsOf(rituals: readonly Asks[]): Registered[] {
  const where = {
    integration_types: [ApplicationIntegrationType.GuildInstall],
    contexts: [InteractionContextType.Guild],
  };
  return [
    ...rituals.map(
      ({ command, words }): Registered => ({
        type: ApplicationCommandType.ChatInput,
        name: command.name,
        ...described(command.summary),
        ...where,
        options: wordsOf(command, words),
      }),
    ),
    ...rituals.flatMap(({ shortcuts }) =>
      shortcuts.map(({ label }): Registered => {
        const { said, others } = inEach(label, 32);
        const localized = others && { name_localizations: others };
        return { type: ApplicationCommandType.Message, name: said, ...localized, ...where };
      }),
    ),
  ];
}

/** Words become subcommands; those of two parts, such as "champion add", stand in a group. */
function wordsOf(command: Command, words: Asks['words']): APIApplicationCommandOption[] {
  const found: APIApplicationCommandOption[] = [];
  for (const [name, word] of Object.entries(words)) {
    const [first = name, second] = name.split(' ');
    if (second === undefined) {
      found.push(subcommand(first, word.summary, word));
      continue;
    }
    let group = found.find((option) => option.name === first);
    if (group?.type !== ApplicationCommandOptionType.SubcommandGroup) {
      group = {
        type: ApplicationCommandOptionType.SubcommandGroup,
        name: first,
        ...described(command.summary),
        options: [],
      };
      found.push(group);
    }
    group.options?.push(subcommand(second, word.summary, word));
  }
  return words[helpWord] ? found : [...found, subcommand(helpWord, 'chat.discord.help')];
}

function subcommand(name: string, summary: MessageKey, word?: Word): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    ...described(summary),
    options: word?.options.map((one) => option(one, word)) ?? [],
  };
}

/** Of a number, with room for a # and what is typed to find what it belongs to. */
const longestNumber = 100;

/** Numbers are typed as text: Discord's own number field takes the digits of no script but one. */
function option(one: CommandOption, { ask }: Word): APIApplicationCommandBasicOption {
  const base = { name: one.name, ...described(one.label), required: !one.optional && !ask };
  switch (one.kind) {
    case 'person':
      return { type: ApplicationCommandOptionType.User, ...base };
    case 'place':
      return { type: ApplicationCommandOptionType.Channel, ...base, channel_types: channelTypes(one.forums) };
    case 'choice': {
      const choices = (one.choices ?? []).map(({ value, label }) => {
        const { said, others } = inEach(label, 100);
        return { name: said, value, ...(others && { name_localizations: others }) };
      });
      return { type: ApplicationCommandOptionType.String, ...base, choices };
    }
    case 'text':
    case 'number': {
      const most = { max_length: one.kind === 'text' ? (one.max ?? longest) : longestNumber };
      return one.complete
        ? { type: ApplicationCommandOptionType.String, ...base, ...most, autocomplete: true }
        : { type: ApplicationCommandOptionType.String, ...base, ...most };
    }
  }
}

function described(key: MessageKey): { description: string; description_localizations?: LocalizationMap } {
  const { said, others } = inEach(key, 100);
  return { description: said, ...(others && { description_localizations: others }) };
}

/** In English, and in each other language that both Discord and the bot speak. */
function inEach(key: MessageKey, longest: number): { said: string; others: LocalizationMap | null } {
  const say = (locale: Locale) => shorten(translator(locale, 'UTC')(key), longest);
  const others = sharedLocales().map(([tag, locale]) => [tag, say(locale)] as const);
  return { said: say('en'), others: others.length > 0 ? Object.fromEntries(others) : null };
}

/** Discord's list of languages knows neither Bengali nor Nepali: there the commands' own descriptions stay English. */
export function sharedLocales(): [DiscordLocale, Locale][] {
  return Object.values(DiscordLocale).flatMap((tag) => {
    const locale = localeOf(tag);
    return locale === undefined || locale === 'en' ? [] : [[tag, locale] as [DiscordLocale, Locale]];
  });
}

/** Whether Discord has them already: it adds ids and fills in what was left out. */
export function isRegistered(ours: readonly Registered[], theirs: readonly object[]): boolean {
  return JSON.stringify(ours.map(essence).sort()) === JSON.stringify(theirs.map(essence).sort());
}

const told = new Set([
  ...[
    'type',
    'name',
    'description',
    'required',
    'options',
    'choices',
    'value',
    'autocomplete',
    'channel_types',
    'max_length',
  ],
  ...['contexts', 'integration_types', 'name_localizations', 'description_localizations'],
]);

function essence(command: object): string {
  return JSON.stringify(strip(command));
}

function strip(value: unknown, isWords = false): unknown {
  if (Array.isArray(value)) return value.map((one) => strip(one));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name, part]) => (isWords || told.has(name)) && !isNothing(part))
    .map(([name, part]) => [name, strip(part, name.endsWith('_localizations'))] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isNothing(part: unknown): boolean {
  return (
    part === null || part === undefined || part === false || part === '' || (Array.isArray(part) && part.length === 0)
  );
}
