import { type CountryCode, findPhoneNumbersInText, isSupportedCountry, type NumberFound } from 'libphonenumber-js/max';
import type { Detail } from './kinds.ts';
import { withoutLookAlikes } from './look-alikes.ts';

/** Whose numbers are always known without their country's code: those of the people whom the bot was made for. */
const alwaysKnown: readonly CountryCode[] = ['NP', 'BD', 'IN', 'GB', 'US'];

/** Telephone numbers, also those that only the word before them tells of. @param countries ISO 3166-1 alpha-2; unknown ones are passed over */
export function phonesIn(plain: string, countries: readonly string[]): Detail[] {
  const text = withoutLookAlikes(plain);
  const known = new Set([...alwaysKnown, ...countries.filter((code) => isSupportedCountry(code))]);
  const found = [...known].flatMap((defaultCountry) => findPhoneNumbersInText(text, { defaultCountry }));
  return [
    ...found.filter((one) => isPhone(one, text)).map(({ startsAt, endsAt }) => detail(startsAt, endsAt)),
    ...named(text),
  ];
}

function detail(from: number, to: number): Detail {
  return { kind: 'phone', from, to };
}

/** Nearly any seven digits are somebody's number somewhere: it has to look like one, too. */
function isPhone({ number, startsAt, endsAt }: NumberFound, text: string): boolean {
  const typed = text.slice(startsAt, endsAt);
  if (/^\(?(?:\+|00)/.test(typed)) return true;
  if (typed.replace(/\D/g, '').length < 9) return false;
  const type = number.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' || /^[(0]/.test(typed);
}

const words = [
  'phone|telephone|tel|ph|mobile|mob|cell|whatsapp|whats app|viber|imo|contact|call|called|ring|rang|sms|dial',
  'ফোন|মোবাইল|টেলিফোন|কল|যোগাযোগ|হোয়াটসঅ্যাপ|হোয়াটসঅ্যাপ|ইমো|ভাইবার',
  'फोन|मोबाइल|मोबाईल|टेलिफोन|कल|सम्पर्क|ह्वाट्सएप|ह्वाट्सप|भाइबर|इमो',
].join('|');
const between =
  '(?:[ :.#=(\\u200b-]|(?:no|nr|num|number|is|on|at|to|her|him|them|me|us|back)(?![\\p{L}])|নং|নম্বর|নাম্বার|নম্বরে|नं|नम्बर|नंबर|नम्बरमा){0,8}';
const afterWord = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:${words})${between}(\\+?\\(?\\d(?:[ .()\\u200b-]{0,2}\\d){6,14})(?!\\d)`,
  'giu',
);

/** "phone 4423456": a number within a town, of which no country's rules can say more. */
function named(text: string): Detail[] {
  return [...text.matchAll(afterWord)].map(({ 0: whole, 1: number = '', index }) =>
    detail(index + whole.length - number.length, index + whole.length),
  );
}
