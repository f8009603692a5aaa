import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { completer } from '../../src/chat/dispatch/complete.ts';
import { dispatcher } from '../../src/chat/dispatch/dispatch.ts';
import type { Ask, Call } from '../../src/chat/platform.ts';
import { locales } from '../../src/i18n/locales.ts';
import { translator } from '../../src/i18n/translate.ts';
import { ritualsWith } from '../../src/rituals/index.ts';

import type { ById, Channel, Profile } from '../../src/who/profile.ts';
import { openPad, type Pad, type Staff, textOf } from '../support/driver.ts';
import { memoryLog } from '../support/log.ts';
import { everyRow } from '../support/rows.ts';
import { alignmentHere, maskingHere, noPictures } from '../support/services.ts';

const rituals = ritualsWith({ alignment: alignmentHere(), masking: maskingHere(), pictures: noPictures });
const words = rituals.flatMap(({ command, words }) =>
  Object.entries(words).map(([name, word]) => ({ command: command.name, name, word })),
);
const actions = rituals.flatMap(({ name, actions }) =>
  Object.entries(actions).map(([of, action]) => ({ to: `${name}.${of}`, action })),
);
const shortcuts = rituals.flatMap((ritual) => ritual.shortcuts);

const t = translator('en', 'UTC');
const sentence = t('chat.onlyMembers');
const elsewhere = t('agenda.elsewhere');
const unread = t('pad.readGone');

const gul: Profile = { id: 'gul', name: 'Gul', admin: false, kind: 'guest', locale: 'en', timeZone: 'UTC' };
/** Of another company, where she is an admin. */
const sana: ById = {
  id: 'sana',
  isElsewhere: true,
  ask: async () => ({ id: 'sana', name: 'Sana', admin: true, kind: 'guest', locale: 'en', timeZone: 'UTC' }),
};
const outsiders = [
  ['a guest', gul],
  ['a stranger from a shared channel', sana],
] as const;

const general: Channel = { id: 'general', name: 'general', kind: 'channel' };
const direct: Channel = { id: '@outside', name: 'directmessage', kind: 'direct' };

let pad: Pad;
let mina: Staff;
let rafi: Staff;
let answer: ReturnType<typeof dispatcher>['answer'];
/** Of the leads, a private channel: only Mina is in it. */
let theirs: { place: string; series: string; meeting: string; topic: string; post: string };

beforeAll(async () => {
  pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals });
  mina = await pad.person('Mina', { admin: true, locale: 'en' });
  rafi = await pad.person('Rafi', { locale: 'en' });
  pad.chat.people = async (_workspace, channel) => ({
    complete: true,
    people: [...pad.chat.members.values()].filter(({ id }) => channel !== 'leads' || id === 'mina'),
  });
  for (const room of ['general', 'leads']) {
    await mina.run('/agenda meeting', room);
    await mina.fill({ name: `Weekly of the ${room}`, days: 'Thursday', time: '10:00' });
    await mina.run(`/agenda add Pricing of the ${room}`, room);
    await mina.run(`/agenda customer Learned by the ${room}`, room);
    await mina.click('Good news');
  }
  await rafi.run('/idea Shorter forms', 'general');
  const { db } = pad.store;
  const place = await db.place.findFirstOrThrow({ where: { externalId: 'leads' } });
  const series = await db.meetingSeries.findFirstOrThrow({ where: { placeId: place.id } });
  const meeting = await db.meeting.findFirstOrThrow({ where: { seriesId: series.id } });
  const topic = await db.topic.findFirstOrThrow({ where: { seriesId: series.id } });
  const post = await db.delivery.findFirstOrThrow({ where: { placeId: place.id } });
  const ids = { series: series.id, meeting: meeting.id, topic: topic.id };
  theirs = { place: place.id, ...ids, post: post.id };
  answer = dispatcher({ ...pad, log: memoryLog().log, rituals, platforms: [pad.chat] }).answer;
  for (const [, who] of outsiders) for (const where of [general, direct]) await says(who, where, { kind: 'home' });
});

async function says(person: Call['person'], place: Channel, ask: Ask): Promise<string> {
  const workspace = { id: 'company', name: 'The company' };
  const given = await answer({ id: randomUUID(), platform: 'sandbox', workspace, person, place, ask });
  if (!given) throw new Error('nobody answered');
  const { reply } = given;
  if ('ask' in reply) return `form: ${reply.ask.title}`;
  if ('reject' in reply) return `rejected: ${Object.values(reply.reject).join()}`;
  return textOf('show' in reply ? reply.show : reply.replace);
}

async function rows(): Promise<string> {
  return (await everyRow(pad.store.db)).map(({ line }) => line).join('\n');
}

function typed({ command, name, word }: (typeof words)[number]): Ask {
  const given = { number: '2', text: 'Something', person: '<@mina|Mina>', place: '<#general|general>', choice: '' };
  const options = word.options.map(({ kind, choices = [] }) => choices[0]?.value ?? given[kind]);
  return { kind: 'command', name: command, text: [name, ...options].join(' ') };
}

