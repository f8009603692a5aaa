import type { delivery as en } from '../en/delivery.ts';

export const delivery = {
  'delivery.summary': 'একটি মেসেজ পাঠানো গেল না',
  'delivery.gone':
    '{place} চ্যানেলে আমি আর লিখতে পারছি না, তাই {command}-এর মেসেজ সেখানে পৌঁছায়নি। হয় চ্যানেলটি আর নেই, নয় আমি সেখানে নেই: আমাকে আবার যোগ করুন, অথবা {command} দিয়ে অন্য চ্যানেল বেছে নিন।',
  'delivery.goneLocked':
    '{place}-এ আমি আর লিখতে পারছি না, কারণ থ্রেডটি তালাবদ্ধ; তাই {command}-এর মেসেজ সেখানে পৌঁছায়নি। থ্রেডটির তালা খুলে দিন, অথবা {command} দিয়ে অন্য চ্যানেল বেছে নিন।',
  'delivery.goneWrite':
    '{place}-এ লেখার অনুমতি আমার আর নেই, তাই {command}-এর মেসেজ সেখানে পৌঁছায়নি। চ্যানেলের সেটিংসে Yellow Pad-কে মেসেজ পাঠানোর অনুমতি দিন, অথবা {command} দিয়ে অন্য চ্যানেল বেছে নিন।',
  'delivery.goneTag':
    '{place}-এ আমি আর লিখতে পারছি না, কারণ ফোরামটিতে এখন প্রতিটি পোস্টে ট্যাগ দিতে হয়; তাই {command}-এর মেসেজ সেখানে পৌঁছায়নি। ফোরামের সেটিংসে “Require people to select tags when posting” বন্ধ করুন, অথবা {command} দিয়ে অন্য চ্যানেল বেছে নিন।',
  'delivery.call': '{person}: {what}',
  'delivery.callOpen': 'আমার জন্য কী অপেক্ষায়',
  'delivery.missedPlace':
    '{count, plural, one {{place} চ্যানেলের জন্য {command}-এর একটি মেসেজ {at} পাঠানোর কথা ছিল, সময়মতো পাঠানো যায়নি। এখন আর তাতে কারও লাভ নেই, তাই বাদ দিয়েছি।} other {{place} চ্যানেলের জন্য {command}-এর {count, number}টি মেসেজ সময়মতো পাঠানো যায়নি, প্রথমটির সময় ছিল {at}। এখন আর সেগুলোতে কারও লাভ নেই, তাই বাদ দিয়েছি।}}',
  'delivery.missedPeople':
    '{count, plural, one {{command}-এর একটি সরাসরি মেসেজ {at} পাঠানোর কথা ছিল, সময়মতো পাঠানো যায়নি। এখন আর তাতে কারও লাভ নেই, তাই বাদ দিয়েছি।} other {{command}-এর {count, number}টি সরাসরি মেসেজ সময়মতো পাঠানো যায়নি, প্রথমটির সময় ছিল {at}। এখন আর সেগুলোতে কারও লাভ নেই, তাই বাদ দিয়েছি।}}',
  'delivery.gaveUpPlace':
    '{count, plural, one {{place} চ্যানেলের জন্য {command}-এর যে মেসেজ {at} যাওয়ার কথা ছিল, সেটি পাঠানো যায়নি, আর চেষ্টা করছি না। কারণ: {reason}} other {{place} চ্যানেলের জন্য {command}-এর {count, number}টি মেসেজ পাঠানো যায়নি, আর চেষ্টা করছি না। কারণ: {reason}}}',
  'delivery.gaveUpPeople':
    '{count, plural, one {{command}-এর যে সরাসরি মেসেজ {at} যাওয়ার কথা ছিল, সেটি পাঠানো যায়নি, আর চেষ্টা করছি না। কারণ: {reason}} other {{command}-এর {count, number}টি সরাসরি মেসেজ পাঠানো যায়নি, আর চেষ্টা করছি না। কারণ: {reason}}}',
  'delivery.why.nobody': 'যাঁর জন্য ছিল, তাঁকে এখানে আর পাওয়া যাচ্ছে না',
  'delivery.why.mine': 'ভুলটি আমার; লগে আরও লেখা আছে, অ্যাডমিন দেখতে পারবেন',
  'delivery.why.attach': 'সেখানে ফাইল যোগ করার অনুমতি আমার নেই; চ্যানেলের সেটিংসে Yellow Pad-কে “Attach Files” অনুমতি দিন',
  'delivery.why.history':
    'সেখানকার মেসেজ পড়ার অনুমতি আমার নেই, তাই আমারটি পৌঁছেছে কি না বুঝতে পারছি না; চ্যানেলের সেটিংসে Yellow Pad-কে “Read Message History” অনুমতি দিন',
  'delivery.why.platform': 'চ্যাট উত্তর দিয়েছে “{reason}”',
} satisfies Record<keyof typeof en, string>;
