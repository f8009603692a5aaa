/** The character 3- and 4-grams of one word, spelling differences left out, "_" marking where it begins and ends. */
export function gramsOf(word: string): string[] {
  const marked = Array.from(`_${sameSpelling(word)}_`);
  const grams: string[] = [];
  for (const size of [3, 4]) {
    for (let i = 0; i + size <= marked.length; i++) grams.push(marked.slice(i, i + size).join(''));
  }
  return grams;
}

/** Vowel signs and letters that are written long or short by habit, chandrabindu for anusvara, and digits. */
const written = 'ीूईऊँীূঈঊণ०१२३४५६७८९০১২৩৪৫৬৭৮৯';
const counted = 'िुइउंিুইউন01234567890123456789';

/**
 * Spellings that Bengali, Nepali and Hindi writers mix (long and short i and u, nukta or none, chandrabindu or anusvara,
 * their own digits or 0 to 9) as one. Other scripts stay as they are.
 */
export function sameSpelling(word: string): string {
  if (!/[\u0900-\u09ff]/.test(word)) return word;
  return word
    .replace(/[\u093c\u09bc\u0981]/g, '')
    .replace(/[\u0900-\u09ff]/g, (letter) => counted[written.indexOf(letter)] ?? letter);
}