describe.each(outsiders)('%s', (_who, outsider) => {
  it('is refused every word that is not for guests, in one sentence, and changes no row', async () => {
    const before = await rows();
    const closed = words.filter(({ word }) => !word.guests);
    expect(closed.length).toBeGreaterThan(25);
    for (const one of closed) {
      for (const place of [general, direct]) {
        const said = await says(outsider, place, typed(one));
        expect(said, `/${one.command} ${one.name}`).toBe(sentence);
      }
    }
    for (const { name } of rituals.filter((ritual) => !Object.values(ritual.words).some(({ guests }) => guests))) {
      for (const text of ['help', 'nonsense', '']) {
        expect(await says(outsider, general, { kind: 'command', name: commandOf(name), text }), name).toBe(sentence);
      }
    }
    expect(await rows()).toBe(before);
  });

  it('is refused every button, form and shortcut that is not for guests, and changes no row', async () => {
    const before = await rows();
    const closed = actions.filter(({ action }) => !action.guests);
    expect(closed.length).toBeGreaterThan(60);
    for (const { to } of closed) {
      const { series, meeting, topic } = theirs;
      for (const args of [[], [series], [meeting, '1'], [topic, 'remove']]) {
        const route = { to, args };
        expect(await says(outsider, general, { kind: 'click', route }), to).toBe(sentence);
        expect(await says(outsider, direct, { kind: 'submit', route, values: {} }), to).toBe(sentence);
      }
    }
    for (const { name } of shortcuts.filter(({ guests }) => !guests)) {
      expect(await says(outsider, general, { kind: 'shortcut', to: name, text: 'Something' }), name).toBe(sentence);
    }
    expect(await rows()).toBe(before);
  });

  it('reaches nothing of another channel with what is for guests', async () => {
    const { series, meeting, post } = theirs;
    const ofAnother: Record<string, readonly string[]> = {
      'agenda.view': [series],
      'agenda.page': [series, '0'],
      'agenda.addForm': [meeting],
      'agenda.addFormSave': [meeting],
      'agenda.shared': [meeting],
      'agenda.sharedSave': [meeting],
      'agenda.stories': [meeting],
      'agenda.opened': [meeting, 'heard'],
      'agenda.correct': [meeting],
      'pad.read': [post],
    };
    const ofNone = ['pad.about', 'pad.direct', 'pad.help', 'pad.home', 'pad.me', 'pad.meSave', 'pad.speak'];
    const open = actions.filter(({ action }) => action.guests).map(({ to }) => to);
    expect(open.toSorted()).toEqual([...Object.keys(ofAnother), ...ofNone].toSorted());
    const values = { topic: 'Mine', as: 'topic', text: 'Mine' };
    const before = await rows();
    for (const [to, args] of Object.entries(ofAnother)) {
      for (const place of [general, direct]) {
        const ask: Ask = to.endsWith('Save')
          ? { kind: 'submit', route: { to, args }, values }
          : { kind: 'click', route: { to, args } };
        // the shared form asks nothing of the meeting until it is sent
        if (to === 'agenda.shared') continue;
        expect(await says(outsider, place, ask), to).toBe(to === 'pad.read' ? unread : elsewhere);
      }
    }
    expect(await rows()).toBe(before);
  });

  it('reads the agenda of the channel, adds topics to it and answers its question, without what is for members', async () => {
    await says(outsider, general, { kind: 'command', name: 'agenda', text: 'add Delivery times' });
    const shown = await says(outsider, general, { kind: 'command', name: 'agenda', text: 'show' });
    expect(shown).toContain('Delivery times');
    expect(shown).toContain('Learned by the general');
    expect(shown).not.toContain('leads');
    expect(shown).not.toContain('[Done]');
    const { id } = await pad.store.db.meeting.findFirstOrThrow({
      where: { series: { name: 'Weekly of the general' } },
    });
    const brought = { kind: 'submit', route: { to: 'agenda.sharedSave', args: [id] } } as const;
    expect(await says(outsider, general, { ...brought, values: { as: 'story', text: 'They wait' } })).toBe(sentence);
    const { db } = pad.store;
    const meeting = await db.meeting.findFirstOrThrow({ where: { series: { name: 'Weekly of the general' } } });
    const route = { to: 'agenda.opened', args: [meeting.id, 'heard'] };
    await says(outsider, general, { kind: 'click', route });
    expect((await db.meeting.findUniqueOrThrow({ where: { id: meeting.id } })).opened).toBe('heard');
  });

  it('finds at home what they may do, and nothing of the company', async () => {
    for (const ask of [{ kind: 'home' }, { kind: 'command', name: 'pad', text: 'home' }] as const) {
      const home = await says(outsider, direct, ask);
      expect(home).toContain(t('chat.homeGuest'));
      expect(home).toContain('/agenda show');
      for (const hidden of ['/idea', '/mission', 'Weekly', 'Shorter forms', '/agenda done']) {
        expect(home).not.toContain(hidden);
      }
    }
    const about = await says(outsider, direct, { kind: 'command', name: 'pad', text: 'about' });
    expect(about).not.toContain('Mina');
    const help = await says(outsider, direct, { kind: 'command', name: 'pad', text: 'help' });
    expect(help).not.toContain('/idea');
    expect(help).toContain('/pad me');
  });

  it('is offered nothing while typing a word that is not for guests', async () => {
    const complete = completer({ ...pad, rituals, platforms: [pad.chat] });
    const writing = { command: 'agenda', word: 'done', option: 'number', typed: '' };
    const call = { platform: 'sandbox', workspace: { id: 'company', name: 'The company' }, place: general } as const;
    expect(await complete({ call: { ...call, person: outsider }, ...writing })).toEqual([]);
    expect(await complete({ call: { ...call, person: rafi.profile }, ...writing })).not.toEqual([]);
  });
});

