import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/client.ts';
import type { Clock } from '../../src/time/clock.ts';
import { openHouse } from '../rituals/customers/house.ts';
import { server, temporaryDatabase } from '../support/database.ts';
import { allRituals } from '../support/rituals.ts';
import { openSeeded } from '../support/seeded.ts';

const handle = 'Zenobia of Patan';
const phrases = ['the saffron kettle leaks', 'nobody rang the copper bell', 'we sent a silver lid'];
const searched = [...phrases, handle, handle.toLowerCase()];

describe.runIf(!server)('when a customer is forgotten, a byte search of the whole database', () => {
  test('finds nothing of them: not in rows, pages, the log, or the sandbox’s messages', async () => {
    let now = new Date('2026-05-04T09:00:00Z');
    const clock: Clock = { now: () => now };
    const rituals = allRituals();
    const company = await openSeeded({ clock, rituals });
    const { store, folder } = company;
    const place = await store.db.place.findFirstOrThrow({ where: { externalId: 'general' } });
    await store.db.workspace.updateMany({ data: { customersPlaceId: place.id } });
    const later = async (minutes: number) => {
      now = new Date(now.getTime() + minutes * 60_000);
      await company.settle();
    };
    for (const text of phrases.slice(0, 2)) {
      const form = await company.type('owen', '/customer heard');
      await company.submit('owen', form, { text, customer: handle, news: 'bad', answered: 'somebody' });
      await later(6);
    }
    const first = await store.db.voice.findFirstOrThrow({ where: { handle: handle.toLowerCase() } });
    await company.type('grace', `/customer answered ${first.number} ${phrases[2]}`);
    await later(6);
    await later(60);
    const content = () => {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
      return Buffer.concat(files.map((file) => readFileSync(path.join(file.parentPath, file.name))));
    };
    const found = () => {
      const bytes = content();
      return searched.filter((one) => bytes.includes(one));
    };
    expect(found()).toEqual(searched);

    await company.click('grace', { to: 'customers.erase', args: [first.customerKey ?? ''] });
    await later(1);
    const resume = rituals.flatMap((ritual) => ritual.resume ?? []);
    for (const go of resume) await go({ store, now });
    expect(found()).toEqual([]);
    expect(await store.db.voice.count({ where: { customerKey: first.customerKey } })).toBe(2);
    await company.close();
  });
});

describe.runIf(server)('when a customer is forgotten, a dump of every table', () => {
  test('has nothing of them', async () => {
    const store = await openStore(await temporaryDatabase());
    const { pad, raj, bina } = await openHouse({ store });
    for (const text of phrases.slice(0, 2)) {
      await raj.run('/customer heard', 'general');
      await raj.fill({ text, customer: handle, news: 'bad', answered: 'somebody' });
    }
    await bina.run(`/customer answered 1 ${phrases[2]}`, 'customers');
    await pad.pass('1 hour');
    const tables = await store.db.$queryRaw<{ name: string }[]>`
      SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`;
    const found = async () => {
      const texts: string[] = [];
      for (const { name } of tables) {
        const rows = await store.db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t`);
        texts.push(...rows.map(({ row }) => row));
      }
      return searched.filter((one) => texts.some((text) => text.includes(one)));
    };
    expect(await found()).toEqual(searched);
    const { customerKey } = await store.db.voice.findFirstOrThrow();
    await bina.press({ kind: 'button', label: '', go: { to: 'customers.erase', args: [customerKey ?? ''] } });
    expect(await found()).toEqual([]);
    await store.close();
  });
});
