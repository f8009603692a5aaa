import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

export interface Link {
  isOpen(): boolean;
  /** One envelope, and the acknowledgement of it; status 408 where none comes within three seconds. */
  send(kind: 'command' | 'interactive' | 'event', payload: object): Promise<{ status: number; body: unknown }>;
  /** Slack recycles connections: the bot is asked to come back on a new one. */
  recycle(): void;
  /** The connection is cut without a word. */
  drop(): void;
  close(): Promise<void>;
}

const types = { command: 'slash_commands', interactive: 'interactive', event: 'events_api' };
const ackMs = 3_000;

/** Socket Mode: the bot connects, Slack greets it and sends envelopes. */
export function sockets(server: Server): Link {
  const accepting = new WebSocketServer({ server, path: '/link' });
  const waiting = new Map<string, (body: unknown) => void>();
  /** Slack sends over any of an app's connections. */
  const all: WebSocket[] = [];
  const any = (): WebSocket | undefined => all[Math.floor(Math.random() * all.length)];

  accepting.on('connection', (socket) => {
    all.push(socket);
    socket.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0PAD' } }));
    socket.on('message', (data) => {
      const { envelope_id: id, payload } = JSON.parse(String(data)) as { envelope_id: string; payload?: object };
      const isEmpty = !payload || Object.keys(payload).length === 0;
      waiting.get(id)?.(isEmpty ? null : payload);
      waiting.delete(id);
    });
    socket.on('close', () => {
      all.splice(all.indexOf(socket), 1);
    });
  });

  return {
    isOpen: () => all.length > 0,
    send(kind, payload) {
      const id = randomUUID();
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          resolve({ status: 408, body: null });
        }, ackMs);
        waiting.set(id, (body) => {
          clearTimeout(timer);
          resolve({ status: 200, body });
        });
        const envelope = { envelope_id: id, type: types[kind], payload, accepts_response_payload: kind !== 'event' };
        any()?.send(JSON.stringify(envelope));
      });
    },
    recycle() {
      any()?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    drop() {
      any()?.terminate();
    },
    async close() {
      for (const socket of accepting.clients) socket.terminate();
      await new Promise<void>((resolve) => accepting.close(() => resolve()));
    },
  };
}
