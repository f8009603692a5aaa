import type { ById, Channel } from '../../../who/profile.ts';
import { languageByScript } from '../../dispatch/offer.ts';
import type { Ask, Call } from '../../platform.ts';
import type { Pressed } from '../../view.ts';
import type { Channels } from '../channels.ts';
import { valuesOf } from '../draw/form.ts';
import { anyRoute } from '../draw/render.ts';
import { readRoute } from '../draw/route.ts';
import type { Directory } from '../people.ts';
import { commandText, mentioned, messageText } from './mentions.ts';
import type { CommandPayload, MentionPayload, PressedPayload, ShortcutPayload, SubmittedPayload } from './payloads.ts';

export interface Listening {
  people: Directory;
  channels: Channels;
  workspace(): { id: string; name: string };
  /** Names of our commands, without slash and prefix. */
  commands: readonly string[];
  /** Where the workspace's pages begin, such as "https://company.slack.com/". */
  url(): string;
}

/** From what Slack sends to what a person did. */
export function listening({ people, channels, workspace, commands, url }: Listening) {
  const nameOf = async (id: string) => (await people.profile(id))?.name ?? null;

  /** @param trigger unique to one interaction, also when it is delivered twice */
  function heard(trigger: string, person: ById, place: Channel, ask: Ask): Call {
    return { id: trigger, platform: 'slack', workspace: workspace(), person, place, ask };
  }

  /**
   * Slack tells who it was by their id, a name, and their team: in shared channels another company's. Whom it can tell
   * nothing of is taken for a guest, and asked about again.
   * @param team null where only people of our own workspace can have done it
   */
  function whoIs(id: string, said: string, team: string | null): ById {
    const isElsewhere = team !== null && team !== workspace().id;
    const ask = async () => (await people.asked(id)) ?? { id, name: said, admin: false, kind: 'guest' as const };
    return { id, isElsewhere, ask };
  }

  const who = ({ user }: { user: Presser }) => whoIs(user.id, nameIn(user), user.team_id ?? null);

  async function placeOf(id: string, name: string): Promise<Channel> {
    if (isDirect(name)) return { id, name, kind: 'direct' };
    // the name of a private channel is withheld
    const known = name === 'privategroup' ? await channels.nameOf(id) : name;
    return { id, name: known ?? name, kind: 'channel' };
  }

  async function command(payload: CommandPayload): Promise<Call> {
    const text = await commandText(payload.text, nameOf);
    const { people: named, places } = mentioned(payload.text);
    for (const id of named) await people.meet(id);
    for (const id of places) await channels.meet(id);
    return heard(
      payload.trigger_id,
      whoIs(payload.user_id, payload.user_name ?? payload.user_id, payload.team_id ?? null),
      await placeOf(payload.channel_id, payload.channel_name),
      { kind: 'command', name: nameOfCommand(payload.command), text },
    );
  }

  /** Workspaces where another app owns a name use ours with a prefix: "/yp-agenda". */
  function nameOfCommand(typed: string): string {
    const name = typed.replace(/^\//, '');
    const ours = commands.filter((known) => name.endsWith(known));
    return ours.toSorted((a, b) => b.length - a.length)[0] ?? name;
  }

  /** null: nothing of ours. @param remembered where the window or home page was opened */
  async function click(payload: PressedPayload, remembered: Channel | null): Promise<Call | null> {
    const [action] = payload.actions;
    const place = payload.channel
      ? await placeOf(payload.channel.id, payload.channel.name)
      : remembered && (await channels.asNow(remembered));
    const route = action && routeOf(action);
    if (!route || !place) return null;
    if (action.selected_user) await people.meet(action.selected_user);
    return heard(payload.trigger_id, who(payload), place, { kind: 'click', route });
  }

  async function submit(payload: SubmittedPayload, place: Channel, route: Pressed) {
    const { values } = payload.view.state;
    for (const element of Object.values(values).flatMap((elements) => Object.values(elements))) {
      if (element.selected_user) await people.meet(element.selected_user);
      if (element.selected_conversation) await channels.meet(element.selected_conversation);
    }
    const ask: Ask = { kind: 'submit', route, values: valuesOf(values) };
    return heard(payload.trigger_id, who(payload), await channels.asNow(place), ask);
  }

  async function shortcut(payload: ShortcutPayload): Promise<Call> {
    const { channel, message, message_ts: ts, user } = payload;
    const text = await messageText(message.text ?? '', nameOf);
    const isPrivate = channel.name === 'privategroup' || isDirect(channel.name);
    const from = isPrivate ? { isPrivate } : { link: linkTo(channel.id, ts) };
    const ask: Ask = { kind: 'shortcut', to: payload.callback_id, text, ...from };
    // of a private place where the bot is not used nothing is kept
    const isUsed = !isPrivate || (await channels.isKnown(channel.id));
    const place = isUsed ? await placeOf(channel.id, channel.name) : ownPlace(user.id);
    return heard(payload.trigger_id, who(payload), place, ask);
  }

  /** As Slack writes them; to ask for one would take of the three seconds in which a form can be opened. */
  function linkTo(channel: string, message: string): string {
    return `${url().replace(/\/*$/, '/')}archives/${channel}/p${message.replace('.', '')}`;
  }

  /** null: by a bot. What was said stays here. */
  async function spoken({ user, bot_id: bot, team, user_team: userTeam, text, channel, ts }: MentionPayload) {
    if (user == null || bot != null) return null;
    const language = languageByScript(text);
    const ask: Ask = { kind: 'spoken', ...(language && { language }) };
    const place = await placeOf(channel, 'privategroup');
    return heard(`mention:${channel}:${ts}`, whoIs(user, user, userTeam ?? team ?? null), place, ask);
  }

  function home(id: string, person: string, channel: string): Call {
    return heard(
      id,
      whoIs(person, person, null),
      { id: channel, name: 'directmessage', kind: 'direct' },
      { kind: 'home' },
    );
  }

  return { command, click, submit, shortcut, spoken, home };
}

type Action = PressedPayload['actions'][number];

/** Where a button or a menu leads: what was chosen is the last argument. */
function routeOf(action: Action): Pressed | null {
  const chosen = action.selected_option?.value ?? action.selected_user;
  if (action.action_id === anyRoute) return chosen ? readRoute(chosen) : null;
  const route = readRoute(action.action_id);
  return route && { to: route.to, args: chosen == null ? route.args : [...route.args, chosen] };
}

/** Between two people, or among a few. */
function isDirect(name: string): boolean {
  return name === 'directmessage' || name.startsWith('mpdm-');
}

/** What goes to a person's id arrives in their direct messages with the bot. */
function ownPlace(person: string): Channel {
  return { id: person, name: 'directmessage', kind: 'direct' };
}

type Presser = PressedPayload['user'];

function nameIn(user: Presser): string {
  for (const name of [user.name, user.username]) if (typeof name === 'string' && name !== '') return name;
  return user.id;
}
