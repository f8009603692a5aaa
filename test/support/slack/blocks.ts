import { z } from 'zod';

/** Block Kit as Slack checks it: unknown properties, lengths and counts. Sources: Slack's Block Kit reference. */

const id = z.string().min(1).max(255);
const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: z.string().min(1).max(max), emoji: z.boolean().optional() });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });
const anyText = (max: number) => z.union([plain(max), mrkdwn(max)]);

const option = z.strictObject({
  text: plain(75),
  value: z.string().min(1).max(150),
  description: plain(75).optional(),
});
const options = (max: number) => z.array(option).min(1).max(max);

const button = z.strictObject({
  type: z.literal('button'),
  text: plain(75),
  action_id: id,
  url: z.url().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});
const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  action_id: id,
  placeholder: plain(150).optional(),
  options: options(100),
  initial_option: option.optional(),
});
const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  action_id: id,
  placeholder: plain(150).optional(),
  initial_user: z.string().optional(),
});

const inputs = z.discriminatedUnion('type', [
  staticSelect,
  usersSelect,
  z.strictObject({
    type: z.literal('plain_text_input'),
    action_id: id,
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    initial_value: z.string().min(1).max(3000).optional(),
    placeholder: plain(150).optional(),
  }),
  z.strictObject({
    type: z.literal('radio_buttons'),
    action_id: id,
    options: options(10),
    initial_option: option.optional(),
  }),
  z.strictObject({
    type: z.literal('checkboxes'),
    action_id: id,
    options: options(10),
    initial_options: options(10).optional(),
  }),
  z.strictObject({
    type: z.literal('multi_static_select'),
    action_id: id,
    placeholder: plain(150).optional(),
    options: options(100),
    initial_options: options(100).optional(),
  }),
  z.strictObject({
    type: z.literal('conversations_select'),
    action_id: id,
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    filter: z.strictObject({
      include: z.array(z.enum(['im', 'mpim', 'private', 'public'])).min(1),
      exclude_bot_users: z.boolean().optional(),
    }),
  }),
  z.strictObject({
    type: z.literal('datepicker'),
    action_id: id,
    initial_date: z.iso.date().optional(),
    placeholder: plain(150).optional(),
  }),
  z.strictObject({
    type: z.literal('timepicker'),
    action_id: id,
    initial_time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .optional(),
    placeholder: plain(150).optional(),
  }),
]);

const style = z.strictObject({
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  code: z.boolean().optional(),
});
const span = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() }),
  z.strictObject({ type: z.literal('user'), user_id: z.string().regex(/^[UW]/) }),
  z.strictObject({ type: z.literal('channel'), channel_id: z.string().regex(/^[CGD]/) }),
  z.strictObject({ type: z.literal('link'), url: z.url(), text: z.string().min(1) }),
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: z.string().regex(/^[^{}]*(\{[a-z_]+\}[^{}]*)+$/),
    fallback: z.string().min(1),
  }),
]);
const spans = z
  .array(span)
  .min(1)
  .refine((all) => all.reduce((sum, one) => sum + ('text' in one ? one.text.length : 0), 0) <= 3000, 'over 3000');

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), block_id: id.optional(), text: plain(150) }),
  z.strictObject({ type: z.literal('divider'), block_id: id.optional() }),
  z.strictObject({
    type: z.literal('section'),
    block_id: id.optional(),
    text: anyText(3000),
    accessory: z.union([button, staticSelect, usersSelect]).optional(),
  }),
  z.strictObject({
    type: z.literal('context'),
    block_id: id.optional(),
    elements: z.array(anyText(3000)).min(1).max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    block_id: id.optional(),
    elements: z
      .array(z.union([button, staticSelect, usersSelect]))
      .min(1)
      .max(25),
  }),
  z.strictObject({
    type: z.literal('image'),
    block_id: id.optional(),
    slack_file: z.strictObject({ id: z.string() }),
    alt_text: z.string().min(1).max(2000),
  }),
  z.strictObject({
    type: z.literal('rich_text'),
    block_id: id.optional(),
    elements: z
      .array(z.strictObject({ type: z.enum(['rich_text_section', 'rich_text_quote']), elements: spans }))
      .min(1),
  }),
  z.strictObject({
    type: z.literal('input'),
    block_id: id.optional(),
    label: plain(2000),
    hint: plain(2000).optional(),
    optional: z.boolean().optional(),
    element: inputs,
  }),
]);

