import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import { completer } from './chat/dispatch/complete.ts';
import { type Dispatch, dispatcher } from './chat/dispatch/dispatch.ts';
import { shortcuts, suggestions } from './chat/dispatch/guide.ts';
import { type Answer, type ChatPlatform, NotLetIn } from './chat/platform.ts';
import { sandboxClock, wholeMinute } from './chat/sandbox/clock.ts';
import { type Sandbox, sandbox } from './chat/sandbox/platform.ts';
import { sandboxRouter, startingRouter } from './chat/sandbox/server/routes.ts';
import { coming } from './delivery/coming.ts';
import { type Engine, engine, nextDue, passTo } from './delivery/engine.ts';
import { overdue } from './delivery/figures.ts';
import { type Env, loadEnvFile, readEnv } from './env.ts';
import { createLog, failure, failureId, type Logger } from './log.ts';
import { ritualsWith } from './rituals/index.ts';
import { greet } from './rituals/pad/index.ts';
import type { Ritual } from './rituals/ritual.ts';
import { threads } from './rituals/services.ts';
import { seedCompany } from './seed/company.ts';
import { openStore, type Store } from './store/client.ts';
import { StoreError } from './store/error.ts';
import { migrate } from './store/migrate/migrate.ts';
import { type MovableClock, systemClock } from './time/clock.ts';
import { version } from './version.ts';
import { healthRouter } from './web/health.ts';
import { metrics } from './web/metrics.ts';
import { serve, type Web } from './web/server.ts';

export interface Bot {
  web: Web;
  store: Store;
  /** Says "not ready", finishes what is being answered and sent, closes everything. */
  stop(): Promise<void>;
}

/** The composition root: the only place that knows every part. `listening` hears where before all is ready; `heavy` are the compiled threads, unless a test starts from source. Throws StoreError, or the error of a port in use. */
export async function start(env: Env, log: Logger, listening?: (url: string) => void, heavy = threads): Promise<Bot> {
  const applied = await migrate(env.databaseUrl);
  if (applied.length > 0) log.info({ migrations: applied }, 'database brought up to date');
  const store = await openStore(env.databaseUrl);
  // time is passed by hand only where no real platform would be misled by it
  const movable = env.sandbox && !env.slack && !env.discord ? await sandboxClock(store) : null;
  const clock = movable ?? systemClock;

  const services = heavy({
    service: env.embeddings,
    failed: (why) => log.warn({ why }, 'a round was compared by wording, not by the embedding service'),
  });
  const sendsTo = services.alignment.sendsTo;
  if (sendsTo) log.info({ host: sendsTo }, 'answers of rounds that open from now on are sent to the embedding service');
  const rituals = ritualsWith(services);

  const sandboxChat = env.sandbox ? sandbox({ store, clock, log }) : null;
  const commands = rituals.map(({ command }) => command.name);
  // their libraries are large: only those that are used are loaded
  const slackChat = env.slack
    ? (await import('./chat/slack/platform.ts')).slack({ settings: env.slack, store, clock, log, commands })
    : null;
  const platforms: ChatPlatform[] = [sandboxChat, slackChat].filter((platform) => platform !== null);
  // asks beforehand how it will be answered, and offers what fits while somebody types
  const complete = completer({ store, clock, rituals, platforms });
  const answers: Dispatch['answers'] = (ask) => dispatch.answers(ask);
  const discordChat = env.discord
    ? (await import('./chat/discord/platform.ts')).discord({
        settings: env.discord,
        store,
        clock,
        log,
        rituals,
        answers,
        complete,
        greet,
      })
    : null;
  if (discordChat) platforms.push(discordChat);

  const wiring = { store, clock, log, rituals, platforms };
  const counting = metrics({ store, clock, hosts: env.metricsHosts });
  const sending = engine({ ...wiring, tell: counting.tell });
  const dispatch = dispatcher({ ...wiring, answered: sending.nudge });
  const underWay = counted(dispatch.answer);

  let isReady = false;
  const routers: Router[] = [
    healthRouter(
      {
        bot: async () => (isReady ? null : 'starting or stopping'),
        database: store.trouble,
        promises: () => overdue(store.db, clock.now()),
        work: async () => sending.stuck(),
        ...(slackChat && { slack: slackChat.reachable }),
        ...(discordChat && { discord: discordChat.reachable }),
      },
      env.metricsHosts,
    ),
    counting.router,
    onlyWhile(() => isReady, sandboxChat && startingRouter()),
    ...(slackChat?.router ? [slackChat.router] : []),
    ...(sandboxChat ? [sandboxPage(sandboxChat, store, sending, movable, rituals)] : []),
  ];

  // before the rest: a port in use is known at once
  const web = await serve(routers, env).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  listening?.(web.url);
  for (const platform of platforms) await platform.start(underWay.answer);
  if (sandboxChat) await seedCompany({ store, log, answer: dispatch.answer, rituals, settle: sending.send });
  await sending.start();
  isReady = true;

  return {
    web,
    store,
    async stop() {
      isReady = false;
      // the sockets stay until what came through them is answered
      await Promise.all([underWay.finished(4_000), sending.stop()]);
      await Promise.all(platforms.map((platform) => platform.stop()));
      await underWay.finished(1_000);
      await web.close();
      await Promise.all([services.alignment.stop(), services.masking.stop(), services.pictures.stop()]);
      await store.close();
    },
  };
}

