import { once } from 'node:events';
import { finishClosing } from '../../src/rituals/mission/closing/steps.ts';
import { openStore, type Store } from '../../src/store/client.ts';
import { alignmentHere } from '../support/services.ts';

/** Closes a round, and says when each of its steps begins, so that it can be killed in any of them. */
const [, , url = '', roundId = ''] = process.argv;
await once(process.stdin, 'data');
const store = await openStore(url);
const alignment = alignmentHere();

function begins<A extends unknown[], R>(step: (...given: A) => R): (...given: A) => R {
  return (...given) => {
    process.stdout.write('begins\n');
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
