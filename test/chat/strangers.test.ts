import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { CommandOption } from '../../src/chat/asks.ts';
import { completer } from '../../src/chat/dispatch/complete.ts';
import { dispatcher } from '../../src/chat/dispatch/dispatch.ts';
import type { Ask, FormValues, Reply } from '../../src/chat/platform.ts';
import { sandbox } from '../../src/chat/sandbox/platform.ts';
import { engine } from '../../src/delivery/engine.ts';
import { seedCompany } from '../../src/seed/company.ts';
import type { Channel, Profile } from '../../src/who/profile.ts';
import { chatDouble } from '../support/chat.ts';
import { temporaryStore } from '../support/database.ts';
import { memoryLog } from '../support/log.ts';
import { allRituals } from '../support/rituals.ts';
import { everyRow, type Row } from '../support/rows.ts';

const rituals = allRituals();
const now = new Date('2026-12-01T10:00:00Z');
const clock = { now: () => now };
const { log, lines } = memoryLog();

const boss: Profile = { id: 'boss', name: 'Boss', admin: true, kind: 'member', locale: 'en', timeZone: 'UTC' };
const clerk: Profile = { id: 'clerk', name: 'Clerk', admin: false, kind: 'member', locale: 'en', timeZone: 'UTC' };
const packer: Profile = { id: 'packer', name: 'Packer', admin: false, kind: 'member', locale: 'en', timeZone: 'UTC' };
const hall: Channel = { id: 'hall', name: 'hall', kind: 'channel' };
const workspace = { id: 'another', name: 'Another company' };

/** The sandbox's company with its whole life, which people of another company on another platform try to reach. */
let before: readonly Row[];
let theirs: ReturnType<typeof theirsIn>;
let says: (person: Profile, ask: Ask) => Promise<Reply>;
let complete: ReturnType<typeof completer>;
let rowsNow: () => Promise<readonly Row[]>;

beforeAll(async () => {
  const store = await temporaryStore();
  const company = sandbox({ store, clock, log });
  const other = { ...chatDouble(), name: 'slack' as const };
  for (const one of [boss, clerk, packer]) other.members.set(one.id, one);
  const wiring = { store, clock, log, rituals, platforms: [company, other] };
  const { answer } = dispatcher(wiring);
  const { settle } = engine(wiring);
  await company.start(answer);
  await seedCompany({ store, log, answer, rituals, settle });
  rowsNow = () => everyRow(store.db);
  before = await rowsNow();
  theirs = theirsIn(before);
  complete = completer(wiring);
  says = async (person, ask) => {
    const answered = await answer({ id: randomUUID(), platform: 'slack', workspace, person, place: hall, ask });
    if (!answered) throw new Error('nobody answered');
    return answered.reply;
  };
  for (const person of [boss, clerk, packer]) await says(person, { kind: 'home' });
  await says(boss, { kind: 'command', name: 'idea', text: 'champion add <@boss|Boss>' });
  await says(boss, { kind: 'command', name: 'idea', text: 'champion add <@clerk|Clerk>' });
}, 120_000);

/** What somebody might have found out: an id of every table, the platform's own ids, numbers, and all that was written. */
function theirsIn(rows: readonly Row[]) {
  const ids = new Map<string, string>();
  const outside = new Set<string>();
  const texts = new Set<string>();
  const all = new Set<string>();
  for (const { table, values } of rows) {
    for (const [column, value] of Object.entries(values)) {
      if (typeof value !== 'string') continue;
      if (column === 'id') all.add(value);
      if (column === 'id' && !ids.has(table)) ids.set(table, value);
      if (column === 'externalId') outside.add(value);
      // sentences, not names of kinds, states and zones
      if (/[\p{L}\p{M}]+(?:[ ,.]+[\p{L}\p{M}]+){2}/u.test(value) && value.length > 15 && !value.startsWith('{')) {
        texts.add(value);
      }
    }
  }
  return { ids: [...ids.values()], all, outside: [...outside].slice(0, 6), texts: [...texts] };
}

/** Everything in an answer that is of the other company. */
function foundIn(reply: unknown): string[] {
  const said = JSON.stringify(reply);
  return theirs.texts.filter((text) => said.includes(JSON.stringify(text).slice(1, -1)));
}

/** An answer without the ids that were asked for. */
function said(reply: Reply, ids: readonly string[]): string {
  return ids.reduce((text, id) => (id.length < 30 ? text : text.replaceAll(id, 'it')), JSON.stringify(reply));
}

