import type { App } from '@slack/bolt';
import { readRemembered } from '../draw/form.ts';
import { isLink } from '../draw/render.ts';
import type { answering } from '../outgoing/answers.ts';
import type { Way } from '../outgoing/ways.ts';
import type { listening } from './calls.ts';
import { command, type PressedPayload, pressed, shortcut, submitted } from './payloads.ts';

export interface Listeners {
  calls: ReturnType<typeof listening>;
  answerTo: ReturnType<typeof answering>['answerTo'];
  onEvent(body: unknown): Promise<void>;
}

/** Every kind of thing that Bolt hands on. Which command, button or form it is, is not for Bolt to know. */
export function listeners(app: App, { calls, answerTo, onEvent }: Listeners): void {
  app.command(/./, async ({ body, ack }) => {
    const payload = command.parse(body);
    const way: Way = { kind: 'command', url: payload.response_url, trigger: payload.trigger_id };
    await answerTo(way, () => calls.command(payload), ack);
  });

  app.action(/^/, async ({ body, ack }) => {
    const payload = pressed.parse(body);
    const way = wayOf(payload);
    // a button that leads elsewhere asks nothing of us
    if (!way || payload.actions.some(({ action_id: id }) => isLink(id))) return ack();
    const remembered = payload.view ? readRemembered(payload.view.private_metadata) : null;
    await answerTo(
      way,
      () => calls.click(payload, remembered?.place ?? null),
      () => ack(),
    );
  });

  app.view(/^/, async ({ body, ack }) => {
    const payload = submitted.parse(body);
    const remembered = readRemembered(payload.view.private_metadata);
    const { go } = remembered ?? {};
    if (!remembered || !go) return ack();
    const way: Way = { kind: 'form', view: payload.view, remembered };
    await answerTo(
      way,
      () => calls.submit(payload, remembered.place, go),
      (answer) => ack(answer as never),
    );
  });

  app.shortcut(/^/, async ({ body, ack }) => {
    const payload = shortcut.parse(body);
    const way: Way = { kind: 'message', url: payload.response_url, trigger: payload.trigger_id, theirs: false };
    await answerTo(
      way,
      () => calls.shortcut(payload),
      () => ack(),
    );
  });

  app.event(/^/, ({ body }) => onEvent(body));
  // to ack.ts, which has Slack send it again
  app.error(async (error) => {
    throw error;
  });
}

function wayOf({ view, container, channel, response_url: url, trigger_id: trigger }: PressedPayload): Way | null {
  if (view) return view.type === 'home' ? { kind: 'home', trigger } : { kind: 'window', view: view.id, trigger };
  if (url === undefined) return null;
  return {
    kind: 'message',
    url,
    trigger,
    theirs: container.is_ephemeral === true || channel?.name === 'directmessage',
  };
}
