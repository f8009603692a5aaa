import { Router } from 'express';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { waiting } from '../delivery/figures.ts';
import type { Tell } from '../delivery/sending/timing.ts';
import type { Store } from '../store/client.ts';
import type { Clock } from '../time/clock.ts';
import { type Hosts, isNamed } from './hosts.ts';

export interface Metrics {
  /** Hand it to the engine: counts what becomes of each delivery in this process. */
  tell: Tell;
  /** GET /metrics, in Prometheus' text format: counts alone, no names, no words; for the named hosts alone. */
  router: Router;
}

const labelNames = ['platform'] as const;

/** Counters are this process's own; gauges are read from the database, the same from every instance. */
export function metrics({ store, clock, hosts }: { store: Store; clock: Clock; hosts: Hosts }): Metrics {
  const register = new Registry();
  const counter = (name: string, help: string) =>
    new Counter({ name: `yellow_pad_deliveries_${name}_total`, help, labelNames, registers: [register] });
  const counters = {
    sent: counter('sent', 'Messages sent or edited by this process'),
    failed: counter('failed', 'Tries that failed, those asked to wait not counted'),
    missed: counter('missed', 'Messages that could not be sent while they were worth it'),
    gave_up: counter('gave_up', 'Messages given up'),
    limited: counter('rate_limited', 'Times that the platform asked to wait'),
    doubted: counter('doubted', 'Tries of which it is not known whether they landed'),
  };
  const lag = new Histogram({
    name: 'yellow_pad_delivery_lag_seconds',
    help: 'How long after its time a message was sent',
    labelNames,
    buckets: [1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400],
    registers: [register],
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames, registers: [register] });
  const due = gauge('yellow_pad_deliveries_due', 'Messages whose time has come and that are not sent');
  const inDoubt = gauge('yellow_pad_deliveries_in_doubt', 'Messages that may have landed and will be looked up');
  const oldest = gauge('yellow_pad_deliveries_oldest_due_seconds', 'How long the oldest of them has been due');

  async function look(): Promise<void> {
    const now = clock.now();
    for (const { platform, ...found } of await waiting(store.db, now, new Date())) {
      due.set({ platform }, found.due);
      inDoubt.set({ platform }, found.inDoubt);
      oldest.set({ platform }, found.oldestDueAt ? (now.getTime() - found.oldestDueAt.getTime()) / 1000 : 0);
    }
  }

  const router = Router();
  router.get('/metrics', async (request, response) => {
    if (!isNamed(request, hosts)) {
      response.status(403).type('text').send('METRICS_HOSTS does not name this host\n');
      return;
    }
    try {
      await look();
    } catch {
      response.status(503).type('text').send('the database cannot be reached\n');
      return;
    }
    response.type(register.contentType).send(await register.metrics());
  });

  return {
    router,
    tell(what, platform, lagMs) {
      counters[what].inc({ platform });
      if (lagMs !== undefined) lag.observe({ platform }, Math.max(0, lagMs) / 1000);
    },
  };
}
