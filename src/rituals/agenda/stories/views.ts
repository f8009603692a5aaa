import type { Ctx } from '../../../chat/asks.ts';
import { button, controls, heading, text, view } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import { sayDate } from '../../../time/say.ts';
import { isWaiting } from '../../../voices/rules.ts';
import { type Receipt, receiptView, type VoiceOf } from '../../../voices/views.ts';
import type { MeetingOf } from '../records/meetings.ts';
import { longestStory, named, storyBlock, waitingEntry } from '../views.ts';

/** The receipt of a voice, and which meeting it is for. */
export function savedView(ctx: Ctx, meeting: MeetingOf, receipt: Receipt): View {
  const { summary, blocks } = receiptView(ctx, receipt);
  const opens = ctx.t('agenda.storySaved', { meeting: named(ctx, meeting.series, meeting) });
  return view(summary, text(opens), blocks);
}

/** So many stories stand on a page. */
export const aPage = 4;

/** @param found those of the page, and one more where another page follows */
export function storiesView({ t }: Ctx, meeting: MeetingOf, found: readonly VoiceOf[], page: number): View {
  const title = t('agenda.storiesTitle', { meeting: meeting.series.name, day: sayDate(meeting.date, t.locale) });
  const next = button(t('agenda.later'), 'agenda.stories', [meeting.id, `${page + 1}`]);
  return view(
    title,
    heading(title),
    found
      .slice(0, aPage)
      .flatMap((one) => (isWaiting(one.voice) ? [waitingEntry(t, one, true)] : storyBlock(t, one, longestStory))),
    found.length === 0 ? text(t('agenda.noStories')) : null,
    controls(found.length > aPage ? next : null),
  );
}
