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

/** What went wrong, how it came about, and what helps; of what the number stands for, counted with the problems. */
const learned = [
  {
    by: 'anika',
    of: '2',
    number: '4',
    problem: {
      title: 'এক বস্তায় দুই রকম ডাল',
      arose: 'খালি বস্তা আগে কী ছিল তা না দেখেই আবার ভরা হয়।',
      prevents: 'ভরার আগে বস্তার গায়ে লেখা মিলিয়ে দেখা, লেখা না থাকলে নতুন বস্তা।',
      playbook: 'আজই নতুন বস্তা পাঠানো, পুরোনোটা ফেরত আনা, টাকা না নেওয়া।',
      who: 'tanvir',
    },
    fix: 'প্রতিটি বস্তায় এখন ডালের নাম লেখা থাকে, ভরার আগে মেলানো হয়।',
  },
  {
    by: 'grace',
    heard: {
      text: 'The bill had last month’s price on it again. I paid it and said nothing.',
      news: 'bad',
      customer: 'Cafe Rose',
      answered: 'yes',
    },
    of: '5',
    number: '6',
    problem: {
      title: 'Old prices on bills',
      arose: 'New prices are typed into two lists, and the one that bills are made from is easily forgotten.',
      prevents: 'One price list, which everybody writes bills from.',
      playbook: 'Send the right bill the same day, and pay back the difference without being asked.',
      who: 'grace',
    },
    fix: 'There is one price list now.',
    again: {
      by: 'owen',
      number: '7',
      values: {
        text: 'Your bill shows last month’s price, not the new one.',
        news: 'bad',
        customer: 'Leeds Dining',
        answered: 'mine',
      },
    },
  },
] as const;

export async function seed(life: SandboxLife): Promise<void> {
  const { fill, type, submit, settle, follow } = life;
  await submit('maya', channel, 'customers.settings', { channel, keep: '12' });
  for (const [at, { by, values, ...rest }] of heard.entries()) {
    await fill(by, channel, '/customer heard', values);
    await settle();
    if ('answer' in rest) await type(rest.answeredBy, channel, `/customer answered ${at + 1} ${rest.answer}`);
  }
  for (const { by, of, number, problem, fix, ...rest } of learned) {
    if ('heard' in rest) await fill(by, channel, '/customer heard', rest.heard);
    await follow(by, channel, `/customer show ${of}`, ['customers.solve']);
    await follow(by, channel, `/customer show ${of}`, ['customers.same', 'customers.problem'], problem);
    await follow(problem.who, channel, `/customer show ${number}`, ['customers.fix'], { fix });
    if (!('again' in rest)) continue;
    await fill(rest.again.by, channel, '/customer heard', rest.again.values);
    await follow(rest.again.by, channel, `/customer show ${rest.again.number}`, ['customers.same', 'customers.join']);
  }
}
