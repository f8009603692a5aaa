import { Agent, request } from 'node:http';
import { PlatformError } from '../../src/chat/platform.ts';
import type { Answered, Carry } from '../support/strictchat.ts';

/** Carries requests to a chat that listens on this machine. Connections are kept, and each request is tried once. */
export function httpCarry(url: string, timeoutMs: number): Carry {
  const agent = new Agent({ keepAlive: true });
  return (wire, until) =>
    new Promise<Answered>((resolve, reject) => {
      const lost = () => reject(new PlatformError('unknown', 'no answer'));
      const sending = request(
        url,
        { agent, method: 'POST', headers: { 'content-type': 'application/json' } },
        (reply) => {
          let body = '';
          reply.setEncoding('utf8');
          reply.on('data', (chunk: string) => {
            body += chunk;
          });
          reply.on('error', lost);
          reply.on('end', () => {
            clearTimeout(timer);
            resolve({ ...(JSON.parse(body) as object), status: reply.statusCode } as Answered);
          });
        },
      );
      const timer = setTimeout(() => {
        lost();
        sending.destroy();
      }, timeoutMs);
      /** The last look at the time is here, where nothing lies between it and the wire. */
      const write = () => {
        if (until && new Date() >= until) {
          reject(new PlatformError('later', 'too late to send'));
          sending.destroy();
        } else sending.end(JSON.stringify(wire));
      };
      sending.on('error', () => {
        clearTimeout(timer);
        lost();
      });
      sending.on('socket', (socket) => (socket.connecting ? socket.once('connect', write) : write()));
    });
}
