import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { missionWith } from '../../../src/rituals/mission/index.ts';
import { answerWith, embeddingService } from '../../support/embeddings.ts';
import { alignmentHere, noPictures } from '../../support/services.ts';
import { answer, company, mission, onlyRound, openMission } from './support.ts';

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

function sending() {
  const alignment = alignmentHere({ service: service.settings, failed: (why) => troubles.push(why) });
  return missionWith({ alignment, pictures: noPictures });
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
  await round.mina.run('/mission close', 'general');
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
    await mina.run('/mission close', 'general');
    expect(await onlyRound(store)).toMatchObject({ state: 'closed', sendsTo: null });
    expect(service.asked).toEqual([]);
  });
});
