import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { commandsOf, sharedLocales } from '../../../src/chat/discord/commands.ts';
import { manifest } from '../../../src/chat/discord/manifest.ts';
import { type ChatCommand, commands } from '../../support/discord/components.ts';
import { openStage, type Stage } from '../../support/discord/stage.ts';
import { allRituals } from '../../support/rituals.ts';

const rituals = allRituals();

const puts = ({ double }: Stage) => double.calls.filter(({ method }) => method === 'PUT').length;
const stages: Stage[] = [];
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.close();
});

async function open(options: Parameters<typeof openStage>[0]): Promise<Stage> {
  const stage = await openStage(options);
  stages.unshift(stage);
  return stage;
}

const ours = () => commandsOf(rituals) as ChatCommand[];
const words = (name: string) =>
  ours()
    .find((one) => one.name === name)
    ?.options.map((one) => one.name);

describe('the commands', () => {
  it('would be taken by Discord', () => {
    const parsed = commands.safeParse(JSON.parse(JSON.stringify(ours())));
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('are those of the rituals, word by word, and each has help', () => {
    for (const { command, words: known } of rituals) {
      const expected = new Set(['help', ...Object.keys(known).map((word) => word.split(' ')[0] ?? '')]);
      expect(new Set(words(command.name))).toEqual(expected);
    }
    const champion = ours()
      .find(({ name }) => name === 'idea')
      ?.options.find(({ name }) => name === 'champion');
    expect(champion?.type === 2 && champion.options.map(({ name }) => name)).toEqual(['add', 'remove']);
  });

  it('take numbers as text, for the digits of every script, and suggest ideas by number and title', () => {
    const show = ours()
      .find(({ name }) => name === 'idea')
      ?.options.find(({ name }) => name === 'show');
    expect(show?.options?.[0]).toMatchObject({ type: 3, autocomplete: true, required: true });
    const done = ours()
      .find(({ name }) => name === 'agenda')
      ?.options.find(({ name }) => name === 'done');
    expect(done?.options?.[0]).toMatchObject({ type: 3, autocomplete: true });
  });

  it('come with three commands on messages', () => {
    expect(
      ours()
        .filter(({ type }) => Number(type) === 3)
        .map(({ name }) => name),
    ).toEqual(['Bring to the agenda', 'A customer said this', 'Save as an idea']);
  });

  it('are described in English alone as long as Discord has no Bengali or Nepali', () => {
    expect(sharedLocales()).toEqual([]);
    expect(JSON.stringify(ours())).not.toContain('_localizations');
  });

  it('are told to Discord once, and again only when they changed', async () => {
    const first = await open({ rituals });
    expect(puts(first)).toBe(1);
    const second = await open({ rituals, on: first.double, store: first.store });
    expect(puts(second)).toBe(1);
    const changed = rituals.filter(({ name }) => name !== 'mission');
    const third = await open({ rituals: changed, on: first.double, store: first.store });
    expect(puts(third)).toBe(2);
    expect(first.double.complaints).toEqual([]);
  });
});

describe('the manifest', () => {
  it('says what the rituals say: else run npm run manifests', () => {
    const written = readFileSync(new URL('../../../manifests/discord.json', import.meta.url), 'utf8');
    expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(manifest(rituals, 'YOUR_APPLICATION_ID'))));
  });

  it('asks for the least: no privileged intent, nothing beyond reading and writing where it is', () => {
    const { intents, permissions, scopes } = manifest(rituals, '123456789012345678');
    expect(intents.needed).toEqual(['Guilds', 'GuildMessages', 'DirectMessages']);
    expect(scopes).toEqual(['bot', 'applications.commands']);
    expect(permissions.names.sort()).toEqual([
      'AttachFiles',
      'ReadMessageHistory',
      'SendMessages',
      'SendMessagesInThreads',
      'ViewChannel',
    ]);
  });

  it('has the link that invites the bot', () => {
    const url = new URL(manifest(rituals, '123456789012345678').invite);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: '123456789012345678',
      scope: 'bot applications.commands',
      permissions: '274878008320',
    });
  });
});
