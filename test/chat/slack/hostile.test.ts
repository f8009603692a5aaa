import { expect, it } from 'vitest';
import type { CommandOption, Word } from '../../../src/chat/asks.ts';
import { hostile } from '../../support/everyview.ts';
import { allRituals } from '../../support/rituals.ts';
import { openBot, type SlackBot } from '../../support/slack/bot.ts';
import { ids } from '../../support/slack/company.ts';
import type { SlackPerson } from '../../support/slack/person.ts';

const rituals = allRituals();

/** What a field takes where it does not take just anything. */
const sensible: Record<string, string> = {
  days: 'Thursday',
  time: '10:00',
  day: 'tomorrow',
  date: 'tomorrow',
  timeZone: 'Dhaka',
  smallestGroup: '5',
  pollDays: '5',
  into: '1',
};

/** The words after a command, with hostile text wherever text may stand. */
function typed(name: string, { options }: Word): string {
  return [name, ...options.map(given)].join(' ');
}

function given({ kind, choices }: CommandOption): string {
  switch (kind) {
    case 'text':
      return hostile;
    case 'number':
      return '1';
    case 'person':
      return '@Anika Rahman';
    case 'place':
      return '#general';
    case 'choice':
      return choices?.[0]?.value ?? '';
  }
}

/** Fills every field in which one can write, first with hostile text alone, then with what is taken. */
async function fillAll(person: SlackPerson): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const view = person.view;
    if (!view?.submit) break;
    const values: Record<string, string> = {};
    for (const block of view.blocks) {
      if (block.type !== 'input') continue;
      const name = block.block_id ?? '';
      const { element } = block;
      const isRefused = attempt > 0 && person.errors[name] !== undefined;
      if (element.type === 'plain_text_input') {
        values[name] = isRefused ? (sensible[name] ?? 'x') : hostile.slice(0, element.max_length ?? 3000);
      } else if (element.type === 'users_select') values[name] = ids.anika;
      else if (element.type === 'radio_buttons' || element.type === 'static_select') {
        values[name] = (element.initial_option ?? element.options[0])?.value ?? '';
      }
    }
    await person.fill(values);
  }
  while (person.view) person.closeWindow();
}

/** What in Slack's own markup is more than the words themselves. */
const allowed = /^<(@U0[A-Z]+|#C0[A-Z]+|!date\^\d+\^[^|<>]+\|[^<>]*|https:\/\/[^<>\s]+\|[^<>]*)>$/;

function problemsIn(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const one of value) problemsIn(one, found);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && value.type === 'mrkdwn' && 'text' in value) checkMarkup(String(value.text), found);
    if ('type' in value && value.type === 'broadcast') found.push('a broadcast');
    if ('user_id' in value && !Object.values(ids).includes(String(value.user_id)))
      found.push(`mentions ${value.user_id}`);
    if ('url' in value && !String(value.url).startsWith('https://')) found.push(`links to ${value.url}`);
    for (const part of Object.values(value)) problemsIn(part, found);
  }
  return found;
}

function checkMarkup(text: string, found: string[]): void {
  for (const [token] of text.matchAll(/<[^>]*>?/g)) if (!allowed.test(token)) found.push(`markup: ${token}`);
  for (const raw of ['**bold**', '_it_', '`code`', '*bold*']) if (text.includes(raw)) found.push(`formats: ${raw}`);
}

it('hostile text through every command and every field mentions, links and formats nothing', async () => {
  const bot: SlackBot = await openBot({ now: '2026-12-01T04:00:00Z' });
  const [maya, anika] = [bot.person(ids.maya), bot.person(ids.anika)];
  await maya.command('/agenda meeting', 'general');
  await fillAll(maya);
  for (const { command, words } of rituals) {
    for (const [name, word] of Object.entries(words)) {
      for (const person of [maya, anika]) {
        await person.command(`/${command.name} ${typed(name, word)}`, 'general');
        await fillAll(person);
      }
    }
    await anika.command(`/${command.name} ${hostile}`, 'general');
  }
  for (const shortcut of rituals.flatMap(({ shortcuts = [] }) => shortcuts)) {
    await anika.shortcut(shortcut.name, anika.says(hostile, 'general'));
    await fillAll(anika);
  }
  await bot.passTo('2026-12-03T12:00:00Z');
  for (const person of [maya, anika]) await person.openHome();
  for (const line of ['/agenda show', '/idea list', '/idea show 1', '/idea review', '/mission results', '/pad about']) {
    await maya.command(line, 'general');
  }
  const { shown } = bot.double.inside;
  await bot.close();

  expect(bot.double.complaints).toEqual([]);
  expect(shown.length).toBeGreaterThan(100);
  expect(shown.flatMap(({ blocks }) => problemsIn(blocks))).toEqual([]);
  // what a notification says is words alone
  expect(shown.filter(({ text }) => /[<>]/.test(text))).toEqual([]);
  // and it was really there
  expect(shown.filter(({ blocks }) => JSON.stringify(blocks).includes('<!channel>')).length).toBeGreaterThan(20);
}, 120_000);
