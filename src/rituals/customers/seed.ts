import type { SandboxLife } from '../../chat/asks.ts';

/** What customers have told the sandbox's people so far, each in the language of whoever brought it. */

/** Those who answer customers are there. */
const channel = 'support';

const heard = [
  {
    by: 'sunita',
    values: {
      text: 'शुक्रबार साँझ सामान आउँदा पसलमा कोही थिएन। आउनुअघि कसैले फोन पनि गरेन।',
      news: 'bad',
      customer: 'Mrs R., Patan',
      answered: 'somebody',
    },
  },
  {
    by: 'tanvir',
    values: {
      text: 'এক বস্তায় দুই রকম ডাল মিশে ছিল। রান্নার পরে টের পেয়েছি।',
      news: 'bad',
      customer: 'Hotel Meghna',
      answered: 'somebody',
    },
    answer: 'আজই এক বস্তা নতুন ডাল পাঠিয়েছি, টাকা লাগবে না। ভুলটা কোথায় হলো খুঁজে দেখছি।',
    answeredBy: 'anika',
  },
  {
    by: 'grace',
    values: {
      text: 'My mother cannot read small print, and for the first time she ordered by herself. Thank you for the big letters.',
      news: 'good',
      customer: 'A daughter in Leeds',
      answered: 'yes',
    },
  },
] as const;

export async function seed({ fill, type, submit, settle }: SandboxLife): Promise<void> {
  await submit('maya', channel, 'customers.settings', { channel, keep: '12' });
  for (const [at, { by, values, ...rest }] of heard.entries()) {
    await fill(by, channel, '/customer heard', values);
    await settle();
    if ('answer' in rest) await type(rest.answeredBy, channel, `/customer answered ${at + 1} ${rest.answer}`);
  }
}
