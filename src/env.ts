import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';

const onOrOff = z.enum(['on', 'off'], { error: 'on or off' });
const secret = z.string().min(1);

/** What each setting wants, for the sentence that is printed when it is wrong; its value never is. */
const settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)/, { error: 'a file: path or a postgresql:// URL' })
    .default('file:./data/yellow-pad.db'),
  HOST: z.string().min(1, { error: 'an address to listen on, such as 127.0.0.1' }).default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'a port from 0 to 65535' }).int().min(0).max(65535).default(3000),
  METRICS_HOSTS: z
    .string()
    .default('localhost,127.0.0.1,[::1]')
    .transform((names) =>
      names
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .refine((names) => names.every((name) => /^(\[[0-9a-f:]+\]|[a-z0-9.-]+)$/.test(name)), {
      error: 'names of hosts without ports, such as localhost,pad.internal',
    }),
  SLACK_BOT_TOKEN: secret.startsWith('xoxb-', { error: 'a bot token, which begins with xoxb-' }).optional(),
  SLACK_SIGNING_SECRET: secret.optional(),
  SLACK_APP_TOKEN: secret.startsWith('xapp-', { error: 'an app-level token, which begins with xapp-' }).optional(),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,20}$/, { error: 'up to 20 small letters, digits, - or _, such as yp-' })
    .optional(),
  SLACK_API_URL: z.url({ error: 'a URL' }).optional(),
  DISCORD_TOKEN: secret.optional(),
  DISCORD_MEMBERS: onOrOff.default('off'),
  DISCORD_API_URL: z.url({ error: 'a URL' }).optional(),
  EMBEDDINGS_URL: z
    .url({ protocol: /^https?$/, error: 'an http or https URL' })
    .refine((url) => !/^[^/]*\/\/[^/]*@|[?#]/.test(url), {
      error: 'an http or https URL without a name, a password or a query: a key goes into EMBEDDINGS_KEY',
    })
    .optional(),
  EMBEDDINGS_MODEL: z.string().max(200, { error: 'the name of a model, of 200 characters at most' }).optional(),
  EMBEDDINGS_KEY: secret.regex(/^[\x21-\x7e]+$/, { error: 'a key, in plain characters without blanks' }).optional(),
  SANDBOX: onOrOff.optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error'], { error: 'trace, debug, info, warn or error' })
    .default('info'),
});

export type SlackSettings = { botToken: string; apiUrl?: string; commandPrefix?: string } & (
  | { signingSecret: string }
  | { appToken: string }
);

export interface Env {
  databaseUrl: string;
  host: string;
  port: number;
  /** Who may read /metrics, and what is missing at /readyz: names of hosts in lower case. */
  metricsHosts: readonly string[];
  slack: SlackSettings | null;
  discord: { token: string; members: boolean; apiUrl?: string } | null;
  /** The organisation's own embedding service: unless it is on this machine, answers of mission polls leave it. */
  embeddings: { url: string; model: string; key?: string } | null;
  sandbox: boolean;
  logLevel: z.infer<typeof settings>['LOG_LEVEL'];
}

/** Where these are set, libraries and Node print what people write, and tokens: past the log, and past what is set for it. */
const tellTales = ['DEBUG', 'NODE_DEBUG'] as const;

const whyNot = 'libraries would print what people write, and tokens. LOG_LEVEL says how much is logged.';

/** Adds what a .env file in the working directory says; what is set already stays. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** The settings, or one sentence for each that is missing or wrong. Empty ones count as not set. */
export function readEnv(from: NodeJS.ProcessEnv = process.env): { env: Env } | { problems: string[] } {
  const given = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => (from[name]?.trim() ? [[name, from[name].trim()]] : [])),
  );
  const tells = tellTales.filter((name) => from[name]?.trim());
  if (tells.length > 0) return { problems: tells.map((name) => `${name} must not be set: ${whyNot}`) };
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const wants = new Map(parsed.error.issues.map(({ path, message }) => [String(path[0]), message]));
    return { problems: [...wants].map(([name, want]) => `${name} has to be ${want}.`) };
  }
  const set = parsed.data;
  const problems = contradictions(set);
  return problems.length > 0 ? { problems } : { env: assemble(set) };
}

