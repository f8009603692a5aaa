import { z } from 'zod';
import { longest, optionalWords, words } from '../../chat/input.ts';
import type { Field, Form, Option } from '../../chat/view.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Idea, IdeaEvent } from '../../store/rows.ts';
import { short, titleOf } from './say.ts';

/** What the idea form holds, new or filled in later. */
export const ideaValues = z.object({
  title: words(),
  change: optionalWords(),
  customers: optionalWords(),
  delight: optionalWords(),
  name: z.enum(['shown', 'hidden']).default('shown'),
});
export type IdeaValues = z.infer<typeof ideaValues>;

export interface Written {
  title?: string | undefined;
  change?: string | null;
  customers?: string | null;
  delight?: string | null;
  unnamed?: boolean;
}

/** @param unnamed whether the platform lets somebody leave their name out */
export function ideaForm(t: Translator, unnamed: boolean, written: Written = {}, id?: string): Form {
  const fields: Field[] = [
    {
      kind: 'line',
      name: 'title',
      label: t('ideas.field.title'),
      max: longest,
      ...filled(written.title),
      ...(!id && { look: 'ideas.near' }),
    },
    part(t, 'change', written.change),
    part(t, 'customers', written.customers),
    part(t, 'delight', written.delight),
  ];
  if (unnamed) fields.push(nameField(t, written.unnamed ?? false));
  return {
    kind: 'form',
    title: t(id ? 'ideas.form.edit' : 'ideas.form.new'),
    submit: t('ideas.form.save'),
    go: id ? { to: 'ideas.editSave', args: [id] } : { to: 'ideas.newSave' },
    fields,
  };
}

function part(t: Translator, name: 'change' | 'customers' | 'delight', value?: string | null): Field {
  return {
    kind: 'paragraph',
    name,
    label: t(`ideas.field.${name}`),
    hint: t(`ideas.hint.${name}`),
    optional: true,
    max: longest,
    ...filled(value),
  };
}

/** A field takes as many UTF-16 units as a message has room for. */
function filled(value?: string | null): { value?: string } {
  return value ? { value: short(value, longest) } : {};
}

function nameField(t: Translator, hidden: boolean): Field {
  const options: Option[] = [
    { value: 'shown', label: t('ideas.name.shown') },
    { value: 'hidden', label: t('ideas.name.hidden') },
  ];
  return {
    kind: 'choice',
    name: 'name',
    label: t('ideas.field.name'),
    hint: t('ideas.hint.name'),
    options,
    value: hidden ? 'hidden' : 'shown',
  };
}

/** The owner is a platform's person id, the date as picked or typed. */
export const acceptValues = z.object({ owner: optionalWords(), date: optionalWords(100) });

export function acceptForm(t: Translator, idea: Idea): Form {
  return {
    kind: 'form',
    title: t('ideas.form.accept'),
    submit: t('ideas.button.accept'),
    go: { to: 'ideas.acceptSave', args: [idea.id] },
    intro: introOf(t, idea),
    fields: [
      { kind: 'person', name: 'owner', label: t('ideas.field.owner'), optional: true },
      { kind: 'date', name: 'date', label: t('ideas.field.date'), hint: t('ideas.hint.date'), optional: true },
    ],
  };
}

export const declineValues = z.object({ reason: words(), reconsider: optionalWords() });

export function declineForm(t: Translator, idea: Idea): Form {
  return {
    kind: 'form',
    title: t('ideas.form.decline'),
    submit: t('ideas.button.decline'),
    go: { to: 'ideas.declineSave', args: [idea.id] },
    intro: introOf(t, idea),
    fields: [
      { kind: 'paragraph', name: 'reason', label: t('ideas.field.reason'), hint: t('ideas.hint.reason'), max: longest },
      {
        kind: 'paragraph',
        name: 'reconsider',
        label: t('ideas.field.reconsider'),
        hint: t('ideas.hint.reconsider'),
        optional: true,
        max: longest,
      },
    ],
  };
}

export const askValues = z.object({ question: words() });

export function askForm(t: Translator, idea: Idea): Form {
  return {
    kind: 'form',
    title: t('ideas.form.ask'),
    submit: t('ideas.form.send'),
    go: { to: 'ideas.askSave', args: [idea.id] },
    intro: introOf(t, idea),
    fields: [
      {
        kind: 'paragraph',
        name: 'question',
        label: t('ideas.field.question'),
        hint: t('ideas.hint.question'),
        max: longest,
      },
    ],
  };
}

export const replyValues = z.object({ answer: words() });

export function replyForm(t: Translator, idea: Idea, question: IdeaEvent): Form {
  return {
    kind: 'form',
    title: t('ideas.form.reply'),
    submit: t('ideas.form.send'),
    go: { to: 'ideas.replySave', args: [question.id] },
    intro: t('ideas.replyIntro', { number: idea.number, question: short(question.text ?? '', 2000) }),
    fields: [{ kind: 'paragraph', name: 'answer', label: t('ideas.field.answer'), max: longest }],
  };
}

export const mergeValues = z.object({ into: words(12) });

export function mergeForm(t: Translator, idea: Idea): Form {
  return {
    kind: 'form',
    title: t('ideas.form.merge'),
    submit: t('ideas.form.mergeSave'),
    go: { to: 'ideas.mergeSave', args: [idea.id] },
    intro: introOf(t, idea),
    fields: [{ kind: 'line', name: 'into', label: t('ideas.field.into'), hint: t('ideas.hint.into'), max: 12 }],
  };
}

function introOf(t: Translator, idea: Idea): string {
  return t('ideas.head', { number: idea.number, title: titleOf(idea, 300) });
}
