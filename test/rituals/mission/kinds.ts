import type { Answer } from '../../../src/alignment/round/reckoning.ts';
import { samples } from './samples.ts';

/** Rounds of every kind that a report can meet, of any size, in each language and in all of them. */

export type Spoken = 'en' | 'bn' | 'ne' | 'all';

const camps = {
  en: {
    food: [
      'Bringing good food to every family',
      'Good food in every kitchen',
      'Helping families eat well',
      'We bring food that families can trust',
      'Safe, good food for every home',
      'Feeding families well, every day',
    ],
    sales: [
      'Selling more than last year',
      'Reaching the sales target',
      'To sell more boxes each month',
      'Growing our sales',
      'More sales, more profit',
      'Selling as much as we can',
    ],
    time: [
      'Delivering every order on time',
      'Fast delivery to the door',
      'Parcels that arrive when we promised',
      'Getting orders out quickly',
      'On-time delivery, nothing missing',
      'Deliver orders fast',
    ],
  },
  bn: {
    food: [
      'প্রতিটি পরিবারের কাছে ভালো খাবার পৌঁছে দেওয়া',
      'ভালো খাবার ঘরে ঘরে পৌঁছে দেওয়া',
      'পরিবারগুলো যেন ভালো খাবার খেতে পারে',
      'প্রতিটি রান্নাঘরে ভালো খাবার',
      'মানুষের ঘরে ভালো খাবার পৌঁছে দিই',
      'পরিবারের জন্য নিরাপদ ভালো খাবার',
    ],
    sales: [
      'গত মাসের চেয়ে বেশি বিক্রি করা',
      'বিক্রির টার্গেট পূরণ করা',
      'বেশি বিক্রি করা',
      'বিক্রি বাড়ানো',
      'আরও বেশি বিক্রি, আরও লাভ',
      'যত পারা যায় বিক্রি করা',
    ],
    time: [
      'অর্ডার সময়মতো পৌঁছে দেওয়া',
      'দ্রুত ডেলিভারি দেওয়া',
      'পার্সেল সময়মতো পৌঁছে দিই',
      'সময়মতো ডেলিভারি',
      'অর্ডার তাড়াতাড়ি পাঠানো',
      'প্রতিটি অর্ডার সময়মতো ডেলিভারি',
    ],
  },
  ne: {
    food: [
      'हरेक परिवारको भान्सामा राम्रो खाना पुर्‍याउने',
      'परिवारलाई राम्रो खाना दिने',
      'हरेक घरमा राम्रो खाना पुर्‍याउने',
      'परिवारले राम्रो खाना खान पाऊन् भन्ने',
      'घर घरमा मीठो र राम्रो खाना',
      'परिवारका लागि सुरक्षित राम्रो खाना',
    ],
    sales: ['गत महिनाभन्दा धेरै बेच्ने', 'बिक्रीको लक्ष्य भेट्ने', 'धेरै बेच्ने', 'बिक्री बढाउने', 'धेरै बिक्री, धेरै नाफा', 'सकेसम्म धेरै बेच्ने'],
    time: [
      'अर्डर समयमै पुर्‍याउने',
      'छिटो डेलिभरी गर्ने',
      'पार्सल समयमै पुर्‍याउने',
      'समयमै डेलिभरी',
      'अर्डर छिटो पठाउने',
      'हरेक अर्डर समयमै डेलिभरी गर्ने',
    ],
  },
};

