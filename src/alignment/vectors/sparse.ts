/**
 * A text as numbers: the features that are not zero, by rising id. Ids are hashes of features (or the index of a dense
 * vector's component), so that vectors made on different machines and days can be compared.
 */
export interface SparseVector {
  ids: Int32Array;
  weights: Float64Array;
}

/** A vector from weights by feature id. */
export function vectorOf(weightById: ReadonlyMap<number, number>): SparseVector {
  const ids = new Int32Array(weightById.size);
  let at = 0;
  for (const id of weightById.keys()) ids[at++] = id;
  ids.sort();
  const weights = new Float64Array(ids.length);
  for (at = 0; at < ids.length; at++) weights[at] = weightById.get(ids[at] as number) as number;
  return { ids, weights };
}

/** A vector from all its components, whose ids are 0, 1, 2 … */
export function vectorFromDense(components: ArrayLike<number>): SparseVector {
  return {
    ids: Int32Array.from({ length: components.length }, (_, i) => i),
    weights: Float64Array.from(components),
  };
}

export function dot(a: SparseVector, b: SparseVector): number {
  const [aIds, bIds, aWeights, bWeights] = [a.ids, b.ids, a.weights, b.weights];
  let sum = 0;
  let i = 0;
  let j = 0;
  while (i < aIds.length && j < bIds.length) {
    const difference = (aIds[i] as number) - (bIds[j] as number);
    if (difference === 0) sum += (aWeights[i++] as number) * (bWeights[j++] as number);
    else if (difference < 0) i++;
    else j++;
  }
  return sum;
}

export function lengthOf(vector: SparseVector): number {
  let sum = 0;
  for (const weight of vector.weights) sum += weight * weight;
  return Math.sqrt(sum);
}

/** The cosine of two vectors of any length, within [−1, 1]; 0 where one of them is empty. */
export function cosine(a: SparseVector, b: SparseVector): number {
  const lengths = lengthOf(a) * lengthOf(b);
  return lengths === 0 ? 0 : Math.max(-1, Math.min(1, dot(a, b) / lengths));
}

/** The same direction with length 1; an empty vector stays empty. */
export function unit(vector: SparseVector): SparseVector {
  const length = lengthOf(vector);
  return length === 0 ? vector : { ids: vector.ids, weights: vector.weights.map((weight) => weight / length) };
}

/**
 * One unit vector from parts whose ids do not meet: each part is made a unit vector and scaled by √(share), so that the
 * dot product of two results is the sum of share · cosine over the parts. Shares sum to 1. Where a part is empty, the
 * others share its weight.
 */
export function blend(parts: readonly { vector: SparseVector; share: number }[]): SparseVector {
  const weightById = new Map<number, number>();
  for (const { vector, share } of parts) {
    const scale = Math.sqrt(share) / (lengthOf(vector) || 1);
    vector.ids.forEach((id, i) => {
      weightById.set(id, (vector.weights[i] ?? 0) * scale);
    });
  }
  return unit(vectorOf(weightById));
}
