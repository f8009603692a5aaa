import type { moderation as en } from '../en/moderation.ts';

export const moderation = {
  'moderation.hide': 'আড়াল করুন',
  'moderation.show': 'আবার দেখান',
  'moderation.title': 'আড়াল করুন',
  'moderation.reason': 'কারণ',
  'moderation.reasonHint': 'যিনি লিখেছেন, তিনি আপনার নামসহ এটি পড়বেন। সব জায়গা থেকে লেখাটি সরে যাবে।',
  'moderation.hidden': 'আড়াল করা হলো: বট যেখানে যেখানে এটি দিয়েছিল, সেখানে আর কেউ এটি পড়তে পারবেন না।',
  'moderation.held': 'যিনি লিখেছেন, তাঁকে কারণটি সরাসরি মেসেজে জানানো হবে। পাঁচ মিনিটের মধ্যে আবার দেখালে কেউ কিছু জানবেন না।',
  'moderation.shown': 'যেখানে যেখানে ছিল, সেখানে আবার দেখানো হচ্ছে।',
  'moderation.shownAlready': 'এটি আর আড়াল করা নেই।',
  'moderation.already': 'একজন চ্যাম্পিয়ন বা অ্যাডমিন এটি আড়াল করেছেন।',
  'moderation.gone': 'এটি আর এখানে নেই।',
  'moderation.toldShort': 'আপনার একটি লেখা আড়াল করা হয়েছে',
  'moderation.told':
    '{name} {kind, select, idea {আপনার আইডিয়াটি} story {আপনার আনা গ্রাহকের কথাটি} problem {আপনার লেখা সমস্যাটি} line {আপনি যা লিখেছিলেন} other {আপনার বিষয়টি}} সবার কাছ থেকে আড়াল করেছেন:',
  'moderation.toldReason': 'কারণ:',
  'moderation.toldShown':
    '{name} {kind, select, idea {আপনার আইডিয়াটি} story {আপনার আনা গ্রাহকের কথাটি} problem {আপনার লেখা সমস্যাটি} line {আপনি যা লিখেছিলেন} other {আপনার বিষয়টি}} আবার সবাইকে দেখাচ্ছেন:',
  'moderation.find': 'কিছু আড়াল করুন',
  'moderation.which': 'কোনটি আড়াল করবেন?',
  'moderation.nothing': 'সম্প্রতি এখানে কিছু আনা হয়নি।',
  'moderation.by': '{name}{hidden, select, yes { · আড়াল করা} other {}}',
  'moderation.state': 'আড়াল করা',
  'moderation.nowHidden': '#{number, number, ::group-off} একজন চ্যাম্পিয়ন বা অ্যাডমিন আড়াল করেছেন।',
  'moderation.nowUnseen': '#{number, number, ::group-off} নাম ছাড়া দেওয়া হয়েছে: আগে একজন চ্যাম্পিয়ন দেখবেন, তারপর অন্যরা।',
  'moderation.savedUnseen': 'একজন চ্যাম্পিয়ন দেখার পর অন্যরা এটি দেখতে পাবেন।',
  'moderation.letSee': 'সবাইকে দেখান',
  'moderation.postHidden': 'আইডিয়া #{number, number, ::group-off} একজন চ্যাম্পিয়ন বা অ্যাডমিন আড়াল করেছেন।',
  'moderation.postUnseen': 'আইডিয়া #{number, number, ::group-off} দেখানোর আগে একজন চ্যাম্পিয়ন দেখে নিচ্ছেন।',
  'moderation.isHidden': 'আড়াল করা: যিনি লিখেছেন তিনি, চ্যাম্পিয়ন আর অ্যাডমিন ছাড়া কেউ এটি দেখছেন না। কারণ:',
  'moderation.isUnseen': 'নাম ছাড়া দেওয়া: এখন পর্যন্ত যিনি লিখেছেন তিনি, চ্যাম্পিয়ন আর অ্যাডমিনই শুধু দেখছেন।',
  'moderation.seenNow': 'এখন থেকে সবাই #{number, number, ::group-off} দেখতে পাবেন।',
  'moderation.cannotRead': 'এটি পড়তে পারছি না',
  'moderation.nobodyReads':
    'এখানে আর কোনো চ্যাম্পিয়ন বা অ্যাডমিন এই ভাষা পড়েন না: {language}। যিনি লিখেছেন তাঁকে জিজ্ঞাসা করতে পারেন, অথবা ভাষাটি পড়েন এমন কাউকে চ্যাম্পিয়ন হতে অনুরোধ করতে পারেন।',
  'moderation.handed':
    '{name} এই আইডিয়া পড়তে পারছেন না, তাই আপনাকে দেখতে অনুরোধ করেছেন: #{number, number, ::group-off} “{title}”',
  'moderation.handedOver': '#{number, number, ::group-off} “{title}” এখন দেখছেন {name}। তাঁকে জানানো হচ্ছে।',
} satisfies Record<keyof typeof en, string>;
