// npm run manifests                                          writes manifests/slack-http.json, slack-socket.json, discord.json,
//                                                            and the table of commands in README.md
// npm run manifests -- --url https://pad.example.com         your own address in the one for HTTP
// npm run manifests -- --application 123456789012345678      your Discord application, in the link that invites the bot
// npm run manifests -- --prefix yp-                          /yp-agenda and so on, where another app owns a name
// npm run manifests -- --check                               exit code 2 where a file is not what the rituals say
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { manifest as discordManifest } from '../src/chat/discord/manifest.ts';
import { commandTable } from '../src/chat/dispatch/guide.ts';
import { manifest, problemsOfManifest } from '../src/chat/slack/manifest.ts';
import { translator } from '../src/i18n/translate.ts';
import { ritualsWith } from '../src/rituals/index.ts';
import { threads } from '../src/rituals/services.ts';

const rituals = ritualsWith(threads());

const { values } = parseArgs({
  options: {
    url: { type: 'string' },
    prefix: { type: 'string' },
    application: { type: 'string' },
    check: { type: 'boolean' },
  },
});

const address = values.url ?? 'https://YOUR-ADDRESS';
if (!address.startsWith('https://')) fail(`--url has to be an https:// address, for Slack takes no other.`);
if (values.prefix !== undefined && !/^[a-z0-9_-]{1,20}$/.test(values.prefix)) {
  fail('--prefix has to be up to 20 small letters, digits, - or _, such as yp-');
}

const folder = new URL('../manifests/', import.meta.url);
for (const [file, url] of [
  ['slack-http.json', address],
  ['slack-socket.json', null],
] as const) {
  const made = manifest(rituals, translator('en', 'UTC'), {
    url,
    ...(values.prefix !== undefined && { prefix: values.prefix }),
  });
  const problems = problemsOfManifest(made);
  if (problems.length > 0) fail(`Slack would refuse ${file}:\n${problems.join('\n')}`);
  keep(file, made);
}
keep('discord.json', discordManifest(rituals, values.application ?? 'YOUR_APPLICATION_ID'));

const readme = new URL('../README.md', import.meta.url);
const table = commandTable(rituals, translator('en', 'UTC'));
write('README.md', readme, readFileSync(readme, 'utf8').replace(/^\| command \| for \|\n(?:\|.*\n)*/m, `${table}\n`));

function keep(file: string, made: object): void {
  write(`manifests/${file}`, new URL(file, folder), `${JSON.stringify(made, null, 2)}\n`);
}

function write(name: string, path: URL, text: string): void {
  if (!values.check) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) fail(`${name} is not fresh: npm run manifests`, 2);
  console.log(name);
}

function fail(sentence: string, code = 1): never {
  console.error(sentence);
  process.exit(code);
}
