import type { Ctx } from '../../chat/asks.ts';
import { shorten } from '../../chat/input.ts';
import type { Form } from '../../chat/view.ts';
import type { News } from '../../store/rows.ts';
import type { MeetingOf } from './store.ts';
import { longestStory, named } from './views.ts';

export function sharedForm({ t, now }: Ctx, meeting: MeetingOf, text: string, link?: string): Form {
  const back = link ? `\n${link}` : '';
  return {
    kind: 'form',
    title: t('agenda.shortcut'),
    submit: t('agenda.addSubmit'),
    go: { to: 'agenda.shared', args: [meeting.id] },
    intro: t('agenda.shortcutIntro', { meeting: named(t, meeting.series, meeting, now) }),
    fields: [
      {
        kind: 'choice',
        name: 'as',
        label: t('agenda.shortcutAs'),
        value: 'story',
        options: [
          { value: 'story', label: t('agenda.asStory') },
          { value: 'topic', label: t('agenda.asTopic') },
        ],
      },
      {
        kind: 'paragraph',
        name: 'text',
        label: t('agenda.shortcutText'),
        hint: t('agenda.noPrivateDetails'),
        value: shorten(text, longestStory - back.length) + back,
        max: longestStory,
      },
    ],
  };
}

export function bringForm({ t }: Ctx, meetingId: string): Form {
  return {
    kind: 'form',
    title: t('agenda.bringTitle'),
    submit: t('agenda.bringSubmit'),
    go: { to: 'agenda.brought', args: [meetingId] },
    fields: [
      {
        kind: 'paragraph',
        name: 'story',
        label: t('agenda.storyField'),
        hint: t('agenda.noPrivateDetails'),
        max: longestStory,
      },
      { kind: 'choice', name: 'news', label: t('agenda.newsField'), options: newsOptions(t) },
      {
        kind: 'choice',
        name: 'answered',
        label: t('agenda.answeredField'),
        options: [
          { value: 'yes', label: t('agenda.answeredYes') },
          { value: 'no', label: t('agenda.answeredNo') },
        ],
      },
      { kind: 'person', name: 'who', label: t('agenda.whoField'), hint: t('agenda.whoHint'), optional: true },
      { kind: 'date', name: 'day', label: t('agenda.dayField'), optional: true },
    ],
  };
}

export function newsOptions(t: Ctx['t']): { value: News; label: string }[] {
  return [
    { value: 'good', label: t('agenda.newsGood') },
    { value: 'bad', label: t('agenda.newsBad') },
  ];
}

export function promiseForm({ t }: Ctx, storyId: string): Form {
  return {
    kind: 'form',
    title: t('agenda.promiseTitle'),
    submit: t('agenda.bringSubmit'),
    go: { to: 'agenda.promised', args: [storyId] },
    fields: [
      { kind: 'person', name: 'who', label: t('agenda.whoField') },
      { kind: 'date', name: 'day', label: t('agenda.dayField') },
    ],
  };
}