test.each(locales)('the sentence is said in %s', async (locale) => {
  const person = { ...gul, id: `gul-${locale}`, locale };
  const said = await says(person, general, { kind: 'command', name: 'idea', text: 'Mine' });
  expect(said).toBe(translator(locale, 'UTC')('chat.onlyMembers'));
});

describe('a member who is not in a private channel', () => {
  it('reaches nothing of it, from another channel or from direct messages, and changes no row', async () => {
    const { place, series, meeting, topic } = theirs;
    await rafi.home();
    const before = await rows();
    const routes: readonly [string, ...string[]][] = [
      ['agenda.view', series],
      ['agenda.page', series, '0'],
      ['agenda.addForm', meeting],
      ['agenda.bring', meeting],
      ['agenda.stories', meeting],
      ['agenda.opened', meeting, 'heard'],
      ['agenda.correct', meeting],
      ['agenda.tick', topic],
      ['agenda.untick', topic],
      ['agenda.restore', topic],
      ['agenda.topic', topic, 'first'],
      ['agenda.place', topic, '0'],
      ['agenda.skipThis', meeting],
      ['agenda.cameBack', series],
      ['agenda.keepTopic', topic],
      ['agenda.dropTopic', topic],
      ['agenda.giveTopic', topic, 'rafi'],
      ['agenda.takers', series],
      ['agenda.unskip', meeting],
      ['agenda.series', place, '0'],
      ['agenda.newMeeting', place],
      ['agenda.edit', series],
      ['agenda.editStart', series],
      ['agenda.editWeek', series],
      ['agenda.pause', series],
      ['agenda.end', series],
      ['agenda.sure', series, 'end'],
      ['agenda.resume', series],
      ['agenda.pass', meeting],
      ['agenda.passFromHome', meeting],
      ['agenda.keep', meeting],
      ['agenda.passNext', meeting],
      ['agenda.passTo', meeting, 'rafi'],
    ];
    for (const [to, ...args] of routes) {
      for (const where of [general, direct]) {
        expect(await says(rafi.profile, where, { kind: 'click', route: { to, args } }), to).toBe(elsewhere);
      }
    }
    for (const [to, id] of [
      ['addForm', meeting],
      ['bring', meeting],
      ['edit', series],
      ['newMeeting', place],
    ] as const) {
      const values = {
        topic: 'Mine',
        text: 'Mine',
        news: 'good',
        answered: 'yes',
        name: 'Mine',
        rhythm: 'weekly',
        days: 'Thursday',
        time: '10:00',
        postBefore: '30',
      };
      const route = { to: `agenda.${to}Save`, args: [id] };
      expect(await says(rafi.profile, general, { kind: 'submit', route, values }), to).toBe(elsewhere);
    }
    expect(await rows()).toBe(before);
    const forMembers = actions.filter(({ to, action }) => /^agenda\./.test(to) && !/Save$/.test(to) && !action.may);
    const tried = new Set<string>(routes.map(([to]) => to));
    // these name nothing: they ask for the channel, or are for the next meeting of one's own
    const left = forMembers.map(({ to }) => to).filter((to) => !tried.has(to));
    expect(left.toSorted()).toEqual(['agenda.bringNext', 'agenda.placedMeeting', 'agenda.shared']);
  });

  it('is let in by membership from direct messages, and by being there', async () => {
    const { series } = theirs;
    const route = { to: 'agenda.view', args: [series] };
    expect(await says(mina.profile, direct, { kind: 'click', route })).toContain('Pricing of the leads');
    const leads: Channel = { id: 'leads', name: 'leads', kind: 'channel' };
    expect(await says(rafi.profile, leads, { kind: 'click', route })).toContain('Pricing of the leads');
  });
});

function commandOf(ritual: string): string {
  return rituals.find(({ name }) => name === ritual)?.command.name ?? '';
}
