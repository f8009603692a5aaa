import { z } from 'zod';
import { form } from '../../../chat/form.ts';
import type { Hearing } from '../../../voices/alike/hearing.ts';
import { answeredAs, heardFields } from '../../../voices/fields.ts';
import { audience } from '../../../voices/hear.ts';
import { whoReads } from '../../../voices/views.ts';
import { meetingOrNext } from '../records/plan.ts';
import { named } from '../views.ts';
import { bring } from './bring.ts';

export function bringForm(hearing: Hearing) {
  return form({
    route: 'agenda.bring',
    args: z.tuple([z.string()]),
    title: 'agenda.bringTitle',
    submit: 'agenda.bringSubmit',
    fields: heardFields,
    async open(ctx, [meetingId]) {
      const meeting = await meetingOrNext(ctx, meetingId);
      const meets = ctx.t('agenda.shortcutIntro', { meeting: named(ctx, meeting.series, meeting) });
      const intro = [meets, '\n', whoReads(ctx.t, await audience(ctx))].flat();
      return { intro, filled: { answered: 'somebody' } };
    },
    async save(ctx, [meetingId], { text, customer, news, answered }) {
      const meeting = await meetingOrNext(ctx, meetingId);
      const brought = { text, customer, news, ...answeredAs(ctx, answered) };
      return { show: await bring(ctx, hearing, meeting, brought) };
    },
  });
}
