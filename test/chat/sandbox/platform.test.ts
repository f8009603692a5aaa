import { describe, expect, it } from 'vitest';
import { PlatformError, type Target } from '../../../src/chat/platform.ts';
import { channels, colleagues } from '../../../src/chat/sandbox/company.ts';
import { sandbox } from '../../../src/chat/sandbox/platform.ts';
import { withTokens } from '../../../src/chat/sandbox/server/mentions.ts';
import { note } from '../../../src/chat/view.ts';
import { champions } from '../../../src/rituals/pad/seed.ts';
import { isZone } from '../../../src/time/zone.ts';
import { temporaryStore } from '../../support/database.ts';
import { everyView, pngView } from '../../support/everyview.ts';
import { memoryLog } from '../../support/log.ts';

const reader = { locale: 'bn', timeZone: 'Asia/Dhaka' } as const;
const general: Target = { workspace: 'sandbox', channel: 'general' };
const since = new Date(0);

async function opened() {
  const store = await temporaryStore();
  const clock = { now: () => new Date('2026-12-01T04:30:00Z') };
  const { log } = memoryLog();
  return { store, chat: sandbox({ store, clock, log }) };
}

async function trouble(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'none',
    (error) => error instanceof PlatformError && error.trouble,
  );
}

describe('the sandbox as a chat platform', () => {
  it('posts once under a key, even twice at the same time, and finds it', async () => {
    const { store, chat } = await opened();
    expect(await chat.find(general, 'agenda:1', since)).toBeNull();
    const refs = await Promise.all([1, 2, 3].map(() => chat.post(general, everyView, 'agenda:1', reader)));
    const again = await chat.post(general, note('another'), 'agenda:1', reader);
    expect(new Set([...refs, again].map(({ message }) => message)).size).toBe(1);
    expect(await chat.find(general, 'agenda:1', since)).toEqual(again);
    expect(await store.db.sandboxMessage.count()).toBe(1);
    // nothing is left over from those that came too late
    expect(await store.db.sandboxFile.count()).toBe(2);
  });

  it('keeps which message another one answers, also when it is edited', async () => {
    const { store, chat } = await opened();
    const card = await chat.post(general, note('A card'), 'card', reader);
    const reply = await chat.post(general, note('Still waits'), 'reply', reader, undefined, card);
    await chat.edit(reply, note('Has an answer'), reader);
    const row = await store.db.sandboxMessage.findUnique({ where: { id: reply.message } });
    expect(JSON.parse(row?.view ?? '')).toMatchObject({ under: card.message, view: { summary: 'Has an answer' } });
  });

  it('posts to a person in their direct messages', async () => {
    const { chat } = await opened();
    const to = { workspace: 'sandbox', person: 'anika' };
    const ref = await chat.post(to, note('Hello'), 'k', reader);
    expect(ref.channel).toBe('direct:anika');
    expect(await chat.find(to, 'k', since)).toEqual(ref);
    expect(await chat.find(general, 'k', since)).toBeNull();
  });

  it('edits a message, and the pictures it no longer shows are gone', async () => {
    const { store, chat } = await opened();
    const ref = await chat.post(general, everyView, 'k', reader);
    await chat.edit(ref, pngView, reader);
    const row = await store.db.sandboxMessage.findUnique({ where: { id: ref.message } });
    expect(JSON.parse(row?.view ?? '')).toMatchObject({ locale: 'bn', view: { summary: 'A picture' } });
    expect(row?.editedAt).not.toBeNull();
    expect((await store.db.sandboxFile.findMany()).map(({ name }) => name)).toEqual(['dot.png']);
    expect(await trouble(chat.edit({ ...ref, message: 'none' }, pngView, reader))).toBe('gone');
    expect(await trouble(chat.edit({ ...ref, channel: 'support' }, pngView, reader))).toBe('gone');
  });

  it('says that a place, a person or a workspace is gone', async () => {
    const { chat } = await opened();
    const nowhere: Target[] = [
      { workspace: 'sandbox', channel: 'attic' },
      { workspace: 'sandbox', channel: 'direct:nobody' },
      { workspace: 'sandbox', person: 'nobody' },
      { workspace: 'other', channel: 'general' },
    ];
    for (const to of nowhere) expect(await trouble(chat.post(to, note('Hello'), 'k', reader))).toBe('gone');
    expect(await trouble(chat.people('other'))).toBe('gone');
    expect(await trouble(chat.people('sandbox', 'attic'))).toBe('gone');
  });

  it('does not know whether a message landed when the database fails', async () => {
    const { store, chat } = await opened();
    await store.db.$executeRawUnsafe('DROP TABLE "SandboxMessage"');
    expect(await trouble(chat.post(general, note('Hello'), 'k', reader))).toBe('unknown');
  });

  it('lists everyone, the members of a channel, and the one of direct messages', async () => {
    const { chat } = await opened();
    const ids = async (channel?: string) => (await chat.people('sandbox', channel)).people.map(({ id }) => id);
    expect(await ids()).toHaveLength(colleagues.length);
    expect(await ids('support')).toContain('anika');
    expect(await ids('support')).not.toContain('luis');
    expect(await ids('direct:luis')).toEqual(['luis']);
    expect((await chat.people('sandbox')).complete).toBe(true);
    expect(Object.keys((await chat.people('sandbox')).people[0] ?? {})).not.toContain('job');
  });
});

describe('the company', () => {
  it('has an admin, champions, languages and zones that exist', () => {
    const ids = colleagues.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(colleagues.filter(({ admin }) => admin)).toHaveLength(1);
    expect(colleagues.every(({ timeZone }) => isZone(timeZone))).toBe(true);
    expect(new Set(colleagues.map(({ locale }) => locale.slice(0, 2)))).toEqual(new Set(['en', 'bn', 'ne', 'es']));
    for (const id of [...champions, ...channels.flatMap(({ members }) => members)]) expect(ids).toContain(id);
  });
});

describe('names in a command', () => {
  const people = [
    { id: 'a', name: 'Asha Rai' },
    { id: 'b', name: 'Asha Rai Sen' },
    { id: 'c', name: 'Bo' },
  ];
  const places = [
    { id: 'x', name: 'support', kind: 'channel' },
    { id: 'y', name: 'support-uk', kind: 'channel' },
    { id: 'direct:a', name: 'Asha Rai', kind: 'direct' },
  ] as const;

  it.each([
    ['add @bo', 'add <@c|Bo>'],
    ['add @Asha Rai Sen now', 'add <@b|Asha Rai Sen> now'],
    ['@asha rai, @Bo', '<@a|Asha Rai>, <@c|Bo>'],
    ['@Asha alone is two people', '@Asha alone is two people'],
    ['@Bob and a@bo.example stay', '@Bob and a@bo.example stay'],
    ['#support-uk #support', '<#y|support-uk> <#x|support>'],
    ['<@c|Bo> stays', '<@c|Bo> stays'],
  ])('%s', (typed, read) => {
    expect(withTokens(typed, people, places)).toBe(read);
  });
});
