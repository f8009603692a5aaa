import type { Store } from '../../store/client.ts';

/** The store, and whether anything was saved with it: after that nobody is told that nothing was. */
export function noting(store: Store): { store: Store; hasSaved(): boolean } {
  let hasSaved = false;
  const transaction: Store['transaction'] = async (fn) => {
    const done = await store.transaction(fn);
    hasSaved = true;
    return done;
  };
  return { store: { ...store, transaction }, hasSaved: () => hasSaved };
}
