import { createInterface } from 'node:readline';
import { finishClosing } from '../../src/rituals/mission/closing/steps.ts';
import { openStore, type Store } from '../../src/store/client.ts';
import { alignmentHere } from '../support/services.ts';

/** Closes a round. Each step is announced and waits for a word, so that it can be killed in any of them. */
const [, , url = '', roundId = ''] = process.argv;
const words = createInterface(process.stdin)[Symbol.asyncIterator]();
await words.next();
const store = await openStore(url);
const alignment = alignmentHere();

function begins<A extends unknown[], R>(step: (...given: A) => Promise<R>): (...given: A) => Promise<R> {
  return async (...given) => {
    process.stdout.write('begins\n');
    await words.next();
    return step(...given);
  };
}

const told: Store = {
  ...store,
  transaction: begins(store.transaction) as Store['transaction'],
  secrets: { ...store.secrets, destroy: begins(store.secrets.destroy) },
};
await finishClosing({ alignment: { ...alignment, reckon: begins(alignment.reckon) } }, told, roundId, new Date());
await store.close();
process.stdin.destroy();
