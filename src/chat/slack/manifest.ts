import type { Translator } from '../../i18n/translate.ts';
import type { Asks, Spoken } from '../asks.ts';
import { usage } from '../dispatch/help.ts';

/** What Slack is told of the app. https://docs.slack.dev/reference/app-manifest, November 2026. */
export interface Manifest {
  display_information: { name: string; description: string; long_description: string; background_color: string };
  features: {
    app_home: { home_tab_enabled: boolean; messages_tab_enabled: boolean; messages_tab_read_only_enabled: boolean };
    bot_user: { display_name: string; always_online: boolean };
    shortcuts: { name: string; type: 'message'; callback_id: string; description: string }[];
    slash_commands: {
      command: string;
      url?: string;
      description: string;
      usage_hint: string;
      should_escape: boolean;
    }[];
  };
  oauth_config: { scopes: { bot: string[]; bot_optional: string[] } };
  settings: {
    event_subscriptions: { request_url?: string; bot_events: string[] };
    interactivity: { is_enabled: boolean; request_url?: string };
    org_deploy_enabled: boolean;
    socket_mode_enabled: boolean;
    token_rotation_enabled: boolean;
  };
}

export interface ManifestOptions {
  /** Where Slack sends its requests, such as https://pad.example.com; null: Socket Mode. */
  url: string | null;
  /** Stands before the command names where another app owns them: "yp-" makes /yp-agenda. */
  prefix?: string;
}

const name = 'Yellow Pad';

/** Without these the bot cannot work. */
const needed = [
  'app_mentions:read',
  'commands',
  'chat:write',
  'users:read',
  'channels:read',
  'groups:read',
  'files:write',
];

/** Only to look whether a message arrived that was being sent when the bot was cut off. */
const optional = ['channels:history', 'groups:history', 'im:history', 'im:write'];

const botEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_rename',
  'group_rename',
  'member_joined_channel',
  'team_join',
  'tokens_revoked',
  'user_change',
];

/** The app's manifest, from the rituals. @param t English, for Slack translates no manifest */
export function manifest(rituals: readonly Asks[], t: Translator, { url, prefix = '' }: ManifestOptions): Manifest {
  const request = url === null ? null : `${url.replace(/\/+$/, '')}/slack/events`;
  return {
    display_information: {
      name,
      description: 'Keeps the customer first: in meetings, in everyone’s job, in ideas.',
      long_description: [
        'Yellow Pad keeps the customer first.',
        'Every meeting opens with a customer: one story somebody brings, or a prompt and whose turn it is.',
        'A short poll asks everyone what their job is and what the shared job is.',
        'Ideas come from everybody, and champions answer each of them.',
        'It speaks English, Bengali and Nepali.',
      ].join(' '),
      background_color: '#7a5c00',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: name, always_online: true },
      shortcuts: rituals
        .flatMap(({ shortcuts }) => shortcuts)
        .map((shortcut) => ({
          name: t(shortcut.label),
          type: 'message',
          callback_id: shortcut.name,
          description: t(shortcut.label),
        })),
      slash_commands: rituals.map((ritual) => ({
        command: `/${prefix}${ritual.command.name}`,
        ...(request !== null && { url: request }),
        description: t(ritual.command.summary),
        usage_hint: hint(ritual, t),
        should_escape: true,
      })),
    },
    oauth_config: { scopes: { bot: [...needed, ...optional], bot_optional: [...optional] } },
    settings: {
      event_subscriptions: { ...(request !== null && { request_url: request }), bot_events: [...botEvents] },
      interactivity: { is_enabled: true, ...(request !== null && { request_url: request }) },
      org_deploy_enabled: false,
      socket_mode_enabled: request === null,
      token_rotation_enabled: false,
    },
  };
}

/** What may follow the command: "show | add <topic> | … | help". */
function hint({ command, words: known }: Spoken, t: Translator): string {
  const words = Object.entries(known).map(([word, what]) =>
    usage(t, command, word, what).slice(command.name.length + 2),
  );
  return [...new Set([...words, 'help'])].join(' | ');
}

/** What Slack would refuse of a manifest, one line each; empty where it takes it. */
export function problemsOfManifest(made: Manifest): string[] {
  const found: string[] = [];
  const most = (what: string, text: string, max: number) => {
    if (text.length === 0 || text.length > max) found.push(`${what}: ${text.length} characters where 1 to ${max} fit`);
  };
  const { display_information: shown, features, oauth_config: oauth, settings } = made;
  most('name', shown.name, 35);
  most('description', shown.description, 140);
  most('long description', shown.long_description, 4000);
  if (shown.long_description.length < 175) found.push('long description: under 175 characters');
  if (!/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(shown.background_color)) found.push('background color: no hex value');
  most('display name', features.bot_user.display_name, 80);
  for (const { command, description, usage_hint: after, should_escape: isEscaped, url } of features.slash_commands) {
    if (!/^\/[a-z0-9_-]{1,31}$/.test(command)) found.push(`${command}: no name for a command`);
    most(`${command}, description`, description, 2000);
    most(`${command}, usage hint`, after, 1000);
    if (!isEscaped) found.push(`${command}: without should_escape, people and channels arrive as bare names`);
    if ((url === undefined) !== settings.socket_mode_enabled) found.push(`${command}: a url is for HTTP alone`);
  }
  for (const { name: label, callback_id: id, description } of features.shortcuts) {
    most(`shortcut ${label}`, label, 24);
    most(`shortcut ${label}, callback_id`, id, 255);
    most(`shortcut ${label}, description`, description, 150);
  }
  if (features.shortcuts.length > 10) found.push('more than 10 shortcuts');
  if (features.slash_commands.length > 50) found.push('more than 50 commands');
  found.push(
    ...twice(
      'command',
      features.slash_commands.map(({ command }) => command),
    ),
  );
  found.push(
    ...twice(
      'shortcut',
      features.shortcuts.map(({ callback_id: id }) => id),
    ),
  );
  found.push(...twice('scope', oauth.scopes.bot));
  for (const scope of oauth.scopes.bot_optional) {
    if (!oauth.scopes.bot.includes(scope)) found.push(`${scope}: optional, but not asked for`);
  }
  for (const address of [settings.event_subscriptions.request_url, settings.interactivity.request_url]) {
    if (settings.socket_mode_enabled ? address !== undefined : !address?.startsWith('https://')) {
      found.push('request url: an https:// address over HTTP, none in Socket Mode');
    }
  }
  return found;
}

function twice(what: string, all: readonly string[]): string[] {
  return all.filter((one, index) => all.indexOf(one) !== index).map((one) => `${what} ${one} twice`);
}
