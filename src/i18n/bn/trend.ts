import type { trend as en } from '../en/trend.ts';

export const trend = {
  'trend.word': 'গ্রাহকেরা মাসে মাসে যা বলেন',
  'trend.option.news': 'ভালো না খারাপ',
  'trend.nothing': 'এখনো কোনো গ্রাহকের কথা আনা হয়নি। প্রথমটি দিয়েই বছর শুরু হবে।',
  'trend.title.bad': 'গ্রাহকদের খারাপ খবর, মাসে মাসে',
  'trend.title.good': 'গ্রাহকদের ভালো খবর, মাসে মাসে',
  'trend.bars.bad': 'খারাপ খবর দেওয়া গ্রাহক',
  'trend.bars.good': 'ভালো খবর দেওয়া গ্রাহক',
  'trend.lastYear': 'এক বছর আগে',
  'trend.usual': 'সাধারণত যত',
  'trend.count': '{count, number}',
  'trend.month': '{month} {count, number}',
  'trend.inWords': 'মাসে মাসে গ্রাহক: {list}।',
  'trend.monthSo':
    '{month} মাসে এ পর্যন্ত {count, number} জন গ্রাহক, {word, select, more {সাধারণের চেয়ে বেশি} fewer {সাধারণের চেয়ে কম} other {সাধারণত যেমন হয়}}। মাসের এই দিন পর্যন্ত সাধারণত {low, number} থেকে {high, number} জন হন।',
  'trend.monthFirst': '{month} মাসে এ পর্যন্ত {count, number} জন গ্রাহক। সাধারণত কত, তা প্রথম পুরো মাসের পরে বোঝা যাবে।',
  'trend.alarm': 'গত {days, number} দিনে {count, number} জন গ্রাহক: এমনি এমনি {most, number} জনের বেশি কমই হন।',
  'trend.by':
    '{by, plural, =0 {এ মাসে কেউ কিছু আনেননি।} one {এ মাসেরগুলো আমাদের {by, number} জন এনেছেন।} other {এ মাসেরগুলো আমাদের {by, number} জন এনেছেন।}} বেশি শোনা হলেও সংখ্যা বাড়ে।',
  'trend.how': 'একজন গ্রাহক সপ্তাহে একবার গোনা হন, যেদিন তিনি বলেছেন সেই দিনে।',
  'trend.button.bad': 'খারাপ খবর',
  'trend.button.good': 'ভালো খবর',
  'trend.alarmTitle': 'সাধারণের চেয়ে বেশি খারাপ খবর',
  'trend.alarmSaid': '{days, number} দিনে {count, number} জন গ্রাহকের খবর খারাপ; সাধারণত {most, number} জন পর্যন্ত হন।',
  'trend.alarmChance':
    'এমনি এমনি এত হয় মোটামুটি {times, number}টি {over, select, week {সপ্তাহে} other {চার সপ্তাহের সময়ে}} একবার। বেশি শোনা হলেও সংখ্যা বাড়ে।',
  'trend.known': 'কারণটা {name} জানেন।',
  'trend.button.known': 'কারণ জানা আছে',
  'trend.button.show': 'সেগুলো দেখুন',
  'trend.problem': '#{number, number, ::group-off} {title} ({count, number})',
  'trend.problems': 'এই মাসগুলোর বড় সমস্যা: {list}।',
  'trend.alarmMost': 'এর মধ্যে: {problem}।',
  'trend.knownAs': 'কারণটা {name} জানেন: #{number, number, ::group-off} {title}।',
  'trend.which': 'এটা কোন সমস্যা?',
  'trend.button.this': 'এটাই',
  'trend.button.none': 'অন্য কিছু',
} satisfies Record<keyof typeof en, string>;
