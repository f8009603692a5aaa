/** A figure that a test measured, for whoever reads its output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
