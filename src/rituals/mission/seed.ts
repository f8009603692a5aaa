import type { SandboxLife } from '../../chat/asks.ts';
import { earlier } from './seed-earlier.ts';

/** What the sandbox's people have said and done so far, each in their own language. */

export const mission: readonly string[] = [
  'We bring good food from the hills and the river to every kitchen, so that a family can eat well without worry.',
  'পাহাড় আর নদীর ভালো খাবার আমরা প্রতিটি রান্নাঘরে পৌঁছে দিই, যেন একটি পরিবার নিশ্চিন্তে ভালো খেতে পারে।',
  'पहाड र नदीको राम्रो खाना हामी हरेक भान्सामा पुर्‍याउँछौं, ताकि परिवारले ढुक्क भएर मीठो खान पाओस्।',
];

const rated = (rating1: number, rating2: number, rating3: number) => ({
  rating1: String(rating1),
  rating2: String(rating2),
  rating3: String(rating3),
});

/** Seven of the twelve in #general have answered the poll that is open. */
export const answers: readonly (readonly [who: string, values: Record<string, string>])[] = [
  [
    'anika',
    {
      own: 'গ্রাহক ফোন করলে তাঁর সমস্যা শুনি আর সেদিনই সমাধান করি।',
      shared: 'প্রতিটি পরিবারের রান্নাঘরে ভালো খাবার পৌঁছে দেওয়া।',
      ...rated(5, 3, 4),
    },
  ],
  [
    'tanvir',
    {
      own: 'দোকানে গ্রাহককে ঠিক জিনিসটা খুঁজে পেতে সাহায্য করি।',
      shared: 'মানুষ যেন নিশ্চিন্তে ভালো খাবার খেতে পারে, সেই ব্যবস্থা করা।',
      ...rated(4, 3, 4),
    },
  ],
  ['farzana', { own: 'ডাল আর চা যত্ন করে প্যাকেট করি।', shared: 'ভালো খাবার ঘরে ঘরে পৌঁছে দেওয়া।', ...rated(3, 2, 3) }],
  [
    'bikash',
    {
      own: 'ग्राहकको घरसम्म सामान समयमै पुर्‍याउँछु।',
      shared: 'हरेक परिवारको भान्सामा राम्रो खाना पुर्‍याउने।',
      ...rated(5, 4, 3),
    },
  ],
  [
    'pratima',
    { own: 'बिहानै ताजा रोटी पकाउँछु।', shared: 'परिवारलाई ढुक्क भएर खान मिल्ने राम्रो खाना दिने।', ...rated(4, 4, 4) },
  ],
  [
    'owen',
    {
      own: 'I find growers whose lentils our customers will like, and agree a fair price.',
      shared: 'Bringing good food to every family kitchen.',
      ...rated(4, 5, 4),
    },
  ],
  [
    'luis',
    {
      own: 'I pack what people ordered and make sure the truck leaves on time.',
      shared: 'Getting good food to families without them having to worry.',
      ...rated(3, 4, 2),
    },
  ],
];

export async function seed({ type, fill, settle }: SandboxLife): Promise<void> {
  for (const statement of mission) await type('maya', 'general', `/mission set ${statement}`);
  await type('maya', 'everyone', '/mission ask channel');
  // the round opens
  await settle();
  for (const [who, values] of earlier) await fill(who, 'direct', '/mission answer', values);
  // its report is reckoned when the bot is ready
  await type('maya', 'everyone', '/mission close');
  await type('maya', 'general', '/mission ask channel');
  await settle();
  for (const [who, values] of answers) await fill(who, 'direct', '/mission answer', values);
}
