import { z } from 'zod';
import type { Ctx, Shared } from '../../../chat/asks.ts';
import { choice, line, paragraph } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { clean, excess, length, shorten } from '../../../chat/input.ts';
import type { Form } from '../../../chat/view.ts';
import type { Hearing } from '../../../voices/alike/hearing.ts';
import { longestWords } from '../../../voices/rules.ts';
import type { Prompt } from '../../prompts.ts';
import { placeOf } from '../records/meetings.ts';
import { meetingOrNext, meetingsHere } from '../records/plan.ts';
import { bring } from '../stories/bring.ts';
import { longestTopic, named } from '../views.ts';
import { add } from './act.ts';

const ofMeeting = z.tuple([z.string()]);

export function addForm(prompts: readonly Prompt[]) {
  return form({
    route: 'agenda.addForm',
    args: ofMeeting,
    title: 'agenda.addTopic',
    submit: 'agenda.addSubmit',
    guests: true,
    fields: { topic: line({ label: 'agenda.topicField', max: longestTopic }) },
    async open(ctx, [id]) {
      await meetingOrNext(ctx, id);
      return {};
    },
    save: async (ctx, [id], { topic }) => ({ show: await add(ctx, prompts, await meetingOrNext(ctx, id), topic) }),
  });
}

/** A message that somebody wrote becomes the customer's item, or a topic. */
export function sharedForm(prompts: readonly Prompt[], hearing: Hearing) {
  return form({
    route: 'agenda.shared',
    args: ofMeeting,
    title: 'agenda.shortcut',
    submit: 'agenda.addSubmit',
    guests: true,
    fields: {
      as: choice({
        label: 'agenda.shortcutAs',
        options: ({ t }) => [
          { value: 'story', label: t('agenda.asStory') },
          { value: 'topic', label: t('agenda.asTopic') },
        ],
      }),
      text: paragraph({ label: 'agenda.shortcutText', hint: 'agenda.noPrivateDetails', max: longestWords }),
    },
    async save(ctx, [id], { as, text }) {
      const meeting = await meetingOrNext(ctx, id);
      if (as === 'story') return { show: await bring(ctx, hearing, meeting, { text }) };
      if (length(text) > longestTopic) {
        return { reject: { text: ctx.t('chat.tooLong', excess(text, longestTopic)) } };
      }
      return { show: await add(ctx, prompts, meeting, text) };
    },
  });
}

/** With the message's words, and the way back to it. */
export async function askShared(
  ctx: Ctx,
  shared: ReturnType<typeof sharedForm>,
  { text, link, isPrivate }: Shared,
): Promise<{ ask: Form }> {
  const [meeting] = await meetingsHere(ctx);
  const back = link ? `\n${link}` : '';
  const kept = shorten(clean(text), longestWords - back.length) + back;
  const where = ctx.t('agenda.shortcutIntro', { meeting: named(ctx, meeting.series, meeting) });
  const { name } = await placeOf(ctx.db, meeting.series);
  const intro = isPrivate ? [where, '\n', ctx.t('agenda.shortcutPrivate', { channel: name })] : where;
  return shared.ask(ctx, [meeting.id], { intro, filled: { as: 'story', text: kept } });
}
