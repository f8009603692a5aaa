import { modalOf } from '../../../src/chat/slack/draw/form.ts';
import { blocksOf, type Drawing, messageOf } from '../../../src/chat/slack/draw/render.ts';
import type { Form, View } from '../../../src/chat/view.ts';
import { checkBlocks, sizeOf } from './blocks.ts';

const drawing: Drawing = {
  locale: 'en',
  timeZone: 'UTC',
  now: new Date('2026-12-01T04:00:00Z'),
  alone: false,
  files: new Map(),
};
const place = { id: 'C0', name: 'general', kind: 'channel' } as const;

/** What Slack would refuse of a view, on every surface it may be shown; one line each. */
export function slackProblemsOfView(view: View): string[] {
  const { blocks, text } = messageOf(view, drawing);
  return [
    ...checkBlocks(atSlack(blocks), 'message').problems,
    ...checkBlocks(atSlack(blocksOf(view, drawing, 100)), 'modal').problems,
    ...(sizeOf(blocks) > 13_000 ? [`${sizeOf(blocks)} characters in a message`] : []),
    ...(text === '' ? ['no words for a notification'] : []),
  ].map((problem) => `Slack: ${problem}`);
}

export function slackProblemsOfForm(form: Form): string[] {
  const view = modalOf(form, { place }, drawing);
  return [
    ...checkBlocks(atSlack(view.blocks), 'modal').problems,
    ...(view.title.text.length > 24 ? ['title over 24'] : []),
    ...((view.submit?.text.length ?? 0) > 24 ? ['submit over 24'] : []),
    ...((view.private_metadata?.length ?? 0) > 2800 ? ['no room for where it was opened'] : []),
    ...(JSON.stringify(view).length > 250_000 ? ['over 250 KB'] : []),
  ].map((problem) => `Slack: ${problem}`);
}

/** The tests call people and channels by their names; Slack's ids begin with a letter of their own. */
function atSlack(blocks: unknown): unknown {
  return JSON.parse(
    JSON.stringify(blocks, (name, value: unknown) => {
      if (name === 'user_id') return `U${String(value)}`;
      return name === 'channel_id' ? `C${String(value)}` : value;
    }),
  );
}
