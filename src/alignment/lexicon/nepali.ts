/** Postpositions and plurals, which Nepali writes onto the word, spelled as sameSpelling leaves them. */
const endings =
  'हरु लाइ को का कि ले मा मै बाट देखि संग सङ्ग सित सम्म भित्र तिर कहां भन्दा बारे पछि अघि सहित बिना जस्तो जस्तै नै पनि द्वारा माथि मुनि बिच बिचमा वटा जना लागि कै झैं'.split(
    ' ',
  );

/** A word without one ending, for each that it may have; what is left has two characters or more. */
export function withoutEndingNe(word: string): string[] {
  return endings
    .filter((ending) => word.endsWith(ending) && word.length - ending.length >= 2)
    .map((ending) => word.slice(0, -ending.length));
}

const afterHalant = 'ने न नु छु छौं छ छन् छिन् छे दै दा दो यो यौं यौ नुहुन्छ नुपर्छ नुपर्ने नका नलाई नुहोस् नेछ नेछौं ला लान्'.split(' ');
const afterConsonant = 'ेर ेको ेका ेकी े ी ौं ूँ ोस् ून् िन्छ िने िएको िँदै िदिने िदिनु िदिन्छु िदिन्छौं िरहेको िरहने िराख्ने िराख्नु ियोस्'.split(
  ' ',
);
const afterU =
  'उने उन उनु उँछु उँछौं उँछ उँछन् उँदै उँदा उनुहुन्छ उनुपर्छ उनका एर एको एका ए यो यौं ऊँ औं ओस् ऊन् इ ई इन्छ इने इएको इदिने इदिनु इदिन्छु इदिन्छौं इरहेको इराख्ने इराख्नु इयोस्'.split(
    ' ',
  );
const afterVowel = 'ने न नु न्छु न्छौं न्छ न्छन् ँदै ँदा नुहुन्छ नुपर्छ नका एर एको एका ए यो यौं ऊँ औं ओस् ऊन् इने इन्छ इएको'.split(' ');

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

/** The forms of a verb by its infinitive in -नु or its -ने, as people write them; none for another word. */
export function verbFormsNe(word: string): string[] {
  if (!/..(?:नु|ने)$/u.test(word)) return [];
  const root = word.slice(0, -2);
  return [...formsOf(root), ...(irregular[`${root}नु`]?.split(' ') ?? [])];
}

function formsOf(root: string): string[] {
  if (root.endsWith('्')) {
    return [
      ...afterHalant.map((ending) => root + ending),
      ...afterConsonant.map((ending) => root.slice(0, -1) + ending),
    ];
  }
  if (root.endsWith('उ')) return afterU.map((ending) => root.slice(0, -1) + ending);
  return afterVowel.map((ending) => root + ending);
}
