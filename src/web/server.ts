import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';

export interface Web {
  /** Where it listens, such as http://127.0.0.1:3000. */
  url: string;
  /** Takes no new requests and lets those under way finish. */
  close(): Promise<void>;
}

/** One web server for everything that speaks HTTP: health, the sandbox, Slack's requests. Rejects where it cannot listen. */
export async function serve(routers: readonly Router[], { host, port }: { host: string; port: number }): Promise<Web> {
  const app = express();
  app.disable('x-powered-by');
  for (const router of routers) app.use(router);
  const server = createServer(app);
  await listen(server, host, port);
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // whoever holds a connection open for longer is cut off
        setTimeout(() => server.closeAllConnections(), longestCloseMs).unref();
      }),
  };
}

const longestCloseMs = 1_000;

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
