import { describe, expect, test } from 'vitest';
import { csvFile, plainCell } from '../../src/chat/csv.ts';
import { readAddress, readRoute as readDiscordRoute } from '../../src/chat/discord/draw/route.ts';
import { bold, escaped, link, markdown, prefixed } from '../../src/chat/discord/draw/text.ts';
import { languageByScript } from '../../src/chat/dispatch/offer.ts';
import { readNumber, readWords } from '../../src/chat/dispatch/words.ts';
import { clean, pieces, shorten, shortenText, shortenTo, typedText } from '../../src/chat/input.ts';
import { colleagues } from '../../src/chat/sandbox/company.ts';
import { withTokens } from '../../src/chat/sandbox/server/mentions.ts';
import { readRoute as readSlackRoute } from '../../src/chat/slack/draw/route.ts';
import { entities, richText, textObject } from '../../src/chat/slack/draw/text.ts';
import { commandText, mentioned, messageText } from '../../src/chat/slack/incoming/mentions.ts';
import { localeOf } from '../../src/i18n/locales.ts';
import { plain } from '../../src/i18n/text.ts';
import { translator } from '../../src/i18n/translate.ts';
import { readListing } from '../../src/rituals/ideas/lists/filter.ts';
import { writtenIn } from '../../src/rituals/mission/statement/rules.ts';
import { readHolidays } from '../../src/rituals/pad/holiday-lines.ts';
import { fold as foldIdea, searchWords } from '../../src/store/search.ts';
import { readCountry } from '../../src/time/countries.ts';
import { asciiDigits, fold } from '../../src/time/tokens.ts';
import { readDate, readTime, readWeekdays } from '../../src/time/typed.ts';
import { canonicalZone } from '../../src/time/zone.ts';
import { findZones } from '../../src/time/zones.ts';
import { type Reading, slowUnits } from '../support/flat.ts';
import { allRituals } from '../support/rituals.ts';

const today = '2026-12-01';
const now = new Date('2026-12-01T10:00:00Z');
const t = translator('en', 'UTC');
const reading = { locale: 'en', timeZone: 'UTC', alone: false, now } as const;
const [pad, , idea] = ['pad', 'agenda', 'idea'].map((name) =>
  allRituals().find(({ command }) => command.name === name),
);
if (!pad || !idea) throw new Error('no such command');
const nobody = async () => null;
const here = [{ id: 'general', name: 'general', kind: 'channel' }] as const;

const alone = ['', ''] as const;
const within = ['a', 'b'] as const;
type Around = readonly (readonly [string, string])[];

/** Whatever reads people's texts, or draws them, with what stands around a text where it reads further than its beginning. */
const readings: Record<string, [Reading, Around?]> = {
  clean: [clean],
  'a typed text': [(text) => typedText().safeParse(text)],
  shortened: [(text) => [shorten(text, 150), shortenTo(text, 9000), shortenText([text, { bold: text }], 9000)]],
  pieces: [(text) => pieces(text, 1000)],
  words: [(text) => readWords(idea, text), [alone, ['add ', 'b'], ['show ', ''], ['champion add <@a', '']]],
  'words of two parts': [(text) => readWords(pad, text), [['me ', 'b']]],
  number: [readNumber, [alone, ['#1', '']]],
  script: [languageByScript],
  csv: [plainCell, [alone, within, ['"', '=']]],
  'a file': [(text) => csvFile('a.csv', [text], rowsOf(text))],
  date: [(text) => readDate(text, today), [alone, ['1 ', ''], ['2 March ', '']]],
  time: [readTime, [alone, ['1', '1'], ['10 pm ', '']]],
  weekdays: [readWeekdays, [alone, ['Monday ', '']]],
  zones: [(text) => [findZones(text, now), canonicalZone(text)], [alone, within, ['+', '']]],
  country: [readCountry],
  digits: [asciiDigits],
  fold: [fold],
  holidays: [(text) => readHolidays(text, today), [alone, ['2027-01-01 a', 'b'], ['2027-01-01 ', '\n']]],
  'ideas as stored': [(text) => [foldIdea(text, null), searchWords(text)]],
  listing: [(text) => attempt(() => readListing(t, text)), [alone, ['in', 'review']]],
  statement: [(text) => writtenIn(text, 'en')],
  language: [localeOf],
  sentence: [(text) => plain(t.rich('chat.unknownWord', { word: text }))],
  'Slack in': [
    async (text) => [await commandText(text, nobody), await messageText(text, nobody), mentioned(text)],
    [alone, ['<@', ''], ['<', '>']],
  ],
  'Slack out': [
    (text) => [richText([text, { bold: text }], reading), textObject([{ bold: text }, text], reading), entities(text)],
    [alone, within],
  ],
  'Slack link': [(text) => textObject([{ label: text, link: `https://a.b/${text}` }, { bold: 'a' }], reading)],
  'Slack route': [readSlackRoute, [alone, ['ideas.show/', '']]],
  'Discord out': [
    (text) => [markdown([text, { bold: text }]), markdown(text, 300), bold(text), escaped(text)],
    [alone, within],
  ],
  'Discord link': [(text) => link(text, `https://a.b/${text}`)],
  'Discord lines': [(text) => prefixed('> ', text)],
  'Discord route': [
    (text) => [attempt(() => readDiscordRoute(text)), attempt(() => readAddress(text))],
    [alone, ['ideas.show/', ''], ['AAAAAAAAAAA/1/', '']],
  ],
  'sandbox in': [(text) => withTokens(text, colleagues, here), [alone, ['@', '']]],
};

async function* rowsOf(text: string) {
  yield [[text]];
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}

describe('a text takes as long a character, whichever is repeated in it', () => {
  test.each(Object.entries(readings))(
    '%s',
    async (_name, [read, around = [alone, within]]) => {
      for (let i = 0; i < 50; i++) await read('We help পাঁচটি people @a 12:30, ग्राहक');
      expect(await slowUnits(read, around)).toEqual([]);
    },
    60_000,
  );
});
