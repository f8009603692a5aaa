import type { Ctx } from '../../../chat/asks.ts';
import { button, controls, heading, quote, small, text, view } from '../../../chat/blocks.ts';
import { note, type View } from '../../../chat/view.ts';
import type { News } from '../../../store/rows.ts';
import { sayDate } from '../../../time/say.ts';
import type { StoryOf } from '../records/agenda.ts';
import type { MeetingOf } from '../records/meetings.ts';
import { longestStory, named, storyBlock } from '../views.ts';

export function newsOptions(t: Ctx['t']): { value: News; label: string }[] {
  return [
    { value: 'good', label: t('agenda.newsGood') },
    { value: 'bad', label: t('agenda.newsBad') },
  ];
}

/** What was typed is saved already; two small questions follow as buttons. */
export function savedView(ctx: Ctx, meeting: MeetingOf, story: { id: string; text: string }): View {
  const { t } = ctx;
  const said = t('agenda.storySaved', { meeting: named(ctx, meeting.series, meeting) });
  const news = newsOptions(t).map(({ value, label }) => button(label, 'agenda.news', [story.id, value]));
  return view(
    said,
    text(said),
    quote(story.text),
    text(t('agenda.askNews')),
    controls(...news, undoButton(ctx, story.id)),
    small(t('agenda.noPrivateDetails')),
  );
}

export function askAnswered({ t }: Ctx, id: string, news: News): View {
  return note(t('agenda.askAnswered', { news }), [
    button(t('agenda.answeredYes'), 'agenda.answered', [id]),
    button(t('agenda.answeredNo'), 'agenda.waiting', [id]),
  ]);
}

export function thanks(ctx: Ctx, { series, ...meeting }: MeetingOf, storyId: string): View {
  return note(ctx.t('agenda.storyThanks', { meeting: named(ctx, series, meeting) }), [undoButton(ctx, storyId)]);
}

function undoButton({ t }: Ctx, storyId: string) {
  return button(t('agenda.undo'), 'agenda.takeBack', [storyId]);
}

/** So many stories stand on a page, in full. */
export const aPage = 4;

/** @param found those of the page, and one more where another page follows */
export function storiesView({ t }: Ctx, meeting: MeetingOf, found: readonly StoryOf[], page: number): View {
  const title = t('agenda.storiesTitle', { meeting: meeting.series.name, day: sayDate(meeting.date, t.locale) });
  const next = button(t('agenda.later'), 'agenda.stories', [meeting.id, `${page + 1}`]);
  return view(
    title,
    heading(title),
    found.slice(0, aPage).flatMap((story) => storyBlock(t, story, longestStory)),
    found.length === 0 ? text(t('agenda.noStories')) : null,
    controls(found.length > aPage ? next : null),
  );
}
