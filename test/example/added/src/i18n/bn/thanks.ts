import type { thanks as en } from '../en/thanks.ts';

export const thanks = {
  'thanks.summary': 'গ্রাহকের জন্য যিনি কিছু করেছেন, সেই সহকর্মীকে ধন্যবাদ জানান।',
  'thanks.firstStep': '/thanks for আর সহকর্মীর নাম লিখলে, গ্রাহকের জন্য তিনি যা করেছেন তার ধন্যবাদ জানানো যায়।',
  'thanks.word.for': 'গ্রাহকের জন্য যিনি কিছু করেছেন, তাঁকে ধন্যবাদ জানায়',
  'thanks.word.list': 'এই চ্যানেলে কাকে ধন্যবাদ জানানো হয়েছে; সরাসরি মেসেজে, আপনাকে কে জানিয়েছেন',
  'thanks.option.person': '@নাম',
  'thanks.button.give': 'সহকর্মীকে ধন্যবাদ দিন',
  'thanks.button.send': 'পাঠান',
  'thanks.button.takeBack': 'আগের মতো করুন',
  'thanks.button.mine': 'সব পড়ুন',
  'thanks.button.all': 'সবগুলো পড়ুন',

  'thanks.form': 'সহকর্মীকে ধন্যবাদ',
  'thanks.field.to': 'কাকে ধন্যবাদ',
  'thanks.field.text': 'গ্রাহকের জন্য তিনি কী করেছেন',
  'thanks.hint.text': 'এক-দুই বাক্যে: কী হয়েছিল, আর তাতে গ্রাহকের কী উপকার হলো।',
  'thanks.yourself': 'এটি আপনি নিজেই: একজন সহকর্মীকে বেছে নিন।',

  'thanks.saved': 'সরাসরি মেসেজে এটি পাবেন: {name}।',
  'thanks.savedUntold': '{name} আমার সরাসরি মেসেজ নেন না। কথাটি তাঁর পাতায় (/pad home) থাকবে।',
  'thanks.savedPost': '{place} চ্যানেলে এই সপ্তাহের ধন্যবাদের সঙ্গে দেখানো হবে: {time}।',
  'thanks.held': 'পাঁচ মিনিট আমি কিছুই পাঠাব না: ততক্ষণ আগের মতো করা যাবে।',
  'thanks.takenBack': 'আগের মতো করা হলো: কাউকে জানানো হবে না। আপনি লিখেছিলেন:',
  'thanks.gone': 'এটি আগেই আগের মতো করা হয়েছে।',
  'thanks.late': 'পাঁচ মিনিট পেরিয়ে গেছে: ধন্যবাদ পৌঁছে যাচ্ছে।',

  'thanks.toldShort': 'একজন আপনাকে ধন্যবাদ জানিয়েছেন',
  'thanks.told': 'গ্রাহকের জন্য আপনি যা করেছেন, তার জন্য ধন্যবাদ জানিয়েছেন {name}:',
  'thanks.listPlace': '#{place} চ্যানেলের ধন্যবাদ',
  'thanks.listMine': 'আপনি যেসব ধন্যবাদ পেয়েছেন',
  'thanks.listEmpty': 'এখনো কিছু নেই। কোন সহকর্মী গ্রাহকের জন্য এমন কিছু করেছেন, যা না বললেই নয়?',
  'thanks.line': 'ধন্যবাদ, {to}। জানিয়েছেন: {from}',
  'thanks.somebody': 'একজন, যিনি এখন আর এখানে নেই',
  'thanks.week': 'এই সপ্তাহের ধন্যবাদ',
  'thanks.weekMore': '{count, plural, one {আরও #টি} other {আরও #টি}} পাবেন /thanks list লিখলে।',
  'thanks.home':
    '{count, plural, one {গত সাত দিনে একজন সহকর্মী আপনাকে ধন্যবাদ জানিয়েছেন।} other {গত সাত দিনে সহকর্মীরা আপনাকে # বার ধন্যবাদ জানিয়েছেন।}}',
  'thanks.moves': 'সপ্তাহের ধন্যবাদ দেখানোর সময় বদলে যাবে: {time}।',
} satisfies Record<keyof typeof en, string>;
