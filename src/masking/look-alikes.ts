/** What is a number and nobody's: orders, amounts, dates. English, Bengali and Nepali, as people write them mixed. */

const word = (words: string) => String.raw`(?<![\p{L}\p{M}\p{N}])(?:${words})`;
const between = String.raw`(?:[ :#=(\u200b-]|(?:no|nr|num|number|id|code|is|was)s?\.?(?![\p{L}])|নং|নম্বর|নাম্বার|নম্বার|আইডি|नं\.?|नम्बर|नंबर|आईडी|हो){0,8}`;

const codes = word(
  [
    '(?:order|invoice|bill|receipt|reference|ticket|transaction|tracking|consignment|parcel|shipment|voucher|coupon)s?',
    '(?:challan|booking|serial|sku|barcode|ean|upc|isbn|issn|imei|model|batch|code|policy|meter|pnr|awb|vat|gst|gstin)',
    '(?:(?:inv|ref|txn|trx|regd?|s\\.?n|po|pan|tin)\\.?|trxid|txnid|s/n)(?![\\p{L}])',
    '(?:অর্ডার|চালান|ইনভ[\\p{L}\\p{M}]{1,4}স|বিল|রসিদ|রশিদ|রেফারেন্স|টিকিট|টিকেট|লেনদেন|ট্র[\\p{L}\\p{M}]{1,4}নজেকশন|ট্র্যাকিং|পার্সেল)[\\p{L}\\p{M}]{0,3}',
    '(?:বুকিং|সিরিয়াল|সিরিয়াল|মডেল|ব্যাচ|কোড|ভাউচার|কুপন|বারকোড|মেমো|মিটার)[\\p{L}\\p{M}]{0,3}',
    '(?:अर्डर|बिल|बिजक|इन्?भ्वा[\\p{L}\\p{M}]{1,4}स|रसिद|रसीद|सन्दर्भ|टिकट|कारोबार|ट्रान्जेक्सन|ट्र्याकिङ|पार्सल|चलान|चलानी)[\\p{L}\\p{M}]{0,3}',
    '(?:बुकिङ|सिरियल|मोडेल|ब्याच|कोड|भौचर|कुपन|बारकोड|दर्ता|प्यान|भ्याट|मिटर)[\\p{L}\\p{M}]{0,3}',
  ].join('|'),
);
/** One word with a digit in it; where it has a letter, too, what follows in groups is still the same code. */
const code = String.raw`(?:[A-Z]{1,5}[\d/-]*\d[\d/-]*(?: \d{2,4}(?!\d))*|[\p{L}\d/-]{0,20}\d[\p{L}\d/-]*)`;

const amount = String.raw`\d[\d,]*(?:\.\d+)?`;
const currencyBefore = String.raw`(?:${word('rs|npr|inr|bdt|usd|gbp|eur|tk|रु|रू|টা')}\.?|[$£€৳₹₨])[ :=]{0,2}`;
const currencyAfter = String.raw` ?(?:\/-|[$£€৳₹₨]|(?:rs|npr|inr|bdt|usd|gbp|eur|tk|taka|rupees?|dollars?|pounds?|lakhs?|crores?)(?![\p{L}])|টাকা|রুপি|লাখ|কোটি|रु|रू|लाख|करोड)`;

const patterns = [
  // dates, with or without a time
  String.raw`(?<!\d|\d[-./])(?:1[89]|20)\d{2}([-./ ])\d{1,2}\1\d{1,2}(?!\d)(?:[ T,]{0,2}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?`,
  String.raw`(?<!\d|\d[-./])\d{1,2}([-./])\d{1,2}\1(?:\d{4}|\d{2})(?!\d|\1)`,
  String.raw`(?<!\d)(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[0-2])(?:\d{2}){0,3}(?!\d)`,
  // times, places on the earth, parts of a whole, addresses of machines
  String.raw`(?<!\d)\d{1,2}:\d{2}(?!\d)`,
  String.raw`(?<![\d.])\d{1,3}\.\d{4,}(?![\d.])`,
  String.raw`(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])`,
  // amounts: none begins with a zero, and one of ten digits has its commas
  `(?<![\\d,.])(?!0|\\d{10})${amount}${currencyAfter}`,
  `${currencyBefore}(?!0)${amount}`,
  `(?:${codes}${between}|#)${code}`,
].map((pattern) => new RegExp(pattern, 'giu'));

/** The same text with a line's end in each place of a number that is nobody's: no number is read across it. */
export function withoutLookAlikes(plain: string): string {
  return patterns.reduce((rest, pattern) => rest.replace(pattern, (found) => '\n'.repeat(found.length)), plain);
}
