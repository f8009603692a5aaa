import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { type Sandbox, sandbox } from '../../src/chat/sandbox/platform.ts';
import { type SandboxPage, sandboxRouter } from '../../src/chat/sandbox/server/routes.ts';
import { note } from '../../src/chat/view.ts';
import type { Store } from '../../src/store/client.ts';
import type { Clock } from '../../src/time/clock.ts';
import { temporaryFolder, temporaryStore } from './database.ts';
import { everyForm, everyView, restForm } from './everyview.ts';
import { memoryLog } from './log.ts';
import { answerBy, type Replies } from './replies.ts';

/** Compiles the page into a folder of the test's own; gives the folder that the server serves. */
export function compilePage(): string {
  const out = temporaryFolder();
  execFileSync(process.execPath, [fileURLToPath(new URL('../../scripts/page.mjs', import.meta.url)), out]);
  return path.join(out, 'chat', 'sandbox', 'page');
}

/** Answers with every kind of block and field, without any ritual. */
export const sampleReplies: Replies = ({ ask }) => {
  if (ask.kind === 'home') return { show: everyView };
  if (ask.kind === 'command')
    return ask.name === 'every' ? { show: everyView } : { show: note(`You said: ${ask.text}`) };
  if (ask.kind === 'submit') {
    const title = ask.values['title'];
    if (ask.route.args[0] === 'first' && (typeof title !== 'string' || title.trim() === '')) {
      return { reject: { title: 'Write something here.' } };
    }
    return ask.route.args[0] === 'first' ? { ask: restForm } : { show: note(`Saved: ${JSON.stringify(ask.values)}`) };
  }
  if (ask.kind !== 'click') return { show: note(ask.kind) };
  if (ask.route.to === 'sample.form') return { ask: everyForm };
  if (ask.route.to === 'sample.replace') return { replace: note('Done, in its place.') };
  return { show: note(`Chosen: ${ask.route.args.join(' ')}`) };
};

export interface OpenSandbox {
  url: string;
  chat: Sandbox;
  store: Store;
  lines(): readonly Record<string, unknown>[];
  close(): Promise<void>;
}

export interface OpenOptions {
  replies?: Replies;
  guide?: Partial<SandboxPage>;
  clock?: Clock;
  port?: number;
  store?: Store;
}

/** A sandbox that listens, on a port of the system's choice where none is given. */
export async function openSandbox(options: OpenOptions = {}): Promise<OpenSandbox> {
  const { replies = sampleReplies, clock = { now: () => new Date('2026-12-01T04:30:00Z') }, port = 0 } = options;
  const store = options.store ?? (await temporaryStore());
  const { log, lines } = memoryLog();
  const chat = sandbox({ store, clock, log });
  await chat.start(answerBy(store, replies));
  const app = express();
  app.use(sandboxRouter(chat, { suggestions: () => [], shortcuts: () => [], ...options.guide }));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: listening } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${listening}`,
    chat,
    store,
    lines,
    async close() {
      await chat.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
