import { z } from 'zod';

/** Discord's components as its reference describes them; whatever it does not name is refused. November 2026. */

const customId = z.string().min(1).max(100);
const id = z
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .optional();
const some = z.string().regex(/\S/, 'only space');
const snowflake = z.string().regex(/^\d{17,20}$/);
const attached = z.strictObject({ url: z.string().regex(/^attachment:\/\/[\w.-]+$/) });

const label = z.string().min(1).max(80);
const linked = z.strictObject({
  type: z.literal(2),
  id,
  style: z.literal(5),
  label,
  url: z.url({ protocol: /^https?$/ }).max(512),
});
const pressed = z.strictObject({
  type: z.literal(2),
  id,
  style: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  label,
  custom_id: customId,
  disabled: z.boolean().optional(),
});
const button = z.union([pressed, linked]);

const option = z.strictObject({
  label: z.string().min(1).max(100),
  value: z.string().min(1).max(100),
  description: z.string().min(1).max(100).optional(),
  default: z.boolean().optional(),
});
const counts = { min_values: z.int().min(0).max(25).optional(), max_values: z.int().min(1).max(25).optional() };
const placeholder = z.string().max(150).optional();

function distinct(options: readonly { value: string }[]): boolean {
  return new Set(options.map(({ value }) => value)).size === options.length;
}
const options = (least: number, most: number) => z.array(option).min(least).max(most).refine(distinct, 'values repeat');

const stringSelect = z.strictObject({
  type: z.literal(3),
  id,
  custom_id: customId,
  placeholder,
  ...counts,
  options: options(1, 25),
});
const userSelect = z.strictObject({ type: z.literal(5), id, custom_id: customId, placeholder, ...counts });

const text = z.strictObject({ type: z.literal(10), id, content: some.max(4000) });
const row = z
  .strictObject({
    type: z.literal(1),
    id,
    components: z
      .array(z.union([button, stringSelect, userSelect]))
      .min(1)
      .max(5),
  })
  .refine(
    ({ components }) => components.length === 1 || components.every(({ type }) => type === 2),
    'a menu fills its row',
  );
const section = z.strictObject({ type: z.literal(9), id, components: z.array(text).min(1).max(3), accessory: button });
const gallery = z.strictObject({
  type: z.literal(12),
  id,
  items: z
    .array(z.strictObject({ media: attached, description: z.string().min(1).max(1024).optional() }))
    .min(1)
    .max(10),
});
const file = z.strictObject({ type: z.literal(13), id, file: attached });
const separator = z.strictObject({
  type: z.literal(14),
  id,
  divider: z.boolean().optional(),
  spacing: z.int().optional(),
});
const inner = z.union([row, section, text, gallery, file, separator]);
const container = z.strictObject({ type: z.literal(17), id, components: z.array(inner).min(1) });

export type Inner = z.infer<typeof inner>;
export type Container = z.infer<typeof container>;
export type Pressable = z.infer<typeof button> | z.infer<typeof stringSelect> | z.infer<typeof userSelect>;

const said = {
  flags: z.int().refine((flags) => (flags & (1 << 15)) !== 0, 'only new components'),
  components: z.array(container).min(1),
  allowed_mentions: z.strictObject({
    parse: z.array(z.never()),
    users: z.array(z.string()).length(1).optional(),
    replied_user: z.literal(false).optional(),
  }),
  attachments: z.array(z.strictObject({ id: z.int(), filename: z.string().regex(/^[\w.-]+$/) })).max(10),
};
type Sent = z.infer<z.ZodObject<typeof said>> & { message_reference?: unknown };

/** A message of the bot: new components alone, and nobody is pinged. */
export const message = z
  .strictObject({
    ...said,
    message_reference: z.strictObject({ message_id: snowflake, fail_if_not_exists: z.literal(false) }).optional(),
    nonce: z.string().min(1).max(25).optional(),
    enforce_nonce: z.literal(true).optional(),
  })
  .superRefine(complete);

/** The name of a thread, and of a channel. */
export const channelName = z.string().min(1).max(100).regex(/\S/, 'only space');

/** A thread in a forum, with the message it begins with, which takes no nonce. */
export const forumThread = z.strictObject({
  name: channelName,
  message: z.strictObject(said).superRefine(complete),
  applied_tags: z.array(snowflake).max(5).optional(),
});

function complete({ components, attachments, message_reference, allowed_mentions }: Sent, ctx: z.RefinementCtx): void {
  const all = components.flatMap(everything);
  if (message_reference && allowed_mentions.replied_user !== false) ctx.addIssue('a reply that pings');
  const say = (said: string) => ctx.addIssue({ code: 'custom', message: said });
  if (all.length > 40) say(`${all.length} components`);
  const words = all.reduce((sum, one) => sum + (one.type === 10 ? one.content.length : 0), 0);
  if (words > 4000) say(`${words} characters`);
  const names = all.flatMap((one) => ('custom_id' in one ? [one.custom_id] : []));
  if (new Set(names).size < names.length) say('a custom_id twice');
  const ids = all.flatMap((one) => (one.id ? [one.id] : []));
  if (new Set(ids).size < ids.length) say('an id twice');
  const shown = all.flatMap((one) => {
    if (one.type === 13) return [one.file.url];
    return one.type === 12 ? one.items.map(({ media }) => media.url) : [];
  });
  const here = attachments.map(({ filename }) => `attachment://${filename}`);
  if (shown.some((url) => !here.includes(url))) say('a file that is not attached');
}
export type Message = z.infer<typeof message>;

