import { type SparseVector, unit } from './sparse.ts';

/** More features than one text has. */
const place = 2 ** 20;

/**
 * Collects the features of one text as they come and makes a vector of them. One tally serves text after text: its
 * arrays are reused, because a Map for each of a hundred thousand texts costs several times as long.
 */
export class Tally {
  #size = 0;
  #ids = new Int32Array(1024);
  #idfs = new Float64Array(1024);
  #times = new Float64Array(1024);
  #block = new Uint8Array(1024);
  #order = new Float64Array(1024);

  /** Notes a feature of block 0 or 1; an ambiguous one counts less than once. */
  add(block: 0 | 1, id: number, idf: number, times: number): void {
    if (this.#size === this.#ids.length) this.#grow();
    this.#ids[this.#size] = id;
    this.#idfs[this.#size] = idf;
    this.#times[this.#size] = times;
    this.#block[this.#size++] = block;
  }

  /**
   * The features noted so far, each weighted (1 + ln tf) · idf, each block made a unit vector and both given half the
   * square of the whole; the tally is empty afterwards.
   */
  takeVector(): SparseVector {
    const ids = new Int32Array(this.#size);
    const weights = new Float64Array(this.#size);
    const blocks = new Uint8Array(this.#size);
    const squares = [0, 0];
    const order = this.#sorted();
    let size = 0;
    for (let at = 0; at < this.#size; size++) {
      const first = (order[at] as number) % place;
      const id = this.#ids[first] as number;
      let times = 0;
      for (; at < this.#size; at++) {
        const next = (order[at] as number) % place;
        if (this.#ids[next] !== id) break;
        times += this.#times[next] as number;
      }
      const weight = (times > 1 ? 1 + Math.log(times) : times) * (this.#idfs[first] as number);
      const block = this.#block[first] as number;
      ids[size] = id;
      weights[size] = weight;
      blocks[size] = block;
      squares[block] = (squares[block] as number) + weight * weight;
    }
    for (let i = 0; i < size; i++) {
      weights[i] = (weights[i] as number) / Math.sqrt(squares[blocks[i] as number] as number);
    }
    this.#size = 0;
    return unit({ ids: ids.slice(0, size), weights: weights.slice(0, size) });
  }

  /** The features by rising id. Id and place share one number, which sorts without a comparer. */
  #sorted(): Float64Array {
    const order = this.#order.subarray(0, this.#size);
    for (let i = 0; i < this.#size; i++) order[i] = ((this.#ids[i] as number) + 2 ** 31) * place + i;
    return order.sort();
  }

  #grow(): void {
    const [ids, idfs, times, block] = [this.#ids, this.#idfs, this.#times, this.#block];
    const size = ids.length * 2;
    this.#ids = new Int32Array(size);
    this.#idfs = new Float64Array(size);
    this.#times = new Float64Array(size);
    this.#block = new Uint8Array(size);
    this.#order = new Float64Array(size);
    this.#ids.set(ids);
    this.#idfs.set(idfs);
    this.#times.set(times);
    this.#block.set(block);
  }
}
