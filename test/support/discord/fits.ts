import { z } from 'zod';
import { modalOf } from '../../../src/chat/discord/draw/form.ts';
import { messageOf } from '../../../src/chat/discord/draw/message.ts';
import type { Form, View } from '../../../src/chat/view.ts';
import { message, modal } from './components.ts';

const guild = '100000000000000001';

/** What Discord would refuse of a view, and what its message would not show; one line each. */
export function discordProblemsOfView(view: View): string[] {
  const { body } = messageOf(view, guild);
  const drawn = JSON.stringify(body.components);
  const isCut = /(?:"|\\n)…"/.test(drawn) && !JSON.stringify(view.blocks).includes('…"');
  return [...problemsOf(message, body), ...(isCut ? ['Discord: lines are left out'] : [])];
}

export function discordProblemsOfForm(form: Form): string[] {
  return problemsOf(modal, atDiscord(modalOf(form, guild, '300000000000000001')));
}

/** The tests call people and channels by their names; Discord's ids are numbers. */
function atDiscord(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, part: unknown) =>
      name === 'default_values' && Array.isArray(part) ? part.map((one) => ({ ...one, id: guild })) : part,
    ),
  );
}

function problemsOf(schema: z.ZodType, value: unknown): string[] {
  const parsed = schema.safeParse(JSON.parse(JSON.stringify(value)));
  return parsed.success ? [] : [`Discord: ${z.prettifyError(parsed.error)}`];
}
