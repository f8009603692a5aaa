/**
 * One form of every letter. Of marks on one letter it keeps thirty, as Unicode's stream-safe text does: to put more into
 * their order takes the square of their number.
 */
export function composed(text: string, form: 'NFC' | 'NFKC' = 'NFKC'): string {
  return text.replace(tooManyMarks, '$1').normalize(form);
}

/** With the two halfwidth signs that become marks. */
const tooManyMarks = /([\p{M}\uff9e\uff9f]{30})[\p{M}\uff9e\uff9f]+/gu;
