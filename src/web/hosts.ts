import type { Request } from 'express';

/** The hosts, as a request names them, that are told more than whether the bot is ready. */
export type Hosts = readonly string[];

/** Whether the request's Host header names one of them, whatever the port and letter case. */
export function isNamed({ headers }: Pick<Request, 'headers'>, hosts: Hosts): boolean {
  const name = (headers.host ?? '').toLowerCase().replace(/:\d{1,5}$/, '');
  return hosts.includes(name);
}