export type Block = z.infer<typeof block>;
export type Element = z.infer<typeof button> | z.infer<typeof staticSelect> | z.infer<typeof usersSelect>;
export type Input = z.infer<typeof inputs>;
export type Surface = 'message' | 'modal' | 'home';

/** What Slack would refuse, one line each, and the blocks where there is nothing. */
export function checkBlocks(given: unknown, surface: Surface): { blocks: Block[]; problems: string[] } {
  const parsed = z.array(block).safeParse(given);
  if (!parsed.success) return { blocks: [], problems: parsed.error.issues.map(said) };
  const most = surface === 'message' ? 50 : 100;
  const blocks = parsed.data;
  const problems = [
    ...(blocks.length > most ? [`${blocks.length} blocks where ${most} fit`] : []),
    ...repeated(blocks.flatMap(({ block_id: known }) => known ?? [])).map((known) => `block_id ${known} twice`),
    ...blocks.flatMap((one) => problemsOf(one, surface)),
  ];
  return { blocks, problems };
}

function said(issue: z.core.$ZodIssue): string {
  const inner =
    issue.code === 'invalid_union' ? issue.errors.flat().map((one) => `${one.path.join('.')} ${one.message}`) : [];
  return `${issue.path.join('/')}: ${issue.message} ${inner.join('; ')}`.trim();
}

function problemsOf(one: Block, surface: Surface): string[] {
  if (one.type === 'input') {
    return surface === 'modal' ? problemsOfInput(one.element) : [`an input in a ${surface}`];
  }
  const actions = elementsOf(one);
  return [
    ...repeated(actions.map(({ action_id: known }) => known)).map((known) => `action_id ${known} twice in a block`),
    ...actions.flatMap((element) =>
      element.type === 'static_select' ? strangers(element.options, [element.initial_option]) : [],
    ),
  ];
}

function problemsOfInput(input: Input): string[] {
  if (input.type === 'plain_text_input') {
    const { initial_value: value = '', max_length: max = 3000 } = input;
    return value.length > max ? [`initial_value longer than ${max}`] : [];
  }
  if (!('options' in input)) return [];
  return strangers(
    input.options,
    'initial_options' in input
      ? (input.initial_options ?? [])
      : ['initial_option' in input ? input.initial_option : undefined],
  );
}

type Option = z.infer<typeof option>;

/** A first choice has to be one of the options, to the letter; and no two options may have the same value. */
function strangers(all: readonly Option[], initial: readonly (Option | undefined)[]): string[] {
  const known = new Set(all.map((one) => JSON.stringify(one)));
  const foreign = initial.filter((one) => one && !known.has(JSON.stringify(one)));
  return [
    ...foreign.map((one) => `initial option ${one?.value} is none of the options`),
    ...repeated(all.map(({ value }) => value)).map((value) => `option ${value} twice`),
  ];
}

function repeated(all: readonly string[]): string[] {
  return all.filter((one, index) => all.indexOf(one) !== index);
}

/** What can be pressed or chosen in a block. */
export function elementsOf(one: Block): Element[] {
  if (one.type === 'actions') return one.elements;
  return one.type === 'section' && one.accessory ? [one.accessory] : [];
}

/** All characters that people read. */
export function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + sizeOf(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, part]) => sum + (name === 'text' && typeof part === 'string' ? part.length : sizeOf(part)),
    0,
  );
}
