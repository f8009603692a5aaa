import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Logger } from '../../src/log.ts';

/** A log whose lines a test can read. */
export function memoryLog(): { log: Logger; lines(): Record<string, unknown>[] } {
  const written: string[] = [];
  const read: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  return {
    log: pino({ level: 'trace', base: null }, stream),
    lines() {
      for (const line of written.splice(0)) read.push(JSON.parse(line) as Record<string, unknown>);
      return [...read];
    },
  };
}
