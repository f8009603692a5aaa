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

async function failing(checks: Checks): Promise<string[]> {
  const said = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const missing = await check().catch(() => 'cannot be reached');
      return missing === null ? [] : [`${name}: ${missing}`];
    }),
  );
  return said.flat();
}
