import type { SandboxLife } from '../../chat/asks.ts';

const said: readonly (readonly [who: string, where: string, to: string, text: string])[] = [
  ['tanvir', 'general', 'bikash', 'বৃষ্টির মধ্যেও পৌঁছানোর আগে ফোন করেছিলেন, গ্রাহক তাই সময়মতো দরজায় ছিলেন।'],
  ['sunita', 'general', 'pratima', 'बिहान पाँचै बजे थप रोटी पकाइदिनुभयो, विद्यालयका बालबालिका भोकै बसेनन्।'],
  [
    'maya',
    'general',
    'arjun',
    'You stayed on the line until the café in Salt Lake had its order. She rang me to say so.',
  ],
];

/** What the sandbox's people have thanked each other for. */
export async function seed({ people, fill }: SandboxLife): Promise<void> {
  for (const [who, where, to, text] of said) {
    const name = people.find(({ id }) => id === to)?.name ?? to;
    await fill(who, where, `/thanks for <@${to}|${name}>`, { text });
  }
}
