import { dontKnowPhrases } from '../data/tables/phrases.ts';
import { wordsOf } from './words.ts';

/** Words that may stand around "I don't know" without saying anything: the question said again, and politeness. */
const fillers = new Set(
  [
    "i i'm im am really honestly sorry actually just what our my your the a shared job is it this that about at all of",
    'to be honest right now yet exactly well um hmm',
    'আমি আমার আমাদের আসলে সত্যি বলতে ঠিক দুঃখিত কাজ কাজটা কী কি সবার মিলে করা তা এটা',
    'म मलाई मेरो हाम्रो साझा काम के हो यो त वास्तवमा साँच्चै ठीक माफ',
    'मैं मुझे मेरा हमारा साझा काम क्या है यह असल में सच ठीक से तो जी',
  ].flatMap((line) => wordsOf(line)),
);

const phrases = new Set(dontKnowPhrases.map((phrase) => wordsOf(phrase).join(' ')).filter((phrase) => phrase !== ''));
const bare = new Set(
  [...phrases]
    .map((phrase) => phrase.split(' ').filter(isTelling))
    .filter(isLong)
    .map(together),
);

/**
 * Whether an answer only says that its author does not know: one of the phrases that ship in every language, or one of
 * them with nothing but the question and politeness around it. Such an answer is a finding of its own.
 */
export function saysDontKnow(words: readonly string[]): boolean {
  if (phrases.has(words.join(' '))) return true;
  return words.length <= 16 && bare.has(together(words.filter(isTelling)));
}

function isTelling(word: string): boolean {
  return !fillers.has(word);
}

/** One word left of a phrase ("know") is too little to tell it by. */
function isLong(words: readonly string[]): boolean {
  return words.length >= 2;
}

function together(words: readonly string[]): string {
  return words.join(' ');
}
