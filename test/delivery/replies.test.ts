import { expect, test } from 'vitest';
import { notice } from '../../src/delivery/notice.ts';
import { ritual } from '../../src/rituals/ritual.ts';
import { openPad } from '../support/driver.ts';

const said = (name: string) =>
  notice(`promise.${name}`, async (_ctx, [text = '']) => ({
    kind: 'view',
    summary: text,
    blocks: [{ kind: 'text', text }],
  }));
const card = said('card');
const reply = said('reply');

async function open() {
  const command = { name: 'agenda', summary: 'chat.home', bare: 'show' } as const;
  const pad = await openPad({
    now: '2026-12-01T09:00:00Z',
    rituals: [ritual({ name: 'promise', command }, { notices: [card, reply] })],
  });
  const { db } = pad.store;
  const { id: workspaceId } = await db.workspace.create({
    data: { platform: 'sandbox', externalId: 'company', name: 'x' },
  });
  const places = ['general', 'support'].map((externalId) =>
    db.place.create({ data: { workspaceId, externalId, name: externalId } }),
  );
  const [general, support] = await Promise.all(places);
  return {
    pad,
    post: (of: typeof card, text: string, where: 'general' | 'support' = 'general', under?: string) =>
      pad.store.transaction((tx) => {
        const to = { placeId: (where === 'general' ? general : support)?.id ?? '' };
        const dueAt = pad.clock.now();
        return of.owe(tx, [text], { workspaceId, to, dueAt, ...(under !== undefined && { under }) });
      }),
  };
}

test('a promise can be kept as a reply to what another one posted, in the same channel alone', async () => {
  const { pad, post } = await open();
  await post(card, 'a card');
  await pad.settle();
  await post(reply, 'still waits', 'general', card.key(['a card']));
  await post(reply, 'elsewhere', 'support', card.key(['a card']));
  await post(reply, 'under nothing', 'general', card.key(['never posted']));
  await pad.settle();
  const [posted] = pad.chat.messages('general');
  const under = pad.chat.all().map(({ view, under: answered }) => [view.summary, answered]);
  expect(Object.fromEntries(under)).toEqual({
    'a card': null,
    'still waits': posted?.ref,
    elsewhere: null,
    'under nothing': null,
  });
});
