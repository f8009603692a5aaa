import type { ServerResponse } from 'node:http';

/** Who watches the page right now. They are told that something changed, and fetch what they may see themselves. */
export interface Live {
  /** Server-sent events until the browser goes away. */
  watch(response: ServerResponse): void;
  changed(): void;
  stop(): void;
}

/** Every so often all are told, so that the clocks on the page keep up and dead connections are noticed. */
const beat = 20_000;

export function live(): Live {
  const watching = new Set<ServerResponse>();
  const tell = (event: 'changed' | 'beat'): void => {
    for (const response of watching) response.write(`event: ${event}\ndata: \n\n`);
  };
  const timer = setInterval(() => tell('beat'), beat);
  timer.unref();

  return {
    changed: () => tell('changed'),
    watch(response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write('retry: 2000\n\n');
      watching.add(response);
      response.on('close', () => watching.delete(response));
    },
    stop() {
      clearInterval(timer);
      for (const response of watching) response.end();
      watching.clear();
    },
  };
}
