// Compiles the sandbox's page (browser TypeScript has settings of its own) and puts its style and picture beside it.
// node scripts/page.mjs [folder]: the folder is what dist is to the server, dist where left out.
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = path.resolve(process.argv[2] ?? path.join(root, 'dist'));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const page = path.join('chat', 'sandbox', 'page');

execFileSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.page.json'), '--outDir', out], {
  stdio: 'inherit',
});
for (const part of ['style', 'pad.svg'])
  cpSync(path.join(root, 'src', page, part), path.join(out, page, part), { recursive: true });