type Any = Container | Inner | Pressable;

export function everything(one: Any): Any[] {
  if (one.type === 9) return [one, ...one.components, one.accessory];
  if (one.type === 17 || one.type === 1) return [one, ...one.components.flatMap((part: Any) => everything(part))];
  return [one];
}

const base = { id, custom_id: customId, required: z.boolean().optional() };
const defaults = (type: string) =>
  z
    .array(z.strictObject({ id: snowflake, type: z.literal(type) }))
    .min(1)
    .max(25)
    .optional();
const oneDefault = (all: readonly { default?: boolean | undefined }[]) => all.filter((one) => one.default).length <= 1;

const input = z
  .strictObject({
    type: z.literal(4),
    ...base,
    style: z.union([z.literal(1), z.literal(2)]),
    min_length: z.int().min(0).max(4000).optional(),
    max_length: z.int().min(1).max(4000).optional(),
    value: z.string().min(1).max(4000).optional(),
    placeholder: z.string().max(100).optional(),
  })
  .refine(({ value = '', max_length = 4000 }) => value.length <= max_length, 'longer than it may be');
const radios = z.strictObject({
  type: z.literal(21),
  ...base,
  options: options(2, 10).refine(oneDefault, 'two chosen'),
});
const boxes = z.strictObject({ type: z.literal(22), ...base, ...counts, options: options(1, 10) });
const menu = z.strictObject({ type: z.literal(3), ...base, placeholder, ...counts, options: options(1, 25) });
const people = z.strictObject({
  type: z.literal(5),
  ...base,
  placeholder,
  ...counts,
  default_values: defaults('user'),
});
const channels = z.strictObject({
  type: z.literal(8),
  ...base,
  placeholder,
  ...counts,
  channel_types: z.array(z.int()).optional(),
  default_values: defaults('channel'),
});
const field = z
  .union([input, radios, boxes, menu, people, channels])
  .refine(
    (one) => one.required !== false || one.type === 4 || one.type === 21 || one.min_values === 0,
    'must it be filled in?',
  );
const labelled = z.strictObject({
  type: z.literal(18),
  id,
  label: z.string().min(1).max(45),
  description: z.string().min(1).max(100).optional(),
  component: field,
});
export type Labelled = z.infer<typeof labelled>;

export const modal = z
  .strictObject({
    custom_id: customId,
    title: z.string().min(1).max(45),
    components: z
      .array(z.union([labelled, text]))
      .min(1)
      .max(5),
  })
  .refine(({ components }) => {
    const names = components.flatMap((one) => (one.type === 18 ? [one.component.custom_id] : []));
    return new Set(names).size === names.length;
  }, 'a custom_id twice');
export type Modal = z.infer<typeof modal>;

const localized = z.record(z.string(), z.string()).optional();
const name = z
  .string()
  .regex(/^[-_'\p{L}\p{N}]{1,32}$/u)
  .refine((one) => one === one.toLowerCase(), 'not in small letters');
const described = {
  name,
  description: z.string().min(1).max(100),
  name_localizations: localized,
  description_localizations: localized,
};
const choices = z
  .array(
    z.strictObject({
      name: z.string().min(1).max(100),
      name_localizations: localized,
      value: z.string().min(1).max(100),
    }),
  )
  .max(25);
const leaf = z
  .strictObject({
    type: z.union([z.literal(3), z.literal(6), z.literal(7)]),
    ...described,
    required: z.boolean().optional(),
    choices: choices.optional(),
    autocomplete: z.boolean().optional(),
    channel_types: z.array(z.int()).optional(),
    max_length: z.int().min(1).max(6000).optional(),
  })
  .refine(({ choices: given, autocomplete }) => !(given && autocomplete), 'choices and suggestions');
const inOrder = (all: readonly { required?: boolean | undefined }[]) =>
  all.every(({ required }, at) => !required || all.slice(0, at).every((one) => one.required));
const distinctNames = (all: readonly { name: string }[]) => new Set(all.map((one) => one.name)).size === all.length;
const leaves = z.array(leaf).max(25).refine(inOrder, 'needed after not needed').refine(distinctNames, 'a name twice');
const word = z.strictObject({ type: z.literal(1), ...described, options: leaves.optional() });
const group = z.strictObject({ type: z.literal(2), ...described, options: z.array(word).min(1).max(25) });
const where = { integration_types: z.array(z.literal(0)), contexts: z.array(z.literal(0)) };
const chatCommand = z.strictObject({
  type: z.literal(1),
  ...described,
  ...where,
  options: z
    .array(z.union([word, group]))
    .max(25)
    .refine(distinctNames, 'a name twice'),
});
const messageCommand = z.strictObject({
  type: z.literal(3),
  name: z.string().min(1).max(32),
  name_localizations: localized,
  ...where,
});
export type Leaf = z.infer<typeof leaf>;
export type ChatCommand = z.infer<typeof chatCommand>;

export const commands = z
  .array(z.union([chatCommand, messageCommand]))
  .max(100)
  .refine((all) => all.filter(({ type }) => type === 3).length <= 5, 'more than five message commands')
  .refine((all) => all.every((one) => JSON.stringify(one).length <= 8000), 'more than 8000 characters');
