import type { Pressed } from '../../view.ts';

/** What a custom_id says: which server it is about (a direct message does not tell), and where it leads. */
export interface Address {
  guild: string;
  go: Pressed;
}

/** A route on its way to Discord, or the name of a menu whose options are routes themselves. */
export type Leading = Pick<Pressed, 'to'> & Partial<Pressed>;

/**
 * A custom_id: server, counter, route. No two in a message may be the same, which the counter sees to. Ids are packed:
 * Discord takes 100 characters.
 */
export function writeAddress(guild: string, go: Leading, count = 0): string {
  return [packGuild(guild), count === 0 ? '' : String(count), writeRoute(go)].join('/');
}

/** null: nothing of ours. */
export function readAddress(customId: string): Address | null {
  const [, guild = '', route = ''] = /^([\w-]{11})\/\d*\/(.+)$/s.exec(customId) ?? [];
  const go = readRoute(route);
  return go && { guild: unpackGuild(guild), go };
}

export function writeRoute({ to, args = [] }: Leading): string {
  return [to, ...args.map(packArg)].join('/');
}

export function readRoute(written: string): Pressed | null {
  try {
    const [to = '', ...args] = written.split('/');
    return to === '' ? null : { to, args: args.map(unpackArg) };
  } catch {
    return null;
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A UUID takes 23 characters instead of 36. */
function packArg(arg: string): string {
  if (!uuid.test(arg)) return encodeURIComponent(arg).replaceAll('~', '%7E');
  return `~${Buffer.from(arg.replaceAll('-', ''), 'hex').toString('base64url')}`;
}

function unpackArg(packed: string): string {
  if (!packed.startsWith('~')) return decodeURIComponent(packed);
  const hex = Buffer.from(packed.slice(1), 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function packGuild(guild: string): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(guild));
  return bytes.toString('base64url');
}

function unpackGuild(packed: string): string {
  return Buffer.from(packed, 'base64url').readBigUInt64BE().toString();
}
