import type { champions as en } from '../en/champions.ts';

export const champions = {
  'ideas.nomination': 'আপনি কি গ্রাহক চ্যাম্পিয়ন হবেন?',
  'ideas.nominatedBy':
    '{name} আপনাকে অনুরোধ করেছেন। গ্রাহক চ্যাম্পিয়ন (যিনি গ্রাহকের হয়ে আইডিয়া দেখেন) কাজের দিনে সকালে নতুন আইডিয়া পড়েন, সিদ্ধান্ত নেন বা আরও জানতে চান, আর খেয়াল রাখেন প্রত্যেকে যেন উত্তর পান। দিনে কয়েক মিনিটই যথেষ্ট।',
  'ideas.nominated':
    'গ্রাহক চ্যাম্পিয়ন (যিনি গ্রাহকের হয়ে আইডিয়া দেখেন) কাজের দিনে সকালে নতুন আইডিয়া পড়েন, সিদ্ধান্ত নেন বা আরও জানতে চান, আর খেয়াল রাখেন প্রত্যেকে যেন উত্তর পান। দিনে কয়েক মিনিটই যথেষ্ট।',
  'ideas.champion.asked': '{name}-কে সরাসরি মেসেজে জিজ্ঞাসা করছি। রাজি হলে তবেই চ্যাম্পিয়ন। উত্তর এলে আপনাকে জানাব।',
  'ideas.champion.askedAtHome': '{name} আমার সরাসরি মেসেজ নেন না। প্রশ্নটি তাঁর পাতায় (/pad home) আছে, উত্তর এলে আপনাকে জানাব।',
  'ideas.champion.selfYes': 'আপনি এখন চ্যাম্পিয়ন। কাজের দিনে সকালে নতুন আইডিয়া আপনার কাছে আসবে।',
  'ideas.champion.mayRefuse': 'আপনি নিঃসংকোচে নাও বলতে পারেন, কেউ কিছু মনে করবেন না।',
  'ideas.champion.yes': 'ধন্যবাদ: আপনি এখন গ্রাহক চ্যাম্পিয়ন। কাজের দিনে সকালে নতুন আইডিয়া আপনার কাছে আসবে।',
  'ideas.champion.no': 'ঠিক আছে। খোলাখুলি বলার জন্য ধন্যবাদ।',
  'ideas.champion.saidYes': '{name} রাজি হয়েছেন, এখন তিনি চ্যাম্পিয়ন।',
  'ideas.champion.saidNo': '{name} চ্যাম্পিয়ন হতে চান না।',
  'ideas.champion.notAsked': 'এর মধ্যে একজন অ্যাডমিন প্রশ্নটি ফিরিয়ে নিয়েছেন।',
  'ideas.champion.notAMember': '{name} চ্যাম্পিয়ন হতে পারবেন না: শুধু এখানকার সদস্যরাই পারেন।',
  'ideas.champion.before.no': '{name} চ্যাম্পিয়ন নন। কারা আছেন দেখতে লিখুন: /idea champions',
  'ideas.champion.before.asked': '{name}-কে আগেই জিজ্ঞাসা করেছি, উত্তর এখনো আসেনি।',
  'ideas.champion.before.yes': '{name} আগে থেকেই চ্যাম্পিয়ন।',
  'ideas.champion.changed': '{name}-এর ব্যাপারে এইমাত্র কিছু বদলেছে। এখন কেমন আছে দেখতে লিখুন: /idea champions',
  'ideas.champion.removed.yes': '{name} আর চ্যাম্পিয়ন নন। পাঁচ মিনিট পর ধন্যবাদসহ তাঁকে জানাব।',
  'ideas.champion.removed.asked': '{name}-কে করা প্রশ্নটি ফিরিয়ে নেওয়া হলো।',
  'ideas.champion.back': 'আগের মতো করা হলো: {name}',
  'ideas.champion.thanked': 'গ্রাহক চ্যাম্পিয়ন হিসেবে আপনার দায়িত্ব শেষ হলো। আপনি যত উত্তর দিয়েছেন, সবগুলোর জন্য ধন্যবাদ।',
  'ideas.champion.none':
    'এখনো কোনো গ্রাহক চ্যাম্পিয়ন (যিনি গ্রাহকের হয়ে আইডিয়া দেখেন) নেই। অ্যাডমিন কাউকে জিজ্ঞাসা করতে পারেন: /idea champion add @নাম',
  'ideas.champion.list':
    '{count, plural, =0 {কেউ} one {#জন} other {#জন}} গ্রাহক চ্যাম্পিয়ন (যিনি গ্রাহকের হয়ে আইডিয়া দেখেন) সব আইডিয়া পড়ে উত্তর দেন:',
  'ideas.champion.waiting': '{name}: জিজ্ঞাসা করা হয়েছে, উত্তর এখনো আসেনি',
  'ideas.champion.how': 'কাউকে জিজ্ঞাসা করতে: /idea champion add @নাম। কারও দায়িত্ব শেষ করতে: /idea champion remove @নাম',
} satisfies Record<keyof typeof en, string>;
