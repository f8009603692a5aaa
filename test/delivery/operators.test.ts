import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, test } from 'vitest';
import { tables } from '../../src/delivery/cli.ts';
import { figures, reasons } from '../../src/delivery/figures.ts';
import { metrics } from '../../src/web/metrics.ts';
import { openSending } from '../support/sending.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A night in which most things happen: sent, late, missed, given up, dropped and still due. */
async function eventful() {
  const sending = await openSending({ gone: (channel) => channel === 'closed' });
  const closed = await sending.place('closed');
  await sending.owe('agenda', { expiresAt: new Date('2026-12-01T09:30:00Z') });
  await sending.owe('poll');
  sending.absent(3600);
  await sending.settle();
  sending.absent(60);
  await sending.owe('one');
  await sending.owe('to nobody', { to: { placeId: closed } });
  await sending.owe('tomorrow', { dueAt: new Date('2026-12-02T09:00:00Z') });
  await sending.settle();
  sending.faults.push('lost');
  await sending.owe('doubtful');
  await sending.settle();
  await sending.owe('waiting', { dueAt: new Date('2026-12-01T09:51:00Z') });
  return sending;
}

describe('npm run deliveries', () => {
  test('counts what stands where, and says why something was not sent', async () => {
    const { store, clock } = await eventful();
    const text = tables(await figures(store.db, clock.now()), await reasons(store.db, 10), clock.now());
    expect(text.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
      'Deliveries on 2026-12-01 10:01 UTC',
      '',
      'platform | workspace | planned | due | overdue | sending | sent | late | missed | given up | dropped',
      'sandbox | company | 1 | 1 | 1 | 1 | 2 | 1 | 1 | 1 | 0',
      '',
      'Missed or given up',
      'last | platform | workspace | job | what | count | why',
      '2026-12-01 10:01 UTC | sandbox | company | promise.say | given up | 1 | channel_not_found',
      '2026-12-01 10:00 UTC | sandbox | company | promise.say | missed | 1 | not sent while it was worth it',
      '',
    ]);
  });

  test('says so where nothing was', async () => {
    const { store, clock } = await openSending();
    const text = tables(await figures(store.db, clock.now()), await reasons(store.db, 10), clock.now());
    expect(text).toContain('Nothing was missed or given up.');
  });
});

test('/metrics counts by platform, and holds no words', async () => {
  const { store, clock, told } = await eventful();
  const { tell, router } = metrics({ store, clock, hosts: ['127.0.0.1'] });
  for (const happening of told) tell(...happening);
  tell('limited', 'slack');
  const server = createServer(express().use(router)).listen(0, '127.0.0.1');
  closing.push(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`);
  const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(response.headers.get('content-type')).toContain('text/plain');
  expect(lines).toEqual(
    expect.arrayContaining([
      'yellow_pad_deliveries_sent_total{platform="sandbox"} 2',
      'yellow_pad_deliveries_failed_total{platform="sandbox"} 1',
      'yellow_pad_deliveries_missed_total{platform="sandbox"} 1',
      'yellow_pad_deliveries_gave_up_total{platform="sandbox"} 1',
      'yellow_pad_deliveries_doubted_total{platform="sandbox"} 1',
      'yellow_pad_deliveries_rate_limited_total{platform="slack"} 1',
      'yellow_pad_deliveries_due{platform="sandbox"} 1',
      'yellow_pad_deliveries_oldest_due_seconds{platform="sandbox"} 600',
      'yellow_pad_deliveries_in_doubt{platform="sandbox"} 1',
      'yellow_pad_delivery_lag_seconds_count{platform="sandbox"} 2',
      'yellow_pad_delivery_lag_seconds_bucket{le="3600",platform="sandbox"} 2',
    ]),
  );
  expect(lines.join('\n')).not.toContain('company');
});
