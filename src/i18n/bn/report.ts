import type { report as en } from '../en/report.ts';

export const report = {
  'report.united': 'আমরা একই কথা বলছি: প্রতি ১০০টি উত্তরের প্রায় {first, number}টিতে একই কাজের কথা আছে।',
  'report.close': 'আমরা প্রায় একই কথা বলছি: উত্তরগুলো একটি আরেকটির কাছাকাছি।',
  'report.split':
    'আমাদের কথা দুই রকম: প্রতি ১০০টি উত্তরের প্রায় {first, number}টিতে এক কাজের কথা, {second, number}টিতে আরেক কাজের।',
  'report.scattered': 'আমাদের কথা নানা রকম: বেশির ভাগ উত্তরে যাঁর যাঁর আলাদা কাজের কথা।',
  'report.early': 'আমরা একমত কি না, তা বলার সময় এখনো আসেনি: এই উত্তরগুলো থেকে বোঝা যায় না।',
  'report.unitedEach':
    'ভাষা ধরে দেখলে আমরা বেশির ভাগ একই কথা বলছি: প্রতি ১০০টি উত্তরের প্রায় {first, number}টিতে সেই ভাষায় সবচেয়ে বেশি বলা কাজটির কথা আছে।',
  'report.splitEach':
    'ভাষা ধরে দেখলে আমাদের কথা একাধিক রকম: প্রতি ১০০টি উত্তরের প্রায় {first, number}টিতে সেই ভাষায় সবচেয়ে বেশি বলা কাজটির কথা, {second, number}টিতে তার পরেরটির।',
  'report.leading':
    'একটি কথা সবচেয়ে বেশি শোনা যায়: প্রতি ১০০টি উত্তরের প্রায় {first, number}টিতে একই কাজের কথা আছে। বাকিগুলো নিয়ে বলার সময় এখনো আসেনি।',
  'report.next.united': 'এবার কী: নতুন সহকর্মী যেখানেই আসুন, এই কথাগুলোই বলুন; গ্রাহকের যাতে সবচেয়ে উপকার, তা ধরে রাখুন।',
  'report.next.split':
    'এবার কী: পরের মিটিংয়ে দুটি কথা পাশাপাশি রাখুন। কোনটি আমাদের কাজ, কিংবা দুটি কীভাবে মেলে, নেতৃত্বে যাঁরা আছেন তাঁরা বলুন।',
  'report.next.scattered':
    'এবার কী: নেতৃত্বে যাঁরা আছেন, তাঁরা এক বাক্যে বলুন আমাদের সবার কাজ কী; গ্রাহকের জন্য তার মানে কী, প্রতিটি দল তা বলুক।',
  'report.next.early': 'এবার কী: পরের মিটিংয়ে এই উত্তরগুলো নিয়ে কথা বলুন, আর আরও মানুষ উত্তর দিতে পারলে আবার জিজ্ঞাসা করুন।',

  'report.themes': 'আমরা সবাই মিলে কী কাজ করি, উত্তরগুলোর মূল কথা:',
  'report.themesAlt': 'আমরা সবাই মিলে কী কাজ করি, উত্তরগুলোর মূল কথা। {list}',
  'report.rest': 'অন্য সব উত্তর',
  'report.noWordsInCommon': 'শব্দ আলাদা, অর্থ কাছাকাছি',
  'report.share': '{percent, number}%',
  'report.found': '{theme} ({percent, number}%)',
  'report.named': 'হাতে একসঙ্গে করা: {theme}, {percent, number}%। যেমন পাওয়া গিয়েছিল: {parts}।',

  'report.howUnited': 'আমরা কতটা এক সুরে আছি',
  'report.byWording':
    'মতের মিল, শব্দ দেখে: ১০০-র মধ্যে {value, number}{range, select, some {, সম্ভাব্য সীমা {low, number} থেকে {high, number}} other {}}।',
  'report.byMeaning':
    'মতের মিল, অর্থ দেখে: ১০০-র মধ্যে {value, number}{range, select, some {, সম্ভাব্য সীমা {low, number} থেকে {high, number}} other {}}।',
  'report.byService':
    'মতের মিল, আমাদের নিজের সার্ভিস দিয়ে: ১০০-র মধ্যে {value, number}{range, select, some {, সম্ভাব্য সীমা {low, number} থেকে {high, number}} other {}}।',
  'report.twoStories':
    'দুই রকম কথার জন্য একটি সংখ্যা দিলে দুটি আর আলাদা করে বোঝা যেত না, তাই এখানে সংখ্যা নেই: প্রতিটির ভেতরে উত্তরগুলো কাছাকাছি।',
  'report.tooWide':
    'উত্তর এত কম বা এত আলাদা যে একটি সংখ্যা বলা যায় না: মতের মিলের সম্ভাব্য সীমা ১০০-র মধ্যে {low, number} থেকে {high, number}।',
  'report.pairs': 'একই ভাষায় উত্তর দেওয়া যেকোনো দুজন সহকর্মীকে বাছলে ১০০ বারে {same, number} বার তাঁরা একই কাজের কথা বলেন।',
  'report.risen': '{date} থেকে এটি {from, number} থেকে বেড়ে {to, number} হয়েছে: এমনি এমনি এতটা বদলায় না।',
  'report.fallen': '{date} থেকে এটি {from, number} থেকে কমে {to, number} হয়েছে: এমনি এমনি এতটা বদলায় না।',
  'report.noise': '{date} তারিখে ছিল {from, number}, এখন {to, number}: বদল হয়েছে বলা যায় না।',
  'report.onlyLarge': '২০টির কম উত্তরে শুধু খুব বড় বদল ধরা পড়ে।',
  'report.notComparable': 'আগের দফাগুলো অন্যভাবে মাপা হয়েছিল, তাই এটির সঙ্গে মেলানো হয়নি।',
  'report.lineByWording': 'মতের মিল (শব্দে)',
  'report.lineByMeaning': 'মতের মিল (অর্থে)',
  'report.lineByService': 'মতের মিল (নিজের সার্ভিসে)',
  'report.band': 'সম্ভাব্য সীমা',
  'report.trendAlt': 'মতের মিল, সময়ের সঙ্গে বদল, ১০০-র মধ্যে। {list}',
  'report.trendPoint': '{date}: {value, number}, সম্ভাব্য সীমা {low, number} থেকে {high, number}',
  'report.splitLeftOut': 'যেসব দফায় আমাদের কথা দুই রকম ছিল, সেগুলোর সংখ্যা নেই, তাই ছবিতেও নেই।',
  'report.ratings': '১ থেকে ৫',
  'report.rating':
    '৫-এর মধ্যে {mean, number, ::.0}{agreement, select, agree {, প্রায় সবার মত এক} mixed {, মত কিছুটা আলাদা} split {, মত অনেক আলাদা} other {}}',
  'report.ratingPoint': '{date}: {mean, number, ::.0}',
  'report.whatNow': 'এবার কী',

  'report.details': 'কীভাবে পাওয়া গেল',
  'report.back': 'ফলাফলে ফিরুন',
  'report.apart': 'নিজের নামে দেখানো উত্তর আলাদা থাকে: কোনো সংখ্যায় ধরা হয় না।',
  'report.method.wording':
    'শব্দের মিল দেখে: একই বা কাছাকাছি শব্দ থাকলে উত্তর দুটি কাছাকাছি। একই কথা আলাদা শব্দে বললে মিল কম ধরা পড়ে, তাই সংখ্যার আগে মূল কথাগুলো পড়ুন।',
  'report.method.meaning':
    'অর্থের মিল দেখে: ইংরেজি উত্তরে আলাদা শব্দেও কাছাকাছি কথা ধরা পড়ে। আমাদের নিজেদের মেশিনে ছোট একটি মডেল এগুলো পড়ে; কোনো উত্তর বাইরে যায় না।',
  'report.method.service':
    'অর্থের মিল দেখে, আমাদের প্রতিষ্ঠানের নিজের সার্ভিস দিয়ে: আলাদা শব্দে বলা কাছাকাছি কথাও ধরা পড়ে। এ জন্য সব উত্তর নাম ছাড়া {host}-এ পাঠানো হয়েছে, তাই লেখাগুলো মেশিনের বাইরে গেছে। এর মাপকাঠি ঠিক করা হয়েছে বটের সঙ্গে আসা কিছু উদাহরণ দেখে।',
  'report.method.instead':
    'জরিপ শেষ হওয়ার সময় আমাদের প্রতিষ্ঠানের নিজের সার্ভিস ({host}) কাজ করেনি, তাই উত্তরগুলো আমাদের মেশিনেই শব্দের মিল দেখে মেলানো হয়েছে। তার আগে কিছু লেখা সেখানে পাঠানো হয়ে থাকতে পারে।',
  'report.method.score':
    'সম্পর্কহীন কাজের মানুষের উত্তরে যতটুকু মিল, সেটি ০; একটি দল নিজের ভাষায় একই কথা বললে ১০০। প্রমিত ত্রুটি {error, number}।',
  'report.method.sameLanguage': 'শুধু একই ভাষার উত্তরগুলো একটি আরেকটির সঙ্গে মেলানো হয়েছে।',
  'report.method.compared': 'শুধু একই ভাষার উত্তরগুলো মেলানো হয়েছে: সব জোড়ার {percent, number}%।',
  'report.method.languages': 'ভাষা: {languages}।',
  'report.method.language': '{language} {percent, number}%',
  'report.method.jobs': '{jobs, plural, other {উত্তরগুলো এতটা মেশানো, যেন সমান ভাগে {jobs, number}টি কাজের কথা বলা হয়েছে।}}',
  'report.method.mission':
    'জানানো মিশনের পাশে: উত্তরগুলো ১০০-র মধ্যে {united, number} মাত্রায় একই দিকে, আর সব মিলিয়ে মিশনের দিকে {near, number} মাত্রায়।',
  'report.sight.share': 'প্রতি ১০০ জনের প্রায় {percent, number} জনের নিজের কাজের কথায় মিশনের শব্দ পাওয়া যায়।',
  'report.sight.range':
    'প্রতি ১০০ জনের প্রায় {percent, number} জনের (সম্ভাব্য সীমা {low, number} থেকে {high, number}) নিজের কাজের কথায় মিশনের শব্দ পাওয়া যায়।',
  'report.sight.more': 'অন্য প্রতিষ্ঠানের মিশনের সঙ্গে যত মেলে, তার চেয়ে {lift, number} বেশি।',
  'report.sight.asAny': 'অন্য প্রতিষ্ঠানের মিশনের সঙ্গেও ততটাই মেলে: আমাদেরটি এখনো আলাদা করে শোনা যায় না।',
  'report.sight.nearlyAll': 'প্রায় সবার নিজের কাজের কথায় মিশনের শব্দ পাওয়া যায়।',
  'report.sight.hardlyAny': 'নিজের কাজের কথায় মিশনের শব্দ এখনো তেমন পাওয়া যায় না। এর দায় মিশনটি যেভাবে বলা হয়েছে তার, কারও নয়।',
  'report.method.dontKnow': 'প্রতি ১০০ জনের {percent, number} জন বলেছেন, আমাদের সবার কাজ কী, তা তাঁরা জানেন না।',
  'report.method.rounded': '২০টির কম উত্তর এলে সংখ্যাটি সীমা হিসেবে আর ভাগগুলো কাছের দশকে বলা হয়।',
  'report.method.shown':
    'অন্তত {figures, number} জনের উত্তর এলে সংখ্যা, অন্তত {words, number} জনের এলে মূল কথা আর কথাগুলো দেখানো হয়। {figures, number} জনের ছোট কোনো দল আলাদা করে দেখানো হয় না। জরিপ শেষ হওয়ার সময়েই ফলাফল স্থির হয়েছে।',
  'report.method.encoder': 'যা দিয়ে পড়া হয়েছে: {name}, সংস্করণ {version}। আলাদাভাবে মাপা সংখ্যা মেলানো হয় না।',
  'report.language.en': 'ইংরেজি',
  'report.language.bn': 'বাংলা',
  'report.language.ne': 'নেপালি',
  'report.language.hi': 'হিন্দি',
  'report.language.other': 'অন্য ভাষা',

  'report.nameThemes': 'মূল কথার নাম দিন',
  'report.whichThemes': 'কোনগুলোতে একই কথা বলা হয়েছে?',
  'report.whichThemesHint': 'নাম দিতে একটি, একসঙ্গে করতে কয়েকটি বেছে নিন।',
  'report.newName': 'অল্প কথায়, এগুলোতে কী বলা হয়েছে?',
  'report.newNameHint': 'যাঁরা ফলাফল পড়বেন, সবাই এটি দেখবেন।',
  'report.nowNamed': 'ফলাফলে এটি এখন “{theme}”: {share}। যেমন পাওয়া গিয়েছিল, তা-ও পাশে থাকছে।',
  'report.asFound': 'আগের মতো দেখান',
  'report.nowAsFound': 'মূল কথাগুলো যেমন পাওয়া গিয়েছিল, ফলাফলে তেমনই আছে।',
  'report.noThemes': 'এই ফলাফলে নাম দেওয়ার মতো কোনো মূল কথা নেই।',
} satisfies Record<keyof typeof en, string>;
