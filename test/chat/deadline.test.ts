import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { fetch } from 'undici';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deadlines, isTooLate } from '../../src/chat/deadline.ts';

const arrived: string[] = [];
const server = createServer((request, response) => {
  arrived.push(request.url ?? '');
  response.end();
});
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** As when the process is paused: nothing else goes on. */
function stand(ms: number): void {
  const until = Date.now() + ms;
  while (Date.now() < until);
}

it('nothing leaves that was held up until its time was over, also while it connected', async () => {
  const { dispatcher, withDeadline } = deadlines();
  const send = (path: string) => fetch(url + path, { method: 'POST', body: 'x', dispatcher });
  const connecting = withDeadline(new Date(Date.now() + 30), () => send('/late')).catch((error: unknown) => error);
  await turn();
  stand(60);
  expect(isTooLate(await connecting)).toBe(true);
  await withDeadline(new Date(Date.now() + 10_000), () => send('/in-time'));
  // others on the same connection, with a time of their own or none
  const behind = withDeadline(new Date(Date.now() - 1), () => send('/late-too')).catch((error: unknown) => error);
  await send('/whenever');
  expect(isTooLate(await behind)).toBe(true);
  expect(arrived).toEqual(['/in-time', '/whenever']);
});
