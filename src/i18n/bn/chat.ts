import type { chat as en } from '../en/chat.ts';

export const chat = {
  'chat.empty': 'এখানে কিছু লিখুন।',
  'chat.tooLong': 'লেখাটি বেশি বড়। {limit, number} অক্ষরের মধ্যে রাখুন।',
  'chat.choose': 'উত্তরগুলোর একটি বেছে নিন।',
  'chat.notRead': 'এটি পড়া গেল না। অন্যভাবে লিখে দেখুন।',
  'chat.usage': '{problem} এভাবে লিখুন: {usage}',
  'chat.misused': 'এভাবে লিখলে বুঝতে পারি না। এভাবে লিখুন: {usage}',
  'chat.unknownWord': '“{word}” বলে এখানে কিছু জানা নেই। যা লিখলে কাজ হবে:',
  'chat.unfinished': '“{word}” লেখার পর কিছু বাদ পড়েছে। এর একটি লিখুন:',
  'chat.unknownCommand': 'এই কমান্ডটি জানা নেই। /agenda, /mission, /idea অথবা /pad help লিখে দেখুন।',
  'chat.oldButton': 'এই বোতামটি পুরোনো, এখন আর কাজ করে না। নতুন করে শুরু করতে লিখুন: /pad home',
  'chat.onlyAdmin': 'এটি শুধু অ্যাডমিন করতে পারেন। তাঁরা কারা, /pad about লিখলে জানা যাবে।',
  'chat.onlyChampion': 'এটি শুধু গ্রাহক চ্যাম্পিয়ন করতে পারেন। তাঁরা কারা, /idea champions লিখলে জানা যাবে।',
  'chat.onlyBoth': 'এটি শুধু গ্রাহক চ্যাম্পিয়ন ও অ্যাডমিন করতে পারেন। চ্যাম্পিয়ন কারা, /idea champions লিখলে জানা যাবে।',
  'chat.failed': 'আমার দিকে কিছু একটা ভুল হয়েছে, কিছুই বদলায়নি। আবার চেষ্টা করুন। তাতেও না হলে আপনার অ্যাডমিনকে এই নম্বরটি জানান: {id}',
  'chat.noSuchPerson': 'এই নামে এখানে কাউকে পেলাম না। @ লিখে তালিকা থেকে নাম বেছে নিন।',
  'chat.noSuchPlace': 'এই নামে এখানে কোনো চ্যানেল পেলাম না। # লিখে তালিকা থেকে বেছে নিন।',
  'chat.home': 'নমস্কার, {name}',
  'chat.homeEmpty':
    'আপনার জন্য কিছু অপেক্ষায় নেই। /idea লিখে একটি আইডিয়া দিন, অথবা পরের মিটিং কী দিয়ে শুরু হবে দেখুন: /agenda show',
  'chat.offerLanguage': 'বাংলায় কথা বলব?',
  'chat.offerYes': 'হ্যাঁ, বাংলায়',
  'chat.slow': 'এতে একটু বেশি সময় লাগছে। হয়ে গেলেই উত্তর চলে আসবে।',
  'chat.tooSlow': 'খুলতে বেশি দেরি হয়ে গেল। আরেকবার করুন।',
  'chat.notShown':
    'উত্তরটি দেখাতে পারলাম না, তবে কাজটি হয়ে থাকতে পারে। আবার করার আগে দেখে নিন। তাতেও না হলে আপনার অ্যাডমিনকে এই নম্বরটি জানান: {id}',
  'chat.sentDirect': 'সরাসরি মেসেজে আপনাকে পাঠিয়ে দিয়েছি।',
  'chat.introduction':
    'নমস্কার, আমি Yellow Pad। আমার কাছে গ্রাহক সবার আগে। /agenda meeting লিখলে এই চ্যানেলের মিটিং গ্রাহকের কথা দিয়ে শুরু হবে, /idea লিখে আইডিয়া দেওয়া যায়, বাকিটা জানাবে /pad help।',
  'chat.discord.help': 'এই কমান্ড দিয়ে কী কী করা যায়',
  'chat.discord.refused': 'এটা এখনও রাখা হয়নি। দয়া করে আরেকবার দেখুন:',
  'chat.discord.editAgain': 'আবার ঠিক করুন',
  'chat.discord.formReady': 'বাকিটা এখানে পূরণ করুন।',
  'chat.discord.openForm': 'ফর্ম খুলুন',
  'chat.discord.formGone': 'ফর্মটা অনেকক্ষণ খোলা ছিল বলে এখন আর নেই। কিছুই রাখা হয়নি। দয়া করে আবার শুরু করুন।',
  'chat.discord.youWrote': 'আপনি যা লিখেছিলেন তা এখানে আছে, যাতে কপি করে নিতে পারেন:',
  'chat.discord.mayNot':
    'আমি এখনও {place}-এ লিখতে পারি না: ওই চ্যানেলের সেটিংসে Permissions অংশে Yellow Pad-কে {permissions} অনুমতি দিন।',
  'chat.discord.leftServer': 'আপনি এখন আর ওই সার্ভারে নেই, তাই সেখানে কিছুই বদলানো হয়নি।',
} satisfies Record<keyof typeof en, string>;
