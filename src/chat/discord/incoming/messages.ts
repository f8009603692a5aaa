import type { Translator } from '../../../i18n/translate.ts';
import type { FormValues } from '../../platform.ts';
import { type Block, type Form, note, type View } from '../../view.ts';

/** The one route that stays inside Discord's room: a button that opens a kept form. */
export const openRoute = 'discord.open';

/** A form cannot follow another form, nor come late: a button opens it. @param name of the kept form */
export function formButton(t: Translator, name: string): View {
  return note(t('chat.discord.formReady'), [
    { kind: 'button', label: t('chat.discord.openForm'), tone: 'primary', go: { to: openRoute, args: [name] } },
  ]);
}

/** Discord has no errors at fields: they stand together, and a button opens the form again as it was filled in. */
export function refusedView(t: Translator, reject: Record<string, string>, form: Form, name: string): View {
  const labels = new Map(form.fields.map((field) => [field.name, field.label]));
  return {
    kind: 'view',
    summary: t('chat.discord.refused'),
    blocks: [
      { kind: 'text', text: t('chat.discord.refused') },
      ...Object.entries(reject).map(
        ([field, sentence]): Block => ({
          kind: 'facts',
          facts: [{ label: labels.get(field) ?? form.title, value: sentence }],
        }),
      ),
      {
        kind: 'controls',
        controls: [
          { kind: 'button', label: t('chat.discord.editAgain'), tone: 'primary', go: { to: openRoute, args: [name] } },
        ],
      },
    ],
  };
}

/** Where the form itself is no longer known: what was written is given back, so that nobody has to write it twice. */
export function lostView(t: Translator, reject: Record<string, string>, values: FormValues): View {
  const written = Object.values(values).flat();
  return {
    kind: 'view',
    summary: t('chat.discord.refused'),
    blocks: [
      { kind: 'text', text: t('chat.discord.refused') },
      ...Object.values(reject).map((sentence): Block => ({ kind: 'text', text: sentence })),
      { kind: 'note', text: t('chat.discord.youWrote') },
      ...written.map((text): Block => ({ kind: 'quote', text })),
    ],
  };
}
