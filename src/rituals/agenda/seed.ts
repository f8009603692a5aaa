import type { SandboxLife } from '../../chat/asks.ts';

/** What the sandbox's people have said and done so far, each in their own language. */

const meeting = {
  /** In Dhaka, whose time it is held in: at half past seven in the evening there, it is morning in New York. */
  maker: 'tanvir',
  channel: 'general',
  form: { name: 'Weekly sales meeting', rhythm: 'weekly', days: 'Mon, Thu', time: '19:30', postBefore: '30' },
};

const topics: readonly (readonly [who: string, topic: string])[] = [
  ['owen', 'New lentil prices from January'],
  ['farzana', 'প্যাকিং টেবিলের আলো'],
  ['bikash', 'साँझको डेलिभरीको समय'],
];

const story = {
  by: 'arjun',
  customer: 'Café in Salt Lake',
  text: 'A café owner in Salt Lake orders at eleven at night, after she closes. Nobody answers then, so she orders elsewhere.',
};

export async function seed({ type, fill }: SandboxLife): Promise<void> {
  await fill(meeting.maker, meeting.channel, '/agenda meeting', meeting.form);
  for (const [who, topic] of topics) await type(who, meeting.channel, `/agenda add ${topic}`);
  const { text, customer } = story;
  await fill(story.by, meeting.channel, '/agenda customer', { news: 'bad', text, customer, answered: 'yes' });
}
