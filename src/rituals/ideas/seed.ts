import type { SandboxLife } from '../../chat/asks.ts';

/** What the sandbox's people have said and done so far, each in their own language. */

const ideas: readonly (readonly [who: string, title: string])[] = [
  ['bikash', 'डेलिभरी गर्नुअघि ग्राहकलाई फोन गरौं'],
  ['tanvir', 'দোকানের তাকে বড় করে দাম লিখি'],
  ['luis', 'Send a photo when a parcel leaves the warehouse'],
  ['anika', 'অভিযোগের উত্তর সেদিনই দিই'],
  ['debjani', 'Invoices in the language of the customer'],
  ['pratima', 'पाका ग्राहकलाई बस्ने कुर्सी राखौं'],
  ['owen', 'Small tasting bags of new lentils with every first order'],
];

const votes: readonly (readonly [who: string, number: number])[] = [
  ['tanvir', 1],
  ['sunita', 1],
  ['maya', 1],
  ['arjun', 3],
  ['grace', 3],
  ['farzana', 4],
];

export async function seed({ type }: SandboxLife): Promise<void> {
  for (const [who, idea] of ideas) await type(who, 'direct', `/idea add ${idea}`);
  for (const [who, number] of votes) await type(who, 'direct', `/idea vote ${number}`);
  await type('maya', 'general', '/idea channel <#general|general>');
}