/** Of a route's arguments: which may stand at each place, their ids where anything may. */
function argumentsOf(schema: z.ZodType): string[][] {
  const items = schema instanceof z.ZodTuple ? (schema.def.items as z.ZodType[]) : [z.string()];
  const given = [...theirs.ids, ...theirs.outside];
  let lists: string[][] = [[]];
  let isFirst = true;
  for (const item of items) {
    const plain = item instanceof z.ZodOptional ? (item.unwrap() as z.ZodType) : item;
    if (plain instanceof z.ZodEnum) {
      lists = lists.flatMap((list) => plain.options.map((option) => [...list, String(option)]));
    } else if (plain.safeParse('1').success && !plain.safeParse('an-id').success) {
      lists = lists.map((list) => [...list, '1']);
    } else {
      lists = isFirst
        ? lists.flatMap((list) => given.map((id) => [...list, id]))
        : lists.flatMap((list) =>
            [given[given.indexOf(list[0] ?? '') + 1] ?? given[0] ?? '', 'maya'].map((id) => [...list, id]),
          );
      isFirst = false;
    }
  }
  return lists;
}

/** What fields of any form may be called, with what would name something of the other company. */
function valuesNaming(id: string): FormValues {
  const names = 'who,person,owner,leader,presenter,champion,reviewer,to,place,channel,where,into,series,meeting,round';
  const words = 'title,text,topic,story,name,reason,line,question,statement,action,what,change,answer,shared,own';
  return {
    ...Object.fromEntries(names.split(',').map((name) => [name, id])),
    ...Object.fromEntries(words.split(',').map((name) => [name, 'Of another company'])),
    ...{ as: 'topic', news: 'good', answered: 'yes', day: '2026-12-09', days: 'Thursday', time: '10:00', into: '1' },
  };
}

function given({ kind, choices = [] }: CommandOption, text: string): string {
  if (kind === 'number') return '1';
  if (kind === 'person') return '<@maya|Maya Thompson>';
  if (kind === 'place') return '<#general|general>';
  return choices[0]?.value ?? text;
}

it.each([
  ['an admin and champion', boss],
  ['a champion', clerk],
  ['a plain member', packer],
] as const)(
  '%s of another company reaches nothing of this one, by any word, action, form or shortcut',
  async (_who, person) => {
    const found: string[] = [];
    let tries = 0;
    const attempt = async (ask: Ask) => {
      tries++;
      const reply = await says(person, ask);
      const of = foundIn(reply);
      if (of.length > 0) found.push(`${JSON.stringify(ask)}: ${of[0]}`);
      return reply;
    };
    // found by their words, and told from what comes back
    const someWords = theirs.texts.slice(0, 8).map((text) => text.split(/\s+/).slice(0, 2).join(' '));
    for (const { command, words } of rituals) {
      for (const [name, word] of Object.entries(words)) {
        for (const text of word.options.some(({ kind }) => kind === 'text') ? someWords : ['']) {
          const options = word.options.map((option) => given(option, text));
          await attempt({ kind: 'command', name: command.name, text: [name, ...options].join(' ') });
        }
        for (const { name: option } of word.options.filter((one) => one.complete)) {
          for (const typed of ['', '1', ...someWords]) {
            const call = { platform: 'slack', workspace, place: hall, person } as const;
            const offered = await complete({ call, command: command.name, word: name, option, typed });
            if (foundIn(offered).length > 0) found.push(`offered to /${command.name} ${name} ${typed}`);
          }
        }
      }
    }
    for (const { name: ritual, actions, shortcuts } of rituals) {
      for (const [name, { args, values }] of Object.entries(actions)) {
        for (const list of argumentsOf(args)) {
          const asked = (args: string[]): Ask => {
            const route = { to: `${ritual}.${name}`, args };
            return values
              ? { kind: 'submit', route, values: valuesNaming(list[0] ?? 'maya') }
              : { kind: 'click', route };
          };
          const reply = await attempt(asked(list));
          // answered as an id is that nobody has: not even that it is there is told
          if (!list.some((id) => theirs.all.has(id))) continue;
          const nothing = list.map((id) => (theirs.all.has(id) ? randomUUID() : id));
          const [its, other] = [said(reply, list), said(await says(person, asked(nothing)), nothing)];
          if (its !== other) found.push(`told apart: ${ritual}.${name} ${list}: ${its} and ${other}`);
        }
      }
      for (const { name } of shortcuts) await attempt({ kind: 'shortcut', to: name, text: 'Something' });
    }
    await attempt({ kind: 'home' });
    expect(tries).toBeGreaterThan(2000);
    expect(found).toEqual([]);

    const after = await rowsNow();
    const written = new Set(after.map(({ line }) => line));
    expect(before.filter(({ line }) => !written.has(line)).map(({ line }) => line)).toEqual([]);
    const old = new Set(before.map(({ line }) => line));
    const added = after.filter(({ line }) => !old.has(line));
    // and nothing of their own hangs on it
    const hanging = added.filter(({ values }) => Object.values(values).some((value) => theirs.all.has(String(value))));
    expect(hanging.map(({ line }) => line)).toEqual([]);
    expect(lines().filter(({ level }) => level === 50)).toEqual([]);
  },
  300_000,
);
