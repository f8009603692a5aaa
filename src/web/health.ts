import { Router } from 'express';

/** What has to be reachable for the bot to work; each check throws, or says what is missing. */
export type Checks = Record<string, () => Promise<string | null>>;

/** GET /healthz: 200 while the process lives. GET /readyz: 200 when every check passes, else 503 with what is missing. */
export function healthRouter(checks: Checks): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    const missing = await failing(checks);
    if (missing.length === 0) response.type('text').send('ready\n');
    else
      response
        .status(503)
        .type('text')
        .send(`${missing.join('\n')}\n`);
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
