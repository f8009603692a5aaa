import { type CountryCode, findPhoneNumbersInText, isSupportedCountry, type NumberFound } from 'libphonenumber-js/max';
import type { Detail } from './kinds.ts';
import { withoutLookAlikes } from './look-alikes.ts';

/** Whose numbers are always known without their country's code: those of the people whom the bot was made for. */
const alwaysKnown: readonly CountryCode[] = ['NP', 'BD', 'IN', 'GB', 'US'];

/** Telephone numbers, also those that only what stands before them tells of. @param countries ISO 3166-1 alpha-2; unknown ones are passed over */
export function phonesIn(plain: string, countries: readonly string[]): Detail[] {
  const text = withoutLookAlikes(plain);
  const apart = text.replace(glue, '\n');
  const known = new Set([...alwaysKnown, ...countries.filter((code) => isSupportedCountry(code))]);
  const found = [...known].flatMap((defaultCountry) => findPhoneNumbersInText(apart, { defaultCountry }));
  return [...found.filter((one) => isPhone(one, apart)).map((one) => detailOf(one, apart)), ...named(text)];
}

/** Between two numbers, or a name and a number. The library takes what follows a comma for an extension. */
const glue = /[,;]|(?<=\d{9})-(?=\d{9})|[a-z](?=\d{10})|(?<=\d{10})[A-Za-z](?=[a-z])/g;

/** A bracket around the whole is left where it stands: "Ram (9841234567)". */
function detailOf({ startsAt, endsAt }: NumberFound, text: string): Detail {
  const isOpen = /^\([^)]*$/.test(text.slice(startsAt, endsAt));
  return { kind: 'phone', from: isOpen ? startsAt + 1 : startsAt, to: endsAt };
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
  '(?:phone|telephone|tel|ph|mobile|mob|cell|landline|hotline|helpline|fax|whatsapp|whats app|viber|imo|contact|call|called|ring|rang|sms|dial)(?![a-z])',
  '(?:ফোন|মোবাইল|টেলিফোন|ল্যান্ডফোন|ল্যান্ডলাইন|ফ্যাক্স|যোগাযোগ|হোয়াটসঅ্যাপ|হোয়াটসঅ্যাপ|ইমো|ভাইবার)[\\p{L}\\p{M}]{0,3}|কল',
  '(?:फोन|मोबाइल|मोबाईल|टेलिफोन|ल्यान्डलाइन|फ्याक्स|सम्पर्क|ह्वाट्सएप|ह्वाट्सप|भाइबर|इमो)[\\p{L}\\p{M}]{0,3}|कल',
].join('|');
const between =
  '(?:[ :.#=(\\u200b-]|(?:no|nr|num|number|is|on|at|to|her|him|them|me|us|back)(?![\\p{L}])|নং|নম্বর|নাম্বার|নম্বরে|नं|नम्बर|नंबर|नम्बरमा){0,8}';
const number = String.raw`\+?\(?\d(?:[ .()\u200b-]{0,2}\d){6,14}(?!\d)`;
const told = new RegExp(
  [
    `(?:(?<![\\p{L}\\p{M}\\p{N}])(?:${words})${between}|(?=\\+(?:[ ()-]{0,2}\\d){9}))`,
    `(${number}(?: ?(?:[,/]|and|or|ও|র|বা|र|वा) ?${number})*)`,
  ].join(''),
  'giu',
);

/** "phone 4423456", a number within a town, of which no country's rules can say more; and whatever has a plus before it. */
function named(text: string): Detail[] {
  return [...text.matchAll(told)].flatMap(({ 0: whole, 1: numbers = '', index }) => {
    const start = index + whole.length - numbers.length;
    return [...numbers.matchAll(new RegExp(number, 'gu'))].map(({ 0: { length }, index: at }): Detail => {
      return { kind: 'phone', from: start + at, to: start + at + length };
    });
  });
}