const sameWord = {
  en: [
    'Counting the cash of customers every evening',
    'Printing cards for customers',
    'Calling customers who owe us',
    'Filing the papers of customers',
    'Teaching customers to use the app',
    'Guarding the door where customers queue',
    'Lending to customers who build houses',
    'Fixing machines when customers are stuck',
    'Advertising to new customers',
    'Cleaning the hall for customers',
    'Checking the signatures of customers',
    'Insuring the cars of customers',
  ],
  bn: [
    'প্রতি সন্ধ্যায় গ্রাহকের টাকা গোনা',
    'গ্রাহকের কার্ড ছাপানো',
    'যে গ্রাহকের ঋণ বাকি, তাঁকে ফোন করা',
    'গ্রাহকের কাগজ গুছিয়ে রাখা',
    'গ্রাহককে অ্যাপ শেখানো',
    'গ্রাহক যেখানে দাঁড়ান, সেই দরজা পাহারা দেওয়া',
    'গ্রাহককে বাড়ি তোলার ঋণ দেওয়া',
    'গ্রাহক আটকে গেলে যন্ত্র সারানো',
    'নতুন গ্রাহকের জন্য বিজ্ঞাপন',
    'গ্রাহকের জন্য ঘর পরিষ্কার করা',
    'গ্রাহকের সই মেলানো',
    'গ্রাহকের গাড়ির বীমা করা',
  ],
  ne: [
    'हरेक साँझ ग्राहकको पैसा गन्ने',
    'ग्राहकको कार्ड छाप्ने',
    'ऋण बाँकी भएका ग्राहकलाई फोन गर्ने',
    'ग्राहकका कागज मिलाएर राख्ने',
    'ग्राहकलाई एप सिकाउने',
    'ग्राहक लाइन बस्ने ढोका कुर्ने',
    'घर बनाउने ग्राहकलाई ऋण दिने',
    'ग्राहक अड्किँदा मेसिन मर्मत गर्ने',
    'नयाँ ग्राहकका लागि विज्ञापन',
    'ग्राहकका लागि हल सफा गर्ने',
    'ग्राहकको सही जाँच्ने',
    'ग्राहकको गाडीको बीमा गर्ने',
  ],
};

/** What answers of every size are made of; numbers are shares of the whole. */
export const kinds = {
  united: (of: 'en' | 'bn' | 'ne') => [[1, samples.united[of]] as const],
  dissent: (of: 'en' | 'bn' | 'ne') => [[0.72, camps[of].food] as const, [0.28, camps[of].sales] as const],
  twoCamps: (of: 'en' | 'bn' | 'ne') => [[0.52, camps[of].food] as const, [0.48, camps[of].sales] as const],
  threeCamps: (of: 'en' | 'bn' | 'ne') => [
    [0.4, camps[of].food] as const,
    [0.32, camps[of].sales] as const,
    [0.28, camps[of].time] as const,
  ],
  scattered: (of: 'en' | 'bn' | 'ne') => [[1, samples.scattered[of]] as const],
  sameWord: (of: 'en' | 'bn' | 'ne') => [[1, sameWord[of]] as const],
} as const;
export type Kind = keyof typeof kinds;

const languages = ['en', 'bn', 'ne'] as const;

const beginnings = {
  en: ['', 'We are here for ', 'Our job is ', 'To me it is ', 'For all of us: ', 'I think ', 'What we do: ', 'It is '],
  bn: ['', 'আমাদের কাজ ', 'আমরা সবাই মিলে ', 'আমার মনে হয় ', 'এটাই: ', 'সবার কাজ '],
  ne: ['', 'हाम्रो काम ', 'हामी सबै मिलेर ', 'मलाई लाग्छ ', 'यही हो: ', 'सबैको काम '],
};

/** People hardly ever write the very same. */
function varied(text: string, time: number, language: 'en' | 'bn' | 'ne'): string {
  // few say the same in a small round, and what they begin with would be what they share
  const beginning = beginnings[language][Math.floor(time / 6) % beginnings[language].length] ?? '';
  return beginning === '' ? text : `${beginning}${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** So many answers, each in its turn from the lists of its kind; in all languages one after the other. */
export function answersOf(kind: Kind, n: number, spoken: Spoken): Answer[] {
  return Array.from({ length: n }, (_, i) => {
    const language = spoken === 'all' ? (languages[i % 3] ?? 'en') : spoken;
    const turn = spoken === 'all' ? Math.floor(i / 3) : i;
    const parts = kinds[kind](language);
    let from = 0;
    // spread evenly, so that every language has its share of each
    const place = (i * 0.618034) % 1;
    const [, texts = []] =
      parts.find(([share]) => {
        from += share;
        return from > place;
      }) ?? [];
    const text = varied(texts[turn % texts.length] ?? '', Math.floor(turn / texts.length), language);
    return { shared: text, own: `${text} ${i}`, ratings: [4 - (i % 2), 2 + (i % 3), 5 - (i % 4)] };
  });
}
