import type { SparseVector } from './sparse.ts';

/** Many vectors packed for linear-time sums: row i has the entries start[i] up to start[i + 1]; columns count from 0. */
export interface Rows {
  n: number;
  columns: number;
  start: Int32Array;
  column: Int32Array;
  weight: Float64Array;
}

export function pack(vectors: readonly SparseVector[]): Rows {
  const entries = vectors.reduce((sum, vector) => sum + vector.ids.length, 0);
  const start = new Int32Array(vectors.length + 1);
  const column = new Int32Array(entries);
  const weight = new Float64Array(entries);
  const columns = new ColumnTable();
  let at = 0;
  vectors.forEach((vector, row) => {
    for (let i = 0; i < vector.ids.length; i++) {
      column[at] = columns.of(vector.ids[i] as number);
      weight[at++] = vector.weights[i] as number;
    }
    start[row + 1] = at;
  });
  return { n: vectors.length, columns: columns.size, start, column, weight };
}

/** Feature id to column, by open addressing: a Map takes several times as long over millions of entries. */
class ColumnTable {
  size = 0;
  #keys = new Int32Array(1024);
  #columns = new Int32Array(1024).fill(-1);

  of(id: number): number {
    if (this.size * 2 > this.#keys.length) this.#grow();
    const slot = this.#slot(id);
    if (this.#columns[slot] === -1) {
      this.#keys[slot] = id;
      this.#columns[slot] = this.size++;
    }
    return this.#columns[slot] as number;
  }

  #slot(id: number): number {
    const mask = this.#keys.length - 1;
    let slot = Math.imul(id, 0x9e3779b1) & mask;
    while (this.#columns[slot] !== -1 && this.#keys[slot] !== id) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, columns] = [this.#keys, this.#columns];
    this.#keys = new Int32Array(keys.length * 2);
    this.#columns = new Int32Array(keys.length * 2).fill(-1);
    columns.forEach((column, old) => {
      if (column === -1) return;
      const slot = this.#slot(keys[old] as number);
      this.#keys[slot] = keys[old] as number;
      this.#columns[slot] = column;
    });
  }
}

/** The sum of the rows, or of those listed. */
export function sumOf(rows: Rows, which?: readonly number[]): Float64Array {
  const sum = new Float64Array(rows.columns);
  const count = which?.length ?? rows.n;
  for (let i = 0; i < count; i++) addRow(rows, which ? (which[i] as number) : i, sum);
  return sum;
}

export function addRow(rows: Rows, row: number, sum: Float64Array): void {
  const end = rows.start[row + 1] as number;
  for (let at = rows.start[row] as number; at < end; at++) {
    const column = rows.column[at] as number;
    sum[column] = (sum[column] as number) + (rows.weight[at] as number);
  }
}

/** Sets to 0 the columns that a row has. */
export function clearRow(rows: Rows, row: number, dense: Float64Array): void {
  const end = rows.start[row + 1] as number;
  for (let at = rows.start[row] as number; at < end; at++) dense[rows.column[at] as number] = 0;
}

/** The dot product of one row with a dense vector over the same columns. */
export function dotRow(rows: Rows, row: number, dense: Float64Array): number {
  const end = rows.start[row + 1] as number;
  let sum = 0;
  for (let at = rows.start[row] as number; at < end; at++) {
    sum += (rows.weight[at] as number) * (dense[rows.column[at] as number] as number);
  }
  return sum;
}

export function dotDense(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** The cosine of every pair i < j of a few rows, given to `see`. Time grows with the square of the rows. */
export function eachPair(rows: Rows, see: (i: number, j: number, cosine: number) => void): void {
  const dense = new Float64Array(rows.columns);
  for (let i = 0; i < rows.n - 1; i++) {
    addRow(rows, i, dense);
    for (let j = i + 1; j < rows.n; j++) see(i, j, dotRow(rows, j, dense));
    clearRow(rows, i, dense);
  }
}
