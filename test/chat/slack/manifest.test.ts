import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Manifest, manifest, problemsOfManifest } from '../../../src/chat/slack/manifest.ts';
import { translator } from '../../../src/i18n/translate.ts';
import { allRituals } from '../../support/rituals.ts';

const rituals = allRituals();

const t = translator('en', 'UTC');
const http = () => manifest(rituals, t, { url: 'https://YOUR-ADDRESS' });

describe('the app manifests', () => {
  it.each([
    ['slack-http.json', http()],
    ['slack-socket.json', manifest(rituals, t, { url: null })],
  ])('%s says what the rituals say: else run npm run manifests', (file, made) => {
    const written = readFileSync(new URL(`../../../manifests/${file}`, import.meta.url), 'utf8');
    expect(JSON.parse(written)).toEqual(made);
  });

  it('would be taken by Slack, with and without an address and a prefix', () => {
    for (const url of ['https://pad.example.com/', null]) {
      for (const prefix of ['', 'yp-']) expect(problemsOfManifest(manifest(rituals, t, { url, prefix }))).toEqual([]);
    }
  });

  it('puts the prefix before every command, and the address before /slack/events', () => {
    const four = rituals.filter(({ name }) => ['pad', 'agenda', 'mission', 'ideas'].includes(name));
    const made = manifest(four, t, { url: 'https://pad.example.com/', prefix: 'yp-' });
    expect(made.features.slash_commands.map(({ command }) => command)).toEqual([
      '/yp-pad',
      '/yp-agenda',
      '/yp-mission',
      '/yp-idea',
    ]);
    expect(made.settings.interactivity.request_url).toBe('https://pad.example.com/slack/events');
    expect(new Set(made.features.slash_commands.map(({ url }) => url))).toEqual(
      new Set(['https://pad.example.com/slack/events']),
    );
  });

  it('offers the three shortcuts', () => {
    const { shortcuts } = http().features;
    expect(shortcuts.map(({ name }) => name)).toEqual([
      'Bring to the agenda',
      'A customer said this',
      'Save as an idea',
    ]);
  });

  it('names what Slack would refuse', () => {
    const broken: [string, (made: Manifest) => void][] = [
      ['should_escape', (made) => Object.assign(made.features.slash_commands[0] ?? {}, { should_escape: false })],
      [
        'no name for a command',
        (made) => Object.assign(made.features.slash_commands[0] ?? {}, { command: '/Pad now' }),
      ],
      [
        '25 characters where 1 to 24 fit',
        (made) => Object.assign(made.features.shortcuts[0] ?? {}, { name: 'x'.repeat(25) }),
      ],
      ['usage hint', (made) => Object.assign(made.features.slash_commands[0] ?? {}, { usage_hint: 'x'.repeat(1001) })],
      ['scope commands twice', (made) => made.oauth_config.scopes.bot.push('commands')],
      ['not asked for', (made) => made.oauth_config.scopes.bot_optional.push('admin')],
      ['request url', (made) => Object.assign(made.settings.interactivity, { request_url: 'http://pad.example.com' })],
      ['a url is for HTTP alone', (made) => Object.assign(made.settings, { socket_mode_enabled: true })],
      ['long description', (made) => Object.assign(made.display_information, { long_description: 'short' })],
    ];
    for (const [problem, spoil] of broken) {
      const made = http();
      spoil(made);
      expect(problemsOfManifest(made).join('\n')).toContain(problem);
    }
  });
});
