import { expect, test } from 'vitest';
import { completer } from '../../../src/chat/dispatch/complete.ts';
import type { Staff } from '../../support/driver.ts';
import { openTeam, rituals } from './team.ts';

const secrets = ['Zebra', 'quagga', 'okapi', 'gnu', 'bongo'];
const [title, ...rest] = secrets;

/** An idea that everybody has met in every way: shown in channels, merged into, voted for, asked about, taken. */
async function knownIdea() {
  const team = await openTeam();
  const { pad, admin, champion, mina, raj } = team;
  await admin.run('/idea channel <#general>', 'general');
  await mina.run('/idea new');
  await mina.fill({ title: `${title} stripes on the bill`, change: 'quagga', customers: 'okapi', delight: 'gnu' });
  await raj.run('/idea add Longer letters on the bill');
  await raj.run('/idea vote 1');
  await raj.run('/idea share 1', 'shop');
  await champion.run('/idea show 1');
  await champion.click('Ask the author');
  await champion.fill({ question: 'Why stripes?' });
  await mina.clickDirect('Reply');
  await mina.fill({ answer: 'bongo' });
  await champion.run('/idea show 2');
  await champion.click('Merge into another');
  await champion.fill({ into: '1' });
  await raj.run('/idea add Wider doors');
  await pad.passTo('2026-12-14T12:00:00Z');
  await champion.run('/idea show 1');
  await champion.click('Take');
  const [idea, merged] = await pad.store.db.idea.findMany({ orderBy: { number: 'asc' } });
  const events = await pad.store.db.ideaEvent.findMany({ orderBy: { at: 'asc' } });
  return { ...team, id: idea?.id ?? '', merged: merged?.id ?? '', events: events.map((event) => event.id) };
}

type Known = Awaited<ReturnType<typeof knownIdea>>;

function seenIn(text: string): string[] {
  return secrets.filter((secret) => text.includes(secret));
}

/** All that this person is answered, whatever they type, press, fill in or begin to type: lines "way: secret". */
async function everyWay({ pad, id, merged, events }: Known, who: Staff): Promise<string[]> {
  const found: string[] = [];
  const note = (way: string) => found.push(...seenIn(JSON.stringify(who.reply)).map((secret) => `${way}: ${secret}`));
  const typed = ['show 1', 'vote 1', 'share 1', 'mine', 'list', 'review', 'export', 'champions', 'show 2', 'show 3'];
  const states = ['new', 'in review', 'accepted', 'declined', 'done', 'merged', 'withdrawn'];
  const words = [
    ...typed,
    ...states.map((state) => `list ${state}`),
    ...secrets.map((word) => `search ${word.slice(0, -1)}`),
  ];
  for (const word of words) {
    await who.run(`/idea ${word}`, 'general');
    note(`/idea ${word}`);
  }
  await who.run('/idea add Stripes on the bills');
  note('near matches');
  await who.submit('ideas.near', { title: 'Stripes on the bills' });
  note('near matches while it is written');
  await who.home();
  note('home');

  const ids = [id, merged, ...events];
  const more = ['show', 'review', 'post', '0', '1', 'on', 'off', ...ids];
  const args = [[], ...ids.map((one) => [one]), ...ids.flatMap((one) => more.map((other) => [one, other]))];
  const pages = [...states.map((state) => state.replace(' ', '_')), 'living', 'mine', 'search'].map((at) => [at, '1']);
  const values = {
    title: 'Mine now',
    change: '',
    customers: '',
    delight: '',
    name: 'shown',
    into: '1',
    question: 'Why?',
  };
  const rest = { ...values, answer: 'So', reason: 'No', reconsider: '', owner: '', date: '', channel: '' };
  const actions = rituals.find(({ name }) => name === 'ideas')?.actions ?? {};
  for (const [name, action] of Object.entries(actions)) {
    for (const some of [...args, ...pages]) {
      if (!action.args.safeParse(some).success) continue;
      const to = `ideas.${name}` as const;
      if (action.values) await who.submit(to, rest, some);
      else await who.press({ kind: 'button', label: name, go: { to, args: some } }, 'general');
      note(`${to} ${some.map((one) => (one === id ? 'it' : one)).join(' ')}`);
    }
  }

  const complete = completer({ store: pad.store, clock: pad.clock, rituals, platforms: [pad.chat] });
  for (const text of ['', '1', 'zebr', '#1']) {
    const call = {
      platform: 'sandbox' as const,
      workspace: { id: 'company', name: 'The company' },
      person: who.profile,
      place: { id: 'general', name: 'general', kind: 'channel' as const },
    };
    const offered = await complete({ call, command: 'idea', word: 'show', option: 'number', typed: text });
    found.push(...seenIn(JSON.stringify(offered)).map((secret) => `while "${text}" is typed: ${secret}`));
  }
  return found;
}

test('what was withdrawn stays with its author by every way', async () => {
  const known = await knownIdea();
  const { pad, admin, champion, mina, raj } = known;
  expect(seenIn(pad.posts('general').join())).not.toEqual([]);
  expect(seenIn(pad.posts('shop').join())).not.toEqual([]);
  expect(seenIn(champion.inbox.join())).toContain(title);
  const told = champion.inbox.filter((message) => message.includes('An answer about #1'));

  // what was said to somebody before it was withdrawn has been said; nothing is said after
  const before = new Map([raj, champion, admin].map((who) => [who, who.inbox.length]));
  await mina.run('/idea show 1');
  await mina.click('Withdraw it');
  const { events } = known;
  const all = await pad.store.db.ideaEvent.findMany();
  known.events = [...new Set([...events, ...all.map((event) => event.id)])];

  for (const channel of ['general', 'shop']) expect(seenIn(pad.posts(channel).join('\n'))).toEqual([]);
  const others = champion.inbox.filter((message) => !told.includes(message));
  expect(seenIn(others.join('\n'))).toEqual([]);
  for (const who of [raj, champion, admin]) expect(await everyWay(known, who)).toEqual([]);
  await pad.pass('8 days');
  for (const channel of ['general', 'shop']) expect(seenIn(pad.posts(channel).join('\n')), channel).toEqual([]);
  for (const [who, count] of before) expect(seenIn(who.inbox.slice(count).join('\n'))).toEqual([]);

  await mina.run('/idea show 1');
  expect(seenIn(mina.text)).toEqual([title, ...rest]);
  await mina.run('/idea mine');
  expect(mina.text).toContain(title);
}, 120_000);
