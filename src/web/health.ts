import { Router } from 'express';
import { type Hosts, isNamed } from './hosts.ts';

/** What has to be reachable for the bot to work; each check throws, or says what is missing. */
export type Checks = Record<string, () => Promise<string | null>>;

/**
 * GET /healthz: 200 while the process lives. GET /readyz: 200 when every check passes, else 503.
 * @param hosts are told what is missing; any other hears only that something is
 */
export function healthRouter(checks: Checks, hosts: Hosts): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text').send('ok\n');
  });
  router.get('/readyz', async (request, response) => {
    const missing = await failing(checks);
    if (missing.length === 0) response.type('text').send('ready\n');
    else
      response
        .status(503)
        .type('text')
        .send(isNamed(request, hosts) ? `${missing.join('\n')}\n` : 'not ready\n');
  });
  return router;
}

const longestMs = 8_000;

/** What does not answer is not there: whoever asks would give up, and hear nothing of the rest. */
function inTime<T>(check: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), longestMs);
  });
  return Promise.race([check, late]).finally(() => clearTimeout(timer));
}

async function failing(checks: Checks): Promise<string[]> {
  const said = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const missing = await inTime(check()).catch(() => 'cannot be reached');
      return missing === null ? [] : [`${name}: ${missing}`];
    }),
  );
  return said.flat();
}
