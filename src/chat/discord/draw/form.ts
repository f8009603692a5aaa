import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmissionComponent,
  ChannelType,
  ComponentType,
  type ModalSubmitComponent,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { shorten, shortenTo } from '../../input.ts';
import type { FormValues } from '../../platform.ts';
import type { Field, Form, Option } from '../../view.ts';
import { caps } from './caps.ts';
import { optionOf } from './controls.ts';
import { writeAddress } from './route.ts';
import { markdown } from './text.ts';

/** Where people meet: no voice, no categories. */
export const textChannels = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

/** Where only threads are, each with a message of its own; media channels are still being changed by Discord. */
export const forum = ChannelType.GuildForum;

/** What may be chosen where something is to be shown. */
export function channelTypes(forums = false): ((typeof textChannels)[number] | typeof forum)[] {
  return forums ? [...textChannels, forum] : [...textChannels];
}

/**
 * A form as a modal. `channel`: where it was opened, null in direct messages. The words above the fields are shown where five fields leave room for them.
 */
export function modalOf(form: Form, guild: string, channel: string | null): APIModalInteractionResponseCallbackData {
  const intro = form.intro && form.fields.length < caps.formParts ? markdown(form.intro) : '';
  return {
    custom_id: writeAddress(guild, form.go),
    title: shorten(form.title, caps.title),
    components: [
      ...(intro.trim() === ''
        ? []
        : [{ type: ComponentType.TextDisplay as const, content: shorten(intro, caps.text) }]),
      ...form.fields.map((field) => labelled(field, channel)),
    ],
  };
}

/** What does not fit a label stands in its description. */
function labelled(field: Field, channel: string | null): APILabelComponent {
  const doesFit = [...field.label].length <= caps.label;
  const description = [...(doesFit ? [] : [field.label]), ...(field.hint ? [field.hint] : [])].join(' · ');
  return {
    type: ComponentType.Label,
    label: shorten(field.label, caps.label),
    ...(description !== '' && { description: shorten(description, caps.description) }),
    component: input(field, channel),
  };
}

function input(field: Field, channel: string | null): APIComponentInLabel {
  const base = { custom_id: field.name, required: !field.optional };
  switch (field.kind) {
    case 'line':
    case 'paragraph':
      return {
        type: ComponentType.TextInput,
        ...base,
        style: field.kind === 'line' ? TextInputStyle.Short : TextInputStyle.Paragraph,
        max_length: Math.min(field.max, caps.inputLength),
        ...(field.value && { value: shortenTo(field.value, Math.min(field.max, caps.inputLength)) }),
        ...(field.placeholder && { placeholder: shorten(field.placeholder, caps.inputPlaceholder) }),
      };
    case 'choice':
      return choice(base, field.options, field.value);
    case 'choices':
      return choices(base, field.options, field.value ?? []);
    case 'person': {
      const chosen = field.value && [{ id: field.value, type: SelectMenuDefaultValueType.User as const }];
      return {
        type: ComponentType.UserSelect,
        ...base,
        ...atMostOne(field),
        ...(chosen && { default_values: chosen }),
      };
    }
    case 'place': {
      const id = field.value ?? channel;
      const chosen = id !== null && [{ id, type: SelectMenuDefaultValueType.Channel as const }];
      const types = { channel_types: channelTypes(field.forums) };
      return {
        type: ComponentType.ChannelSelect,
        ...base,
        ...types,
        ...atMostOne(field),
        ...(chosen && { default_values: chosen }),
      };
    }
    // Discord has no field for these: they are typed, and read by time/typed.ts
    case 'date':
      return typed(base, field.value, 'YYYY-MM-DD');
    case 'time':
      return typed(base, field.value, 'HH:MM');
  }
}

interface Base {
  custom_id: string;
  required: boolean;
}

/** A menu that may be left empty says so twice. */
function atMostOne({ optional }: Field): { min_values?: 0 } {
  return optional ? { min_values: 0 } : {};
}

function choice(base: Base, all: readonly Option[], value: string | undefined): APIComponentInLabel {
  const options = all.map((option) => optionOf(option, value));
  const isGroup = options.length >= 2 && options.length <= caps.group;
  if (isGroup) return { type: ComponentType.RadioGroup, ...base, options };
  return { type: ComponentType.StringSelect, ...base, ...(!base.required && { min_values: 0 }), options };
}

/** Stands behind the name of a field that takes several values: a menu's answer does not tell. */
const many = '[]';

function choices(
  { custom_id, required }: Base,
  all: readonly Option[],
  values: readonly string[],
): APIComponentInLabel {
  const options = all.map((option) =>
    optionOf(
      option,
      values.find((value) => value === option.value),
    ),
  );
  const base = { custom_id: custom_id + many, required, min_values: required ? 1 : 0, max_values: options.length };
  if (options.length <= caps.group) return { type: ComponentType.CheckboxGroup, ...base, options };
  return { type: ComponentType.StringSelect, ...base, options };
}

function typed(base: Base, value: string | undefined, placeholder: string): APIComponentInLabel {
  const text = { style: TextInputStyle.Short, max_length: 40, placeholder };
  return { type: ComponentType.TextInput, ...base, ...text, ...(value && { value }) };
}

/** What was filled in, by field. What was left empty is left out. */
export function valuesOf(components: readonly APIModalSubmissionComponent[]): FormValues {
  return Object.fromEntries(
    components.flatMap((one) => {
      if (one.type !== ComponentType.Label) return [];
      const value = answerOf(one.component);
      const name = one.component.custom_id.replace(many, '');
      return value === null || value.length === 0 ? [] : [[name, value]];
    }),
  );
}

function answerOf(filled: ModalSubmitComponent): FormValues[string] | null {
  switch (filled.type) {
    case ComponentType.TextInput:
    case ComponentType.RadioGroup:
      return filled.value;
    case ComponentType.UserSelect:
    case ComponentType.ChannelSelect:
      return filled.values[0] ?? null;
    case ComponentType.CheckboxGroup:
    case ComponentType.StringSelect:
      return filled.custom_id.endsWith(many) ? filled.values : (filled.values[0] ?? null);
    // kinds that our forms do not have
    case ComponentType.RoleSelect:
    case ComponentType.MentionableSelect:
    case ComponentType.FileUpload:
      return filled.values;
    case ComponentType.Checkbox:
      return String(filled.value);
  }
}

/** The form as somebody filled it in. */
export function filledIn(form: Form, values: FormValues): Form {
  return { ...form, fields: form.fields.map((field) => filledField(field, values[field.name])) };
}

function filledField(field: Field, value: FormValues[string] | undefined): Field {
  if (field.kind === 'choices') return { ...field, value: typeof value === 'string' ? [value] : (value ?? []) };
  const { value: _, ...empty } = field;
  const one = typeof value === 'string' ? value : value?.[0];
  return one === undefined ? empty : { ...empty, value: one };
}
