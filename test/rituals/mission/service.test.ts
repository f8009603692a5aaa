import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { engine } from '../../../src/delivery/engine.ts';
import { owe } from '../../../src/delivery/outbox.ts';
import type { Due } from '../../../src/delivery/owes.ts';
import { runNext } from '../../../src/delivery/schedules.ts';
import { missionWith } from '../../../src/rituals/mission/index.ts';
import { answerWith, embeddingService } from '../../support/embeddings.ts';
import { memoryLog } from '../../support/log.ts';
import { promises } from '../../support/promises.ts';
import { alignmentHere, maskingHere, noPictures } from '../../support/services.ts';
import { answer, close, company, mission, onlyRound, openMission } from './support.ts';

let service: Awaited<ReturnType<typeof embeddingService>>;
const troubles: string[] = [];
beforeAll(async () => {
  service = await embeddingService();
});
beforeEach(() => {
  service.fail(null);
  troubles.length = 0;
});
afterAll(() => service.stop());

function sending(where: 'settings' | 'here' = 'settings') {
  const alignment = alignmentHere({ service: service[where], failed: (why) => troubles.push(why) });
  return missionWith({ alignment, masking: maskingHere(), pictures: noPictures });
}

async function asked(rituals = [sending()], locale = 'en-GB') {
  const pad = await openMission({ rituals });
  const { mina, staff } = await company(pad, 7);
  const reader = await pad.person('Rita', { locale, timeZone: 'Asia/Dhaka' });
  await mina.run('/mission ask channel', 'general');
  return { pad, mina, staff, reader };
}

async function closed(round: Awaited<ReturnType<typeof asked>>) {
  for (const [n, person] of round.staff.entries()) {
    await answer(person, `I drive van ${n}`, 'Bring fresh bread to every family in the morning');
  }
  await close(round.mina);
  const { report } = await onlyRound(round.pad.store);
  return JSON.parse(report ?? '') as { encoder: { kind: string; name: string; version: string; insteadOf?: string } };
}

describe('with an embedding service of the organisation', () => {
  test('people are told before they answer that text leaves the machine, and the report says it again', async () => {
    const round = await asked();
    const told = `the words of all answers are sent to our organisation’s own service, ${service.host}, without names`;
    expect(round.pad.posts('general')[0]).toContain(told);
    expect(round.staff[0]?.inbox[0]).toContain('So text leaves this machine.');
    await round.staff[0]?.run('/mission answer');
    expect(round.staff[0]?.text).toContain(told);
    expect(service.asked).toEqual([]);

    const { encoder } = await closed(round);
    expect(encoder).toMatchObject({ kind: 'service', name: 'service ours-small' });
    const sent = service.asked.flatMap(({ input }) => input);
    expect(sent).toContain('bring fresh bread to every family in the morning');
    expect(sent.join()).not.toContain('Asha');

    await round.reader.clickIn('general', 'How this was found');
    expect(round.reader.text).toContain(`All answers were sent to ${service.host} for this, without names`);
    expect(round.reader.text).toContain(`Read by: service ours-small, version ${encoder.version}.`);
    expect(troubles).toEqual([]);
  });

  test.each([
    ['bn-BD', 'লেখাগুলো এই মেশিনের বাইরে যায়'],
    ['ne-NP', 'लेखाइ यो मेसिनबाहिर जान्छ'],
  ])('%s reads it in their own language', async (locale, told) => {
    const { reader } = await asked(undefined, locale);
    expect(reader.inbox[0] ?? '').toContain(service.host);
    expect(reader.inbox[0] ?? '').toContain(told);
  });

  test('a plan for later polls says it too', async () => {
    const pad = await openMission({ rituals: [sending()] });
    const { mina } = await company(pad, 1);
    await mina.run('/mission poll', 'general');
    await mina.fill({ rhythm: 'monthly', first: '2026-12-07', time: '10:00', whom: 'channel', names: 'words10' });
    expect(mina.text).toContain('So text leaves this machine.');
  });

  test('one on this machine reads the answers, and nobody is told that text leaves it, for none does', async () => {
    const round = await asked([sending('here')]);
    expect(round.pad.posts('general')[0]).not.toMatch(/leaves this machine|service/);
    await round.staff[0]?.run('/mission answer');
    expect(round.staff[0]?.text).not.toContain('leaves');
    const { encoder } = await closed(round);
    expect(encoder).toMatchObject({ kind: 'service', name: 'service ours-small' });
    expect(await onlyRound(round.pad.store)).toMatchObject({ sendsTo: null });
    await round.reader.clickIn('general', 'How this was found');
    expect(round.reader.text).toContain('No answer leaves the machine.');
    expect(round.reader.text).not.toMatch(/has left|were sent/);
  });

  test('one on this machine that fails says so, and not that text was sent', async () => {
    service.fail((_, response) => answerWith(response, {}, 401));
    const round = await asked([sending('here')]);
    expect((await closed(round)).encoder).toMatchObject({ kind: 'wording', insteadOf: 'service' });
    await round.mina.clickIn('general', 'How this was found');
    expect(round.mina.text).toContain('The model on our own machine did not do its part');
    expect(round.mina.text).not.toContain('sent');
  });

  test('one that fails leaves the round to be compared by wording, and says so', async () => {
    service.fail((_, response) => answerWith(response, { error: 'Bring fresh bread' }, 401));
    const round = await asked();
    expect((await closed(round)).encoder).toEqual({
      kind: 'wording',
      name: 'wording',
      version: expect.any(String),
      insteadOf: 'service',
    });
    await round.mina.clickIn('general', 'How this was found');
    expect(round.mina.text).toContain(`own service, ${service.host}, did not do its part when the round closed`);
    expect(troubles).toEqual(['The embedding service answered 401.']);
  });

  test('what was asked before it was set stays on the machine', async () => {
    const before = await asked([mission]);
    expect(before.pad.posts('general')[0]).not.toContain('leaves this machine');
    const { store } = before.pad;
    for (const [n, person] of before.staff.entries()) await answer(person, `I drive van ${n}`, 'Bring fresh bread');
    const after = await openMission({ rituals: [sending()], store, now: '2026-12-01T05:00:00Z' });
    const mina = await after.person('Mina', { admin: true, timeZone: 'Asia/Dhaka' });
    await close(mina);
    expect(await onlyRound(store)).toMatchObject({ state: 'closed', sendsTo: null });
    expect(service.asked).toEqual([]);
  });
});

