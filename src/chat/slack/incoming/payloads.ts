import { z } from 'zod';
import { filledIn } from '../draw/form.ts';

/** What Slack sends, as far as it is used. Everything else in it is let be, for Slack adds to it. */

const user = z.looseObject({ id: z.string(), team_id: z.string().nullish() });
const channel = z.looseObject({ id: z.string(), name: z.string() });
const option = z.looseObject({ value: z.string() });

export const command = z.looseObject({
  command: z.string(),
  text: z.string().default(''),
  user_id: z.string(),
  user_name: z.string().optional(),
  team_id: z.string().optional(),
  channel_id: z.string(),
  channel_name: z.string(),
  trigger_id: z.string(),
  response_url: z.string(),
});
export type CommandPayload = z.infer<typeof command>;

const view = z.looseObject({ id: z.string(), type: z.enum(['modal', 'home']), private_metadata: z.string() });

export const pressed = z.looseObject({
  user,
  trigger_id: z.string(),
  channel: channel.optional(),
  container: z.looseObject({ is_ephemeral: z.boolean().optional() }),
  view: view.optional(),
  response_url: z.string().optional(),
  actions: z
    .array(
      z.looseObject({
        action_id: z.string(),
        selected_option: option.nullish(),
        selected_user: z.string().nullish(),
      }),
    )
    .min(1),
});
export type PressedPayload = z.infer<typeof pressed>;

export const submitted = z.looseObject({
  user,
  trigger_id: z.string(),
  view: z.looseObject({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string(),
    title: z.looseObject({ text: z.string() }),
    submit: z.looseObject({ text: z.string() }).nullish(),
    close: z.looseObject({ text: z.string() }).nullish(),
    blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string() })),
    state: z.looseObject({ values: z.record(z.string(), z.record(z.string(), filledIn)) }),
  }),
});
export type SubmittedPayload = z.infer<typeof submitted>;

export const shortcut = z.looseObject({
  user,
  trigger_id: z.string(),
  callback_id: z.string(),
  response_url: z.string(),
  channel,
  message_ts: z.string(),
  message: z.looseObject({ text: z.string().nullish() }),
});
export type ShortcutPayload = z.infer<typeof shortcut>;

export const event = z.looseObject({
  event_id: z.string(),
  event: z.looseObject({ type: z.string() }),
});

export const homeOpened = z.looseObject({ user: z.string(), channel: z.string(), tab: z.string() });
export const joined = z.looseObject({ user: z.string(), channel: z.string() });
/** `ts` names the message; an edited one is sent again under it. */
export const mention = z.looseObject({
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  team: z.string().nullish(),
  user_team: z.string().nullish(),
  text: z.string().default(''),
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().nullish(),
});
export type MentionPayload = z.infer<typeof mention>;
export const revoked = z.looseObject({ tokens: z.looseObject({ bot: z.array(z.string()).optional() }) });
export const channelRenamed = z.looseObject({ channel: z.looseObject({ id: z.string(), name: z.string() }) });
export const userSaid = z.looseObject({ user: z.unknown() });

/** What kind of thing a body is: one that is heard, one of a kind unknown here, or none at all. */
export type BodyKind = 'command' | 'event' | 'interaction' | 'unknown' | 'malformed';

const heard = ['block_actions', 'view_submission', 'message_action'];

export function kindOf(body: unknown): BodyKind {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return 'malformed';
  if ('event' in body) return event.safeParse(body).success ? 'event' : 'malformed';
  if ('command' in body) return command.safeParse(body).success ? 'command' : 'malformed';
  if (!('type' in body) || typeof body.type !== 'string') return 'malformed';
  if (!heard.includes(body.type)) return 'unknown';
  const shape = { block_actions: pressed, view_submission: submitted, message_action: shortcut }[body.type];
  return shape?.safeParse(body).success ? 'interaction' : 'malformed';
}
