import { verbsBn } from '../data/tables/phrases.ts';
import { sameSpelling } from '../text/grams.ts';
import { spelled, withoutEach } from './endings.ts';

/** Endings of cases, numbers and emphasis. */
const endings = spelled(
  'দেরকে দের েদের েরা রা গুলো গুলি গুলা টা টি টুকু খানা কে তে েতে ের এর র য়ে য় ে এ ও ই সহ ভাবে মতো মত ময় পূর্ণ',
);

/** A word without one ending, for each that it may have. Spelled as sameSpelling leaves it, here and below. */
export function withoutEndingBn(word: string): string[] {
  return withoutEach(word, endings);
}

const irregular: Readonly<Record<string, string>> = {
  দেওয়া: 'দিই দেই দেয় দেন দিতে দিয়ে দেওয়ার দেওয়াই দেব দেবে দেবেন দিচ্ছি দিচ্ছে দিচ্ছেন দিলে দিলাম দিয়েছি দিয়েছে দিন দিব',
  নেওয়া: 'নিই নেই নেয় নেন নিতে নিয়ে নেওয়ার নেওয়াই নেব নেবে নেবেন নিচ্ছি নিচ্ছে নিচ্ছেন নিলে নিয়েছি নিয়েছে',
  পাওয়া: 'পাই পায় পান পেতে পেয়ে পাওয়ার পাওয়াই পাব পাবে পাবেন পাচ্ছি পাচ্ছে পাচ্ছেন পেলে পেয়েছি পেয়েছে পাক',
  খাওয়া: 'খাই খায় খান খেতে খেয়ে খাওয়ার খাব খাবে খাবেন খাচ্ছি খাচ্ছে খাচ্ছেন খেলে',
  যাওয়া: 'যাই যায় যান যেতে গিয়ে যাওয়ার যাব যাবে যাবেন যাচ্ছি যাচ্ছে যাচ্ছেন গেলে গেছে গেছি গেছেন',
  চাওয়া: 'চাই চায় চান চাইতে চেয়ে চাওয়ার চাইবে চাচ্ছি চাইলে চেয়েছি',
  হওয়া: 'হই হয় হন হতে হয়ে হওয়ার হব হবে হবেন হচ্ছে হলে হয়েছে হোক',
  গাওয়া: 'গাই গায় গান গাইতে গেয়ে গাওয়ার',
  বওয়া: 'বই বয় বইতে বয়ে',
  ধোয়া: 'ধুই ধোয় ধোন ধুতে ধুয়ে ধোয়ার',
  আসা: 'আসি আসে আসেন আসতে এসে আসার আসব আসবে আসবেন আসছে আসছেন এলে এলেন এসেছে এসেছেন আসুক',
};

const afterRoot = spelled('ি ে েন তে তেই ার ায় াই ব বে বেন ছি ছে ছেন লে লেন লাম েছি েছে েছেন ো ুন ুক বার েই');
const afterCausative = spelled('ই ও য় ন তে নোর নোয় নোতে নোই ব বে বেন চ্ছি চ্ছে চ্ছেন লে লেন লো লাম বার ক');
const joining = spelled('য়ে য়েই য়েছি য়েছে য়েছেন য়ো');
const joiningA = joining.map((ending) => `ি${ending}`);
const joiningWa = joining.map((ending) => `ই${ending}`);

const verbs = new Set(spelled(verbsBn.join(' ')));
const irregularVerbs = new Map(
  Object.entries(irregular).flatMap(([noun, forms]) =>
    spelled(forms).map((form): [string, string] => [form, sameSpelling(noun.normalize('NFKC'))]),
  ),
);

/** The verbal nouns (করা, বাড়ানো, দেওয়া) that a word may be a form of. */
export function verbsOfBn(word: string): string[] {
  const known = irregularVerbs.get(word);
  if (known !== undefined) return [known];
  const [wa] = spelled('ওয়ানো');
  return [
    ...withoutEach(word, afterRoot)
      .flatMap(withLowered)
      .map((root) => `${root}া`),
    ...withoutEach(word, afterCausative).map((base) => `${base}নো`),
    ...withoutEach(word, joiningA)
      .flatMap(withLowered)
      .map((root) => `${root}ানো`),
    ...withoutEach(word, joiningWa).map((root) => root + wa),
  ].filter((noun) => verbs.has(noun));
}

/** A root and the one whose last vowel was raised in this form: শিখ and শেখ, বুঝ and বোঝ. */
function withLowered(root: string): string[] {
  const at = Math.max(root.lastIndexOf('ি'), root.lastIndexOf('ু'));
  if (at < 0) return [root];
  return [root, root.slice(0, at) + (root[at] === 'ি' ? 'ে' : 'ো') + root.slice(at + 1)];
}
