import { randomUUID } from 'node:crypto';
import { translator } from '../../../i18n/translate.ts';
import { failure, type Logger } from '../../../log.ts';
import type { Clock } from '../../../time/clock.ts';
import type { Answer, Call } from '../../platform.ts';
import { errorName, type WebClient } from '../client.ts';
import { homeOf } from '../draw/form.ts';
import type { Files } from './files.ts';
import { drawingFor, viewOf } from './ways.ts';

export interface HomeOptions {
  client: WebClient;
  files: Files;
  clock: Clock;
  log: Logger;
  answer(): Answer;
}

/** The App Home of whoever looks at it. */
export function homePages({ client, files, clock, log, answer }: HomeOptions) {
  const drawing = drawingFor(clock);

  /** Rejects where it could not be made or shown. */
  async function publish(call: Call): Promise<void> {
    const answered = await answer()(call);
    const view = answered && viewOf(answered.reply);
    if (!view) return;
    const { locale, timeZone } = answered.reader;
    const drawn = drawing(translator(locale, timeZone), await files.upload(client, view));
    await client.views.publish({ user_id: call.person.id, view: homeOf(view, { place: call.place }, drawn) });
  }

  /** What was done may have changed it. Never rejects: it is made anew whenever it is opened. */
  async function refresh(call: Call): Promise<void> {
    await publish({ ...call, id: `home:${randomUUID()}`, ask: { kind: 'home' } }).catch((error: unknown) =>
      log.warn({ slack: errorName(error), failure: failure(error) }, 'a home page was not brought up to date'),
    );
  }

  return { publish, refresh };
}
