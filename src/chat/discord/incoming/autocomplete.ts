import {
  type APIApplicationCommandAutocompleteInteraction,
  ApplicationCommandOptionType,
  InteractionResponseType,
  type REST,
  Routes,
} from 'discord.js';
import { failure, failureId, type Logger } from '../../../log.ts';
import type { Completer } from '../../dispatch/complete.ts';
import { shorten } from '../../input.ts';
import type { Call } from '../../platform.ts';
import { caps } from '../draw/caps.ts';
import { profileOf } from '../people.ts';
import { placeOf, typed } from './reading.ts';

export interface AutocompleteOptions {
  log: Logger;
  rest(): REST;
  complete: Completer;
  workspaceOf(guild: string): Promise<Call['workspace']>;
}

const logEveryMs = 60_000;

type Writing = APIApplicationCommandAutocompleteInteraction;

/** Offers what fits while an option is typed. Whatever goes wrong, one can go on typing. */
export function autocomplete({ log, rest, complete, workspaceOf }: AutocompleteOptions) {
  let loggedAt = 0;

  async function choicesFor({ data, member, channel, guild_id: guild, locale }: Writing) {
    const place = placeOf({ channel, member });
    const { word, options } = typed(data.options);
    const focused = options.find(
      (one) => one.type === ApplicationCommandOptionType.String && 'focused' in one && one.focused === true,
    );
    if (!member || !place || guild === undefined || !focused) return [];
    const person = { ...profileOf(member.user, member, member.permissions), locale };
    const call = { platform: 'discord' as const, workspace: await workspaceOf(guild), person, place };
    const option = focused.name;
    const found = await complete({ call, command: data.name, word, option, typed: String(focused.value) });
    return found
      .filter(({ value, label }) => value !== '' && label !== '' && value.length <= caps.optionText)
      .slice(0, caps.options)
      .map(({ value, label }) => ({ value, name: shorten(label, caps.optionText) }));
  }

  /** Everybody who types meets the same trouble with every letter: it is logged once a minute. */
  function failed(error: unknown): [] {
    if (Math.abs(Date.now() - loggedAt) >= logEveryMs) {
      loggedAt = Date.now();
      log.error({ id: failureId(), platform: 'discord', failure: failure(error) }, 'suggesting failed');
    }
    return [];
  }

  return async (interaction: Writing): Promise<void> => {
    const choices = await choicesFor(interaction).catch(failed);
    const body = { type: InteractionResponseType.ApplicationCommandAutocompleteResult, data: { choices } };
    const route = Routes.interactionCallback(interaction.id, interaction.token);
    // too late, or the person went on typing: there is another one
    await rest()
      .post(route, { body, auth: false })
      .catch((error: unknown) => log.debug({ failure: failure(error) }, 'a suggestion came too late'));
  };
}