/** Nothing but health is answered before the bot is ready, and while it stops; a page may say so. */
function onlyWhile(open: () => boolean, meanwhile: Router | null): Router {
  return Router().use((request, response, next) => {
    if (open()) return next();
    const refuse = (): void => {
      response.status(503).set('Retry-After', '5').type('text').send('Yellow Pad is starting or stopping.\n');
    };
    if (meanwhile) meanwhile(request, response, refuse);
    else refuse();
  });
}

function sandboxPage(
  chat: Sandbox,
  store: Store,
  sending: Engine,
  clock: MovableClock | null,
  rituals: readonly Ritual[],
): Router {
  return sandboxRouter(chat, {
    suggestions: (t, person) => suggestions(rituals, t, person),
    shortcuts: (t) => shortcuts(rituals, t),
    ...(clock && {
      next: async () => {
        const next = await coming(store.db, clock.now());
        const ritual = rituals.find(({ name }) => next?.name?.startsWith(`${name}.`));
        return next && { ...next, command: ritual ? `/${ritual.command.name}` : null };
      },
      passTime: async (to) => {
        const due = to.kind === 'next' ? await nextDue(store.db, clock.now()) : null;
        const until = to.kind === 'by' ? new Date(clock.now().getTime() + to.ms) : due && wholeMinute(due);
        if (until) await passTo(until, { db: store.db, clock, settle: sending.settle });
        return clock.now();
      },
    }),
  });
}

/** Knows when every answer under way has been given, or so many milliseconds have passed. */
function counted(answer: Dispatch['answer']): { answer: Answer; finished(mostMs: number): Promise<void> } {
  const open = new Set<Promise<unknown>>();
  return {
    answer: (call) => {
      const answering = answer(call).finally(() => open.delete(answering));
      open.add(answering);
      return answering;
    },
    finished: async (mostMs) => {
      await Promise.race([Promise.allSettled(open), sleep(mostMs, undefined, { ref: false })]);
    },
  };
}

const stopWithinMs = 9_500;

async function run(): Promise<void> {
  loadEnvFile();
  const read = readEnv();
  if ('problems' in read) return giveUp(read.problems);
  const { env } = read;
  const log = createLog(env.logLevel);
  const say = (url: string): void => void process.stderr.write(`\nYellow Pad is starting: ${url}\n`);
  const bot = await start(env, log, env.sandbox ? say : undefined).catch((error: unknown) =>
    giveUp([whyNot(error, env, log)]),
  );
  log.info({ version, url: bot.web.url }, 'ready');
  if (env.sandbox)
    process.stderr.write(`\nYellow Pad is ready. Open ${bot.web.url} in a browser. Stop it with Ctrl+C.\n\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(bot, log));
}

async function stop(bot: Bot, log: Logger): Promise<void> {
  setTimeout(() => process.exit(1), stopWithinMs).unref();
  await bot
    .stop()
    .catch((error: unknown) => log.error({ id: failureId(), failure: failure(error) }, 'stopping failed'));
  log.info('stopped');
  process.exit(0);
}

/** One sentence for whoever starts the bot; the log has the rest. */
function whyNot(error: unknown, env: Env, log: Logger): string {
  if (error instanceof StoreError || error instanceof NotLetIn) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${env.port} on ${env.host} is in use: stop the other program or set PORT.`;
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return `The bot may not listen on ${env.host}, port ${env.port}: set HOST and PORT.`;
  const id = failureId();
  log.error({ id, failure: failure(error) }, 'the start failed');
  return `The bot could not start; the log line with id ${id} says where.`;
}

function giveUp(sentences: readonly string[]): never {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await run();
