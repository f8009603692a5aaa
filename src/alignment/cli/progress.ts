import { Presets, SingleBar } from 'cli-progress';

/** A bar on stderr, drawn only for a person at a terminal and only for what takes its time. */
export function progressBar(what: string, total: number): { at(done: number): void; end(): void } {
  if (!process.stderr.isTTY || total < 500) return { at() {}, end() {} };
  const bar = new SingleBar(
    { format: `${what} {bar} {value}/{total}`, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { at: (done) => bar.update(done), end: () => bar.stop() };
}
