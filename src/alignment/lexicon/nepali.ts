import { sameSpelling } from '../text/grams.ts';
import { spelled, withoutEach } from './endings.ts';

/** Postpositions and plurals, which Nepali writes onto the word. */
const endings = spelled(
  'हरू लाई को का की ले मा मै बाट देखि सँग सङ्ग सित सम्म भित्र तिर कहाँ भन्दा बारे पछि अघि सहित बिना जस्तो जस्तै नै पनि द्वारा माथि मुनि बीच बीचमा वटा जना लागि कै झैं',
);

/** A word without one ending, for each that it may have. Spelled as sameSpelling leaves it, here and below. */
export function withoutEndingNe(word: string): string[] {
  return withoutEach(word, endings);
}

const afterHalant = spelled('ने न नु छु छौं छ छन् छिन् छे दै दा दो यो यौं यौ नुहुन्छ नुपर्छ नुपर्ने नका नलाई नुहोस् नेछ नेछौं ला लान्');
const afterConsonant = spelled(
  'ेर ेको ेका ेकी े ी ौं ूँ ोस् ून् िन्छ िने िएको िँदै िदिने िदिनु िदिन्छु िदिन्छौं िरहेको िरहने िराख्ने िराख्नु ियोस्',
);
const afterU = spelled(
  'उने उन उनु उँछु उँछौं उँछ उँछन् उँदै उँदा उनुहुन्छ उनुपर्छ उनका एर एको एका ए यो यौं ऊँ औं ओस् ऊन् इ ई इन्छ इने इएको इदिने इदिनु इदिन्छु इदिन्छौं इरहेको इराख्ने इराख्नु इयोस्',
);
const afterVowel = spelled('ने न नु न्छु न्छौं न्छ न्छन् ँदै ँदा नुहुन्छ नुपर्छ नका एर एको एका ए यो यौं ऊँ औं ओस् ऊन् इने इन्छ इएको');

const irregular: Readonly<Record<string, string>> = {
  जानु: 'गएर गएको गएका गयो गए जाऊन् जाओस्',
  लैजानु: 'लगेर लगेको लग्यो लगे लाने',
  आउनु: 'आएर आएको आयो आए आऊन् आओस्',
  धुनु: 'धोएर धोएको धोयो धोए धोइन्छ',
  हुनु: 'भएर भएको भयो भए होस् होऊन् होओस् नहोस्',
  सुत्नु: 'सुतेर',
  गर्नु: 'गरेर गरेको गर्‍यो गर्‍यौं गरी गरून्',
  पार्नु: 'पारेर पारेको पार्‍यो पारी',
};

const irregularVerbs = new Map(
  Object.entries(irregular).flatMap(([verb, forms]) =>
    spelled(forms).map((form): [string, string] => [form, sameSpelling(verb)]),
  ),
);

/** The infinitives in -नु, and the -ने beside them, that a word may be a form of, its न- of denial left out. */
export function verbsOfNe(word: string): string[] {
  const bare = word.startsWith('न') && word.length > 3 ? [word, word.slice(1)] : [word];
  const roots = bare.flatMap((one) => [
    ...withoutEach(one, afterHalant).filter((root) => root.endsWith('्')),
    ...withoutEach(one, afterConsonant).map((root) => `${root}्`),
    ...withoutEach(one, afterU).map((root) => `${root}उ`),
    ...withoutEach(one, afterVowel, 1),
  ]);
  const known = bare.flatMap((one) => irregularVerbs.get(one) ?? []);
  return [...known, ...roots.flatMap((root) => [`${root}नु`, `${root}ने`])];
}
