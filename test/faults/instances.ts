import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'esbuild';

/** What an instance is told when its turn comes. */
export interface Order {
  databaseUrl: string;
  chatUrl: string;
}

/** Instances that run, and one that has started and waits to take the place of the next one killed. */
export interface Instances {
  start(): Promise<void>;
  /** SIGKILL to one of them, paused or not; another one takes its place. */
  kill(): Promise<void>;
  /** SIGSTOP to one of those that run, and SIGCONT after a while. The others go on meanwhile. */
  pause(ms: number): Promise<void>;
  /** Whether one of them is paused, or was since `when`. */
  stoodStill(when: number): boolean;
  /** Resolves when one of them sends, or takes too long for that. */
  atWork(): Promise<void>;
  /** How many ended by themselves; whoever runs the bot starts it again. */
  fallen(): number;
  stop(): Promise<void>;
}

/** What is compiled for the machine, or not installed, is no part of it. */
const outside = ['better-sqlite3', 'pg-native', 'bufferutil', 'utf-8-validate', 'zlib-sync', '@napi-rs/canvas'];

/** Packages written for require have none in a module. */
const requires = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);
const [__filename, __dirname] = [import.meta.filename, import.meta.dirname];`;

/** Made of few files once: to read all packages, each file for itself, takes an instance longer than it lives. */
async function bundle(outdir: string): Promise<string> {
  const entryPoints = [path.join(import.meta.dirname, 'instance.ts')];
  const how = { bundle: true, splitting: true, format: 'esm', platform: 'node' } as const;
  await build({ ...how, entryPoints, outdir, external: outside, banner: { js: requires }, logLevel: 'error' });
  return path.join(outdir, 'instance.js');
}

const patienceMs = 10_000;

export async function instances(platform: string, order: Order, count: number): Promise<Instances> {
  // beside the packages, for it imports them
  const folder = mkdtempSync(path.join(import.meta.dirname, '../../node_modules/.faults-'));
  const file = await bundle(folder);
  const running: ChildProcess[] = [];
  const paused = new Set<ChildProcess>();
  const working = new Set<ChildProcess>();
  let standby = spawn();
  let pausedAt = 0;
  let fallen = 0;
  let starting = Promise.resolve();

  function spawn(): Promise<ChildProcess> {
    const child = fork(file, [platform], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('exit', (code) => {
      if (code === null) return;
      fallen++;
      leave(child);
      void start();
    });
    // another machine would load it: it takes no time from those that answer
    setPriority(child.pid ?? 0, constants.priority.PRIORITY_LOW);
    return once(child, 'message').then(() => child);
  }

  /** One after the other, for there is one that waits. */
  function start(): Promise<void> {
    starting = starting.then(fill);
    return starting;
  }

  async function fill(): Promise<void> {
    while (running.length < count) {
      const child = await standby;
      standby = spawn();
      child.once('message', () => working.add(child));
      setPriority(child.pid ?? 0, constants.priority.PRIORITY_NORMAL);
      child.send(order);
      running.push(child);
    }
  }

  function any(among: readonly ChildProcess[]): ChildProcess | undefined {
    return among[Math.floor(Math.random() * among.length)];
  }

  function leave(child: ChildProcess): void {
    if (running.includes(child)) running.splice(running.indexOf(child), 1);
  }

  async function end(child: ChildProcess): Promise<void> {
    const over = once(child, 'exit');
    if (child.kill('SIGKILL')) await over;
  }

  return {
    start,
    async kill() {
      const child = any(running);
      if (!child) return;
      leave(child);
      await end(child);
      await start();
    },
    async pause(ms) {
      const child = any(running.filter((one) => !paused.has(one)));
      if (!child) return;
      paused.add(child);
      child.kill('SIGSTOP');
      const over = new AbortController();
      const ended = once(child, 'exit', over).catch(() => {});
      await Promise.race([sleep(ms), ended]);
      over.abort();
      child.kill('SIGCONT');
      paused.delete(child);
      pausedAt = Date.now();
    },
    stoodStill: (when) => paused.size > 0 || pausedAt >= when,
    async atWork() {
      const isOne = () => running.some((child) => working.has(child) && !paused.has(child));
      for (const latest = Date.now() + patienceMs; !isOne() && Date.now() < latest; ) await sleep(50);
    },
    fallen: () => fallen,
    async stop() {
      await Promise.all([...running, await standby].map(end));
      rmSync(folder, { recursive: true });
    },
  };
}
