import { z } from 'zod';
import { form } from '../../../chat/form.ts';
import { answeredAs, heardFields } from '../../../voices/fields.ts';
import { cardPlace } from '../../../voices/hear.ts';
import type { Mask } from '../../../voices/masked.ts';
import { meetingOrNext } from '../records/plan.ts';
import { named } from '../views.ts';
import { bring } from './bring.ts';

export function bringForm(mask: Mask) {
  return form({
    route: 'agenda.bring',
    args: z.tuple([z.string()]),
    title: 'agenda.bringTitle',
    submit: 'agenda.bringSubmit',
    fields: heardFields,
    async open(ctx, [meetingId]) {
      const meeting = await meetingOrNext(ctx, meetingId);
      const place = await cardPlace(ctx.db, ctx.workspace);
      const reads = place
        ? ctx.t.rich('voices.whoReads', { place: { place: place.externalId, name: place.name } })
        : ctx.t('voices.championsRead');
      const intro = [
        ctx.t('agenda.shortcutIntro', { meeting: named(ctx, meeting.series, meeting) }),
        '\n',
        reads,
      ].flat();
      return { intro, filled: { answered: 'somebody' } };
    },
    async save(ctx, [meetingId], { text, customer, news, answered }) {
      const meeting = await meetingOrNext(ctx, meetingId);
      const brought = { text, customer, news, ...answeredAs(ctx, answered) };
      return { show: await bring(ctx, mask, meeting, brought) };
    },
  });
}