describe('an embedding service that never answers', () => {
  test('holds up no delivery and no timer for more than a second, and no stop for long', async () => {
    service.fail(() => {});
    const { pad, mina, staff } = await asked();
    for (const [n, person] of staff.entries()) await answer(person, `I drive van ${n}`, 'Bring fresh bread');
    const { store, chat } = pad;
    const clock = { now: () => new Date(pad.clock.now().getTime() + performance.now()) };
    const minute: Due = { run: async ({ now }) => new Date(now.getTime() + 100) };
    const { log, lines } = memoryLog();
    const running = engine({
      store,
      clock,
      log,
      rituals: [sending(), promises({ minute })],
      platforms: [chat],
    });
    const place = await store.db.place.findFirstOrThrow({ where: { externalId: 'general' } });
    const { workspaceId } = place;
    await store.db.round.updateMany({ data: { state: 'closing' } });
    await store.transaction((tx) => runNext(tx, { workspaceId, name: 'promise.minute', subject: 'one' }, clock.now()));
    await running.start();
    await until(() => service.asked.length > 0, 20_000);
    const slow: number[] = [];
    for (let n = 0; n < 5; n++) {
      const key = `promise.say:${n}`;
      const begun = performance.now();
      const say = { key, workspaceId, job: 'promise.say', args: [key], to: { placeId: place.id }, dueAt: clock.now() };
      await store.transaction((tx) => owe(tx, say));
      running.nudge();
      await until(() => chat.all().some((posted) => posted.key === key), 10_000);
      slow.push(performance.now() - begun);
    }
    const { nextRunAt } = await store.db.schedule.findFirstOrThrow({ where: { name: 'promise.minute' } });
    expect((await onlyRound(store)).state, 'the service has not answered').toBe('shredded');
    expect(Math.max(...slow)).toBeLessThan(1_000);
    expect(nextRunAt.getTime(), 'the timer went on').toBeGreaterThan(clock.now().getTime() - 5_000);
    const stopping = performance.now();
    await running.stop();
    expect(performance.now() - stopping).toBeLessThan(4_000);
    expect(lines().filter((line) => line['level'] === 50)).toEqual([]);

    service.fail(null);
    await store.db.schedule.deleteMany({ where: { name: 'promise.minute' } });
    await mina.run('/mission results', 'general');
    expect((await onlyRound(store)).state, 'the next start finishes it').toBe('closed');
  }, 60_000);
});

async function until(isSo: () => boolean, mostMs: number): Promise<void> {
  for (const end = performance.now() + mostMs; !isSo(); await sleep(10)) {
    if (performance.now() > end) throw new Error('it did not happen');
  }
}
