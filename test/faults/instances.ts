import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** What an instance is told when its turn comes. */
export interface Order {
  databaseUrl: string;
  chatUrl: string;
}

/** Instances that run, and one that has started and waits to take the place of the next one killed. */
export interface Instances {
  start(): Promise<void>;
  /** SIGKILL to one of them; another one takes its place. */
  kill(): Promise<void>;
  /** SIGSTOP to one of them, and SIGCONT after a while. The others go on meanwhile. */
  pause(ms: number): Promise<void>;
  stop(): Promise<void>;
}

export function instances(platform: string, order: Order, count: number): Instances {
  const running: ChildProcess[] = [];
  const paused = new Set<ChildProcess>();
  let standby = spawn();

  function spawn(): Promise<ChildProcess> {
    const child = fork(path.join(import.meta.dirname, 'instance.ts'), [platform], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    return once(child, 'message').then(() => child);
  }

  async function start(): Promise<void> {
    while (running.length < count) {
      const child = await standby;
      standby = spawn();
      child.send(order);
      running.push(child);
    }
  }

  function any(): ChildProcess | undefined {
    const awake = running.filter((child) => !paused.has(child));
    return awake[Math.floor(Math.random() * awake.length)];
  }

  async function end(child: ChildProcess): Promise<void> {
    const over = once(child, 'exit');
    child.kill('SIGKILL');
    await over;
  }

  return {
    start,
    async kill() {
      const child = any();
      if (!child) return;
      running.splice(running.indexOf(child), 1);
      await end(child);
      await start();
    },
    async pause(ms) {
      const child = any();
      if (!child) return;
      paused.add(child);
      child.kill('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, ms));
      child.kill('SIGCONT');
      paused.delete(child);
    },
    async stop() {
      await Promise.all([...running, await standby].map(end));
    },
  };
}
