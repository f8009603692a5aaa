import { existsSync } from 'node:fs';

/** Where the tests look for a Chromium; CHROMIUM names another. */
export function findChromium(): string | undefined {
  const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return [process.env['CHROMIUM'] ?? '', ...known].find((file) => file !== '' && existsSync(file));
}
