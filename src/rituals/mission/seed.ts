import type { SandboxLife } from '../../chat/asks.ts';

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

/** What the sandbox's thirty people answered in the poll before: who, their job, the shared job, three ratings. */
const given = `
maya | I keep everyone pointed at what our customers need. | Bringing good food to every family kitchen. | 5 4 4
grace | I visit cafés and shops and find out what they need next. | Helping families eat well without worry. | 5 4 3
anika | ফোনে গ্রাহকের কথা শুনি আর সমস্যা মিটিয়ে দিই। | প্রতিটি পরিবারের কাছে ভালো খাবার পৌঁছে দেওয়া। | 5 3 4
tanvir | দোকান গুছিয়ে রাখি, গ্রাহককে জিনিস বেছে নিতে সাহায্য করি। | এ মাসে গত মাসের চেয়ে বেশি বিক্রি করা। | 3 3 3
farzana | ডাল আর চা ওজন করে প্যাকেট করি। | ভালো খাবার ঘরে ঘরে পৌঁছে দেওয়া। | 3 2 3
sunita | ग्राहकलाई चाहिएको सामान पसलमा सधैं राख्छु। | हरेक परिवारको भान्सामा राम्रो खाना पुर्‍याउने। | 4 4 4
bikash | ग्राहकको घरसम्म सामान पुर्‍याउँछु। | सामान छिटो र समयमै पुर्‍याउने। | 4 3 2
pratima | बिहान चार बजेदेखि रोटी पकाउँछु। | परिवारले ढुक्क भएर मीठो खान पाऊन् भन्ने। | 4 4 4
debjani | বিল ঠিকমতো যাচ্ছে কি না, সময়মতো টাকা আসছে কি না দেখি। | ব্যবসা থেকে লাভ করা। | 2 3 3
arjun | I answer messages from customers, mostly about late parcels. | Getting good food to families without them having to worry. | 4 3 3
owen | I find growers whose lentils our customers will like. | Good food for every family kitchen. | 4 5 4
luis | I load the trucks and make sure nothing is missing. | Delivering orders fast and on time. | 3 4 2
nasrin | দাম নিই, খুচরো ফেরত দিই, গ্রাহকের সঙ্গে হাসিমুখে কথা বলি। | পরিবারগুলো যেন নিশ্চিন্তে ভালো খাবার খেতে পারে। | 4 3 3
rafiq | গ্রাহকের বাড়িতে পার্সেল পৌঁছে দিই। | অর্ডার সময়মতো পৌঁছে দেওয়া। | 4 2 2
shirin | প্যাকেটে তারিখ লাগাই আর বাক্স বন্ধ করি। | ভালো খাবার প্রতিটি রান্নাঘরে পৌঁছে দেওয়া। | 3 2 2
kamal | গুদামে মাল ওঠাই নামাই, হিসাব রাখি। | বেশি বিক্রি করা। | 2 3 2
deepak | गाडी चलाउँछु, सामान ग्राहकको हातमा दिन्छु। | अर्डर समयमै पुर्‍याउने। | 4 3 3
sarita | केक र बिस्कुट बनाउँछु। | हरेक घरमा मीठो र राम्रो खाना पुर्‍याउने। | 4 4 3
nabin | गोदाममा सामान गन्छु र मिलाएर राख्छु। | धेरै बेच्ने। | 2 3 2
kamala | पसलमा पैसा लिन्छु, ग्राहकसँग राम्रोसँग बोल्छु। | परिवारलाई राम्रो खाना दिने। | 4 4 3
prakash | चामल, दाल र चिया जाँच्छु। | हरेक परिवारले ढुक्क भएर राम्रो खाना खान पाऊन् भन्ने। | 5 4 4
anju | ग्राहकको फोन उठाउँछु र गुनासो सुन्छु। | परिवारको भान्सामा राम्रो खाना पुर्‍याउने। | 5 3 3
sourav | দোকানের কর্মীদের কাজ ভাগ করে দিই, গ্রাহকের অভিযোগ শুনি। | প্রতিটি পরিবার যেন ভালো খাবার পায়। | 4 4 3
mitali | গ্রাহকের মেসেজের উত্তর দিই। | মানুষের ঘরে ভালো খাবার পৌঁছে দেওয়া। | 5 3 4
rohan | I keep the online shop running and the prices right. | Selling more than last year. | 3 4 4
hannah | I run the shop in Brixton and train new people. | Good food for families, so they can eat well. | 4 4 4
samuel | I drive the van and hand people their boxes. | Making sure deliveries arrive on time. | 4 3 3
priya | I write what the online shop says about our food. | Bringing good food from the hills to every kitchen. | 4 5 4
denise | I ring people up and ask if they found what they came for. | Helping every family eat good food. | 4 4 3
peter | I check every batch before it goes out. | Safe, good food for every family. | 5 4 4
`;

const earlier = given.trim().split('\n').map(answerOf);

function answerOf(line: string): readonly [who: string, values: Record<string, string>] {
  const [who = '', own = '', shared = '', ratings = ''] = line.split(' | ');
  const [rating1 = '', rating2 = '', rating3 = ''] = ratings.split(' ');
  return [who, { own, shared, rating1, rating2, rating3 }];
}

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
