/** The character 3- and 4-grams of one word, "_" marking where it begins and ends. */
export function gramsOf(word: string): string[] {
  const marked = Array.from(`_${word}_`);
  const grams: string[] = [];
  for (const size of [3, 4]) {
    for (let i = 0; i + size <= marked.length; i++) grams.push(marked.slice(i, i + size).join(''));
  }
  return grams;
}