type Settings = z.infer<typeof settings>;

function contradictions(set: Settings): string[] {
  const problems: string[] = [];
  if (set.SLACK_BOT_TOKEN && !set.SLACK_SIGNING_SECRET && !set.SLACK_APP_TOKEN) {
    problems.push('SLACK_BOT_TOKEN needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode) beside it.');
  }
  if (!set.SLACK_BOT_TOKEN && (set.SLACK_SIGNING_SECRET || set.SLACK_APP_TOKEN)) {
    problems.push('SLACK_BOT_TOKEN is missing, which Slack needs beside the other Slack settings.');
  }
  if (set.EMBEDDINGS_URL && !set.EMBEDDINGS_MODEL) {
    problems.push('EMBEDDINGS_MODEL is missing, the name of the model that EMBEDDINGS_URL is to be asked for.');
  }
  if (!set.EMBEDDINGS_URL && (set.EMBEDDINGS_MODEL || set.EMBEDDINGS_KEY)) {
    problems.push('EMBEDDINGS_URL is missing, which the other settings of the embedding service need beside them.');
  }
  if (set.EMBEDDINGS_URL && set.EMBEDDINGS_KEY && isReadOnTheWay(new URL(set.EMBEDDINGS_URL))) {
    problems.push('EMBEDDINGS_URL has to begin with https: EMBEDDINGS_KEY would go to another machine unencrypted.');
  }
  if (isSandbox(set) && !isLoopback(set.HOST)) {
    problems.push(
      'HOST has to be the loopback address 127.0.0.1 while the sandbox is on; set SANDBOX to off to listen elsewhere.',
    );
  }
  return problems;
}

function isSandbox(set: Settings): boolean {
  return set.SANDBOX ? set.SANDBOX === 'on' : !set.SLACK_BOT_TOKEN && !set.DISCORD_TOKEN;
}

function isReadOnTheWay({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && !isLoopback(hostname);
}

/** Whether a host, as it stands in an address, is this machine itself. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));
}

function assemble(set: Settings): Env {
  return {
    databaseUrl: set.DATABASE_URL,
    host: set.HOST,
    port: set.PORT,
    metricsHosts: set.METRICS_HOSTS,
    slack: slackOf(set),
    discord: set.DISCORD_TOKEN
      ? {
          token: set.DISCORD_TOKEN,
          members: set.DISCORD_MEMBERS === 'on',
          ...(set.DISCORD_API_URL !== undefined && { apiUrl: set.DISCORD_API_URL }),
        }
      : null,
    embeddings: embeddingsOf(set),
    sandbox: isSandbox(set),
    logLevel: set.LOG_LEVEL,
  };
}

function embeddingsOf({ EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model, EMBEDDINGS_KEY: key }: Settings) {
  return url !== undefined && model !== undefined ? { url, model, ...(key !== undefined && { key }) } : null;
}

/** Socket Mode where both are set. */
function slackOf(set: Settings): SlackSettings | null {
  if (!set.SLACK_BOT_TOKEN) return null;
  const common = {
    botToken: set.SLACK_BOT_TOKEN,
    ...(set.SLACK_API_URL !== undefined && { apiUrl: set.SLACK_API_URL }),
    ...(set.SLACK_COMMAND_PREFIX !== undefined && { commandPrefix: set.SLACK_COMMAND_PREFIX }),
  };
  if (set.SLACK_APP_TOKEN) return { ...common, appToken: set.SLACK_APP_TOKEN };
  return set.SLACK_SIGNING_SECRET ? { ...common, signingSecret: set.SLACK_SIGNING_SECRET } : null;
}
