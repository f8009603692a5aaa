import type { types } from '@slack/bolt';
import { z } from 'zod';
import { translator } from '../../../i18n/translate.ts';
import type { Channel } from '../../../who/profile.ts';
import { shortenTo } from '../../input.ts';
import { limits } from '../../limits.ts';
import type { FormValues } from '../../platform.ts';
import type { Field, Form, Pressed, View } from '../../view.ts';
import { blocksOf, type Drawing, optionOf } from './render.ts';
import { plainText, richText } from './text.ts';

/** What a modal remembers: where it was opened, and what its answer may replace. */
export interface Remembered {
  place: Channel;
  /** Where the submitted form goes. */
  go?: Pressed;
  /** The response_url of the private message whose button opened it. */
  origin?: string;
  /** It was opened on the home page, which the answer changes. */
  isHome?: boolean;
}

const remembered = z.object({
  place: z.object({ id: z.string(), name: z.string(), kind: z.enum(['channel', 'direct']) }),
  go: z.object({ to: z.string(), args: z.array(z.string()).optional() }).optional(),
  origin: z.string().optional(),
  isHome: z.boolean().optional(),
});

export function readRemembered(written: string): Remembered | null {
  try {
    const { place, go, origin, isHome } = remembered.parse(JSON.parse(written));
    return {
      place,
      ...(go && { go: { to: go.to, args: go.args ?? [] } }),
      ...(origin !== undefined && { origin }),
      ...(isHome !== undefined && { isHome }),
    };
  } catch {
    return null;
  }
}

/** A form as a modal. */
export function modalOf(form: Form, where: Remembered, drawing: Drawing): types.ModalView {
  return {
    type: 'modal',
    callback_id: form.go.to,
    private_metadata: JSON.stringify({ ...where, go: form.go }),
    title: plainText(form.title),
    submit: plainText(form.submit),
    close: closing(drawing),
    blocks: [...(form.intro ? richText(form.intro, drawing) : []), ...form.fields.map(input)],
  };
}

/** The bot's name, for windows that only show something. */
const name = 'Yellow Pad';
const surface = 100;

/** A view in a window: the confirmation of a form, or the answer to a button on the home page. */
export function windowOf(view: View, where: Remembered, drawing: Drawing): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'window',
    private_metadata: JSON.stringify({ place: where.place }),
    title: plainText(name),
    close: closing(drawing),
    blocks: blocksOf(view, drawing, surface),
  };
}

/** Left out, Slack would say it in the language of its app. */
function closing({ locale, timeZone }: Drawing): types.PlainTextElement {
  return plainText(translator(locale, timeZone)('chat.close'));
}

/** The home page; `private_metadata` remembers the person's own channel with the bot. */
export function homeOf(view: View, where: Remembered, drawing: Drawing): types.HomeView {
  return {
    type: 'home',
    callback_id: 'home',
    private_metadata: JSON.stringify({ place: where.place }),
    blocks: blocksOf(view, drawing, surface),
  };
}

function input(field: Field): types.InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    label: plainText(field.label),
    optional: field.optional ?? false,
    ...(field.hint && { hint: plainText(field.hint) }),
    element: inputElement(field),
  };
}

/** More options than these are chosen from a menu. */
const mostRadios = 5;
const mostBoxes = 10;

function inputElement(field: Field): types.InputBlock['element'] {
  const id = { action_id: field.name };
  switch (field.kind) {
    case 'line':
    case 'paragraph':
      return {
        type: 'plain_text_input',
        ...id,
        multiline: field.kind === 'paragraph',
        max_length: Math.min(field.max, limits.slack.fieldValue),
        ...(field.value && { initial_value: shortenTo(field.value, Math.min(field.max, limits.slack.fieldValue)) }),
        ...(field.placeholder && { placeholder: plainText(field.placeholder) }),
      };
    case 'choice': {
      const options = field.options.map(optionOf);
      const initial = options.find(({ value }) => value === field.value);
      const chosen = { options, ...(initial && { initial_option: initial }) };
      return options.length <= mostRadios
        ? { type: 'radio_buttons', ...id, ...chosen }
        : { type: 'static_select', ...id, ...chosen };
    }
    case 'choices': {
      const options = field.options.map(optionOf);
      const initial = options.filter(({ value }) => field.value?.includes(value));
      const chosen = { options, ...(initial.length > 0 && { initial_options: initial }) };
      return options.length <= mostBoxes
        ? { type: 'checkboxes', ...id, ...chosen }
        : { type: 'multi_static_select', ...id, ...chosen };
    }
    case 'person':
      return { type: 'users_select', ...id, ...(field.value && { initial_user: field.value }) };
    case 'place':
      return {
        type: 'conversations_select',
        ...id,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(field.value ? { initial_conversation: field.value } : { default_to_current_conversation: true }),
      };
    case 'date':
      return { type: 'datepicker', ...id, ...(field.value && { initial_date: field.value }) };
    case 'time':
      return { type: 'timepicker', ...id, ...(field.value && { initial_time: field.value }) };
  }
}

/** Kept whole, for a form that is shown again. */
const chosenOption = z.looseObject({ value: z.string() });

/** One filled-in element of a form, as Slack sends it; each kind has its own name for what was put in. */
export const filledIn = z.looseObject({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: chosenOption.nullish(),
  selected_options: z.array(chosenOption).nullish(),
  selected_user: z.string().nullish(),
  selected_conversation: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});
export type FilledIn = z.infer<typeof filledIn>;

/** What was filled in, by field. What was left empty is left out. */
export function valuesOf(state: Record<string, Record<string, FilledIn>>): FormValues {
  return Object.fromEntries(
    Object.values(state).flatMap((elements) =>
      Object.entries(elements).flatMap(([field, element]) => {
        const value = read(element);
        return value === null ? [] : [[field, value]];
      }),
    ),
  );
}

function read(filled: FilledIn): FormValues[string] | null {
  if (filled.selected_options) return filled.selected_options.map(({ value }) => value);
  return (
    filled.value ??
    filled.selected_option?.value ??
    filled.selected_user ??
    filled.selected_conversation ??
    filled.selected_date ??
    filled.selected_time ??
    null
  );
}

/** The sentences at their fields. What belongs to no field of the form is said at the first. */
export function errorsOf(reject: Record<string, string>, fields: readonly string[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [field, sentence] of Object.entries(reject)) {
    const at = fields.includes(field) ? field : fields[0];
    if (at !== undefined) errors[at] = errors[at] ? `${errors[at]} ${sentence}` : sentence;
  }
  return errors;
}
