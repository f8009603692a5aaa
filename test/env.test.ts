import { describe, expect, it } from 'vitest';
import { type Env, readEnv } from '../src/env.ts';

function env(settings: Record<string, string>): Env {
  const read = readEnv(settings);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.env;
}

function problems(settings: Record<string, string>): string[] {
  const read = readEnv(settings);
  return 'problems' in read ? read.problems : [];
}

describe('settings', () => {
  it('with none at all, the sandbox runs on an SQLite file on the loopback address', () => {
    expect(env({})).toEqual({
      databaseUrl: 'file:./data/yellow-pad.db',
      host: '127.0.0.1',
      metricsHosts: ['localhost', '127.0.0.1', '[::1]'],
      port: 3000,
      slack: null,
      discord: null,
      embeddings: null,
      sandbox: true,
      logLevel: 'info',
    });
  });

  it('a platform turns the sandbox off, SANDBOX=on brings it back beside it', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };
    expect(env(slack).sandbox).toBe(false);
    expect(env({ ...slack, SANDBOX: 'on' }).sandbox).toBe(true);
  });

  it('Socket Mode is used where both ways of Slack are set', () => {
    const both = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', SLACK_APP_TOKEN: 'xapp-1' };
    expect(env(both).slack).toEqual({ botToken: 'xoxb-1', appToken: 'xapp-1' });
  });

  it('an embedding service is on where it has an address and a model, and off by default', () => {
    const service = { EMBEDDINGS_URL: 'https://ai.example.org/v1', EMBEDDINGS_MODEL: 'small' };
    const { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model } = service;
    expect(env(service).embeddings).toEqual({ url, model });
    expect(env({ ...service, EMBEDDINGS_KEY: 'k' }).embeddings).toEqual({ url, model, key: 'k' });
  });

  it.each([
    [{ EMBEDDINGS_URL: 'https://ai.example.org/v1' }, 'EMBEDDINGS_MODEL is missing'],
    [{ EMBEDDINGS_MODEL: 'small' }, 'EMBEDDINGS_URL is missing'],
    [{ EMBEDDINGS_KEY: 'hunter2' }, 'EMBEDDINGS_URL is missing'],
    [{ EMBEDDINGS_URL: 'hunter2', EMBEDDINGS_MODEL: 'small' }, 'EMBEDDINGS_URL has to be an http or https URL.'],
    [
      { EMBEDDINGS_URL: 'file:///hunter2', EMBEDDINGS_MODEL: 'small' },
      'EMBEDDINGS_URL has to be an http or https URL.',
    ],
    [{ EMBEDDINGS_URL: 'https://me:hunter2@ai/v1', EMBEDDINGS_MODEL: 'small' }, 'EMBEDDINGS_URL has to be an http or'],
    [{ EMBEDDINGS_URL: 'https://ai/v1?key=hunter2', EMBEDDINGS_MODEL: 'small' }, 'EMBEDDINGS_URL has to be an http or'],
    [{ EMBEDDINGS_URL: 'https://ai', EMBEDDINGS_MODEL: 's', EMBEDDINGS_KEY: 'hunter2 x' }, 'EMBEDDINGS_KEY has to be'],
    [{ EMBEDDINGS_URL: 'http://ai/v1', EMBEDDINGS_MODEL: 's', EMBEDDINGS_KEY: 'hunter2' }, 'has to begin with https'],
    [
      { EMBEDDINGS_URL: 'HTTP://10.0.0.7', EMBEDDINGS_MODEL: 's', EMBEDDINGS_KEY: 'hunter2' },
      'has to begin with https',
    ],
  ])('an embedding service set by half or wrongly (%o) is one sentence', (settings, sentence) => {
    const said = problems(settings);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(sentence);
    expect(said[0]).not.toContain('hunter2');
  });

  it('an embedding service on this machine needs no https, and one without a key neither', () => {
    for (const url of ['http://localhost:11434/v1', 'http://127.0.0.1:8080', 'http://[::1]:8080/v1']) {
      const local = { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: 's', EMBEDDINGS_KEY: 'k' };
      expect(env(local).embeddings).toEqual({ url, model: 's', key: 'k' });
    }
    expect(env({ EMBEDDINGS_URL: 'http://ai/v1', EMBEDDINGS_MODEL: 's' }).embeddings).not.toBeNull();
  });

  it('empty settings count as not set', () => {
    expect(env({ PORT: ' ', SLACK_BOT_TOKEN: '' }).port).toBe(3000);
  });

  it('each wrong one is named with what it wants, never with its value', () => {
    const wrong = {
      DATABASE_URL: 'mysql://hunter2@host/db',
      PORT: 'hunter2',
      SLACK_BOT_TOKEN: 'hunter2',
      DISCORD_MEMBERS: 'hunter2',
      LOG_LEVEL: 'hunter2',
    };
    const said = problems(wrong);
    expect(said).toHaveLength(5);
    for (const name of Object.keys(wrong)) expect(said.filter((line) => line.startsWith(`${name} `))).toHaveLength(1);
    expect(said.join()).not.toContain('hunter2');
  });

  it('what is missing beside another is named', () => {
    expect(problems({ SLACK_BOT_TOKEN: 'xoxb-1' })[0]).toContain('SLACK_SIGNING_SECRET');
    expect(problems({ SLACK_SIGNING_SECRET: 's' })[0]).toContain('SLACK_BOT_TOKEN');
  });

  it('the sandbox is refused anywhere but on the loopback address', () => {
    expect(problems({ HOST: '0.0.0.0' })[0]).toMatch(/^HOST .*SANDBOX/);
    expect(problems({ HOST: '0.0.0.0', SANDBOX: 'off' })).toEqual([]);
    for (const host of ['localhost', '::1', '127.0.0.2']) expect(problems({ HOST: host })).toEqual([]);
  });
});
