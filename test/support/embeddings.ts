import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encodeWording } from '../../src/alignment/encoders/wording.ts';

export interface Asked {
  url: string | undefined;
  headers: IncomingHttpHeaders;
  model: string;
  input: string[];
}

/** How a request is answered where not as it should be; `times` it was asked before. */
export type Fault = (asked: Asked, response: ServerResponse, times: number) => unknown;

/** A small embedding service, whose numbers do say which texts are alike: on this machine, and by an address that is not its own. */
export async function embeddingService() {
  const asked: Asked[] = [];
  let fault: Fault | null = null;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { model, input } = JSON.parse(body) as { model: string; input: string[] };
    const one = { url: request.url, headers: request.headers, model, input };
    asked.push(one);
    if (fault) return void fault(one, response, asked.length - 1);
    return answerWith(response, { data: input.map((text, index) => ({ index, embedding: embed(text) })).reverse() });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const host = `0.0.0.0:${port}`;
  const model = { model: 'ours-small', key: 'k-12345' };
  return {
    asked,
    host,
    settings: { url: `http://${host}/v1/`, ...model },
    here: { url: `http://127.0.0.1:${port}/v1/`, ...model },
    /** From now on, until told otherwise; null: it answers as it should. */
    fail(how: Fault | null) {
      asked.length = 0;
      fault = how;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export function answerWith(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', 'retry-after': '0' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The features of a text, folded into 512 numbers, and one that all texts have, as those of real models do. */
export function embed(text: string): number[] {
  const folded = new Array<number>(512).fill(0);
  const { ids, weights } = encodeWording(text, 'en');
  ids.forEach((id, i) => {
    const at = 1 + (Math.abs(id) % 511);
    folded[at] = (folded[at] ?? 0) + (weights[i] ?? 0);
  });
  folded[0] = 0.4;
  return folded;
}
