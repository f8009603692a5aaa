import type { waiting as en } from '../en/waiting.ts';

export const waiting = {
  'waiting.takenBefore': '#{number, number, ::group-off}-এর গ্রাহককে {name} উত্তর দিচ্ছেন।',
  'waiting.notLater':
    '#{number, number, ::group-off}-এর উত্তর {due}-এর মধ্যেই দেওয়ার কথা। আরও পরের সময় বেছে নিন, না হলে যেমন আছে তেমনই থাক।',
  'waiting.before': '#{number, number, ::group-off}-এর গ্রাহক {due}-এর মধ্যে আপনার উত্তর পাবেন: {customer}।',
  'waiting.still': '#{number, number, ::group-off}-এর গ্রাহক এখনো আপনার উত্তরের অপেক্ষায়, {since} থেকে: {customer}।',
  'waiting.inStead': 'আপনি {name}-এর জায়গায় দেখছেন।',
  'waiting.overdue': '#{number, number, ::group-off} এখনো উত্তরের অপেক্ষায়, {since} থেকে।',
  'waiting.moved': '#{number, number, ::group-off}-এর উত্তরে আরও সময় লাগবে: {due}-এর মধ্যে।',
  'waiting.answered':
    '{name} {hours, plural, =0 {এক ঘণ্টার মধ্যে} other {# ঘণ্টা পর}} #{number, number, ::group-off}-এর গ্রাহককে উত্তর দিয়েছেন।',
  'waiting.day': '{count, plural, one {একজন গ্রাহক উত্তরের অপেক্ষায়} other {# জন গ্রাহক উত্তরের অপেক্ষায়}}',
  'waiting.line': '#{number, number, ::group-off} · {customer} · {since} থেকে',
  'waiting.lineBy':
    '{has, select, somebody {{due}-এর মধ্যে উত্তর দিন। {name} দেখছেন।} other {{due}-এর মধ্যে উত্তর দিন। এখনো কেউ নেননি।}}',
  'waiting.more': '{count, plural, one {আরও একজন আছেন।} other {আরও # জন আছেন।}}',
  'waiting.someAnswered': '{count, plural, one {একজন উত্তর পেয়েছেন।} other {# জন উত্তর পেয়েছেন।}}',
  'waiting.allAnswered':
    '{count, plural, one {যে গ্রাহক অপেক্ষায় ছিলেন, তিনি আর অপেক্ষায় নেই।} other {যে # জন গ্রাহক অপেক্ষায় ছিলেন, তাঁরা কেউ আর অপেক্ষায় নেই।}}',
  'waiting.button.open': 'দেখুন',
  'waiting.button.all': 'যাঁরা অপেক্ষায় আছেন',
  'waiting.home': '{customer} {due}-এর মধ্যে আপনার উত্তর পাবেন (#{number, number, ::group-off})',
  'waiting.since': '{since} থেকে',
  'waiting.homeLongest': 'সবচেয়ে বেশি সময় ধরে উত্তরের অপেক্ষায়: {customer} (#{number, number, ::group-off}), {since} থেকে',
  'waiting.homeAll': '{count, plural, one {আর কেউ অপেক্ষায় নেই।} other {মোট # জন গ্রাহক অপেক্ষায়।}}',
} satisfies Record<keyof typeof en, string>;
