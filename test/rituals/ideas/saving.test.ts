import { describe, expect, test } from 'vitest';
import { unturned } from '../../../src/i18n/text.ts';
import { threadMs } from '../../support/hostile/watch.ts';
import { print } from '../../support/print.ts';
import { monday, openTeam, workspaceOf } from './team.ts';

describe('an idea is saved', () => {
  test('by its title alone, with an offer to fill in the rest', async () => {
    const { mina } = await openTeam();
    await mina.run('/idea add Call back within a day', 'general');
    expect(mina.text).toContain('Saved as #1. The champions read new ideas on working mornings.');
    await mina.click('Fill in the rest');
    expect(mina.form?.fields.map(({ name }) => name)).toEqual(['title', 'change', 'customers', 'delight', 'name']);
    await mina.fill({ change: 'We call when we said we would', customers: 'Shops', delight: 'They stop waiting' });
    expect(mina.text).toContain('What would change\n> We call when we said we would');
    await mina.run('/idea show 1');
    expect(mina.text).toContain('From: @Mina');
    expect(mina.text).toContain('Why it will delight them\n> They stop waiting');
  });

  test('and says that the admins read it where there is no champion yet', async () => {
    const { admin, mina } = await openTeam();
    await admin.run('/idea champion remove <@bina>');
    await mina.run('/idea add Call back within a day');
    expect(mina.text).toContain('Saved as #1. There is no champion yet: the admins read new ideas');
  });

  test('from the form, where only the title is required', async () => {
    const { mina } = await openTeam();
    await mina.run('/idea');
    await mina.fill({ title: '   ' });
    expect(mina.errors).toEqual({ title: 'Write something here.' });
    await mina.fill({ title: 'x'.repeat(3001) });
    expect(mina.errors['title']).toContain('3,000 characters');
    await mina.fill({ title: 'x'.repeat(3000) });
    expect(mina.text).toContain('Saved as #1');
  });

  test('with whatever was typed in it, and shown as text', async () => {
    const { mina, pad } = await openTeam();
    const odd = ['<!channel> <script>alert(1)</script>', '🙂🙃', '‮evil‬', '@everyone *bold* `code`', "{number} '{'"];
    for (const title of odd) await mina.run(`/idea add ${title}`);
    const saved = await pad.store.db.idea.findMany({ orderBy: { number: 'asc' } });
    expect(saved.map(({ title }) => title)).toEqual(odd);
    await mina.run('/idea list');
    // but for what would turn the words around it
    for (const title of odd) expect(mina.text).toContain(unturned(title));
  });

  test('without a name only where the platform allows it, and then nobody but its author sees whose it is', async () => {
    const { mina, raj, champion, pad } = await openTeam();
    await mina.run('/idea new');
    const field = mina.form?.fields.find(({ name }) => name === 'name');
    expect(field?.hint).toBe('Hidden from everyone, champions too. I keep it only to bring you the answer.');
    await mina.fill({ title: 'Say sorry first', name: 'hidden' });
    expect(mina.text).toContain('Hidden from everyone, champions too.');
    await mina.run('/idea show 1');
    expect(mina.text).toContain('you, without your name');
    await champion.run('/idea show 1');
    await champion.click('Let everyone see it');
    for (const typed of ['/idea show 1', '/idea list', '/idea search sorry']) {
      await raj.run(typed);
      expect(raj.text).toContain('without a name');
      expect(raj.text).not.toContain('Mina');
    }
    await champion.run('/idea review');
    expect(champion.text).toContain('Say sorry first');
    expect(champion.text).not.toContain('Mina');
    await raj.run('/idea search Mina');
    expect(raj.text).toContain('No idea contains “Mina”');
    expect((await pad.store.db.idea.findFirst())?.unnamed).toBe(true);
  });

  test('with its author’s name on a platform that does not let anybody hide', async () => {
    const { mina, pad } = await openTeam({ can: { members: true, unnamed: false } });
    await mina.run('/idea new');
    expect(mina.form?.fields.map(({ name }) => name)).toEqual(['title', 'change', 'customers', 'delight']);
    await mina.fill({ title: 'Say sorry first' });
    expect((await pad.store.db.idea.findFirst())?.unnamed).toBe(false);
  });

  test('under a number of its own, however many save at once', async () => {
    const { pad } = await openTeam();
    const people = await Promise.all(Array.from({ length: 12 }, (_, i) => pad.person(`P${i}`)));
    await Promise.all(people.map((person, i) => person.run(`/idea add Thought ${'abcdefghijkl'[i]}`)));
    const saved = await pad.store.db.idea.findMany({ orderBy: { number: 'asc' } });
    expect(saved.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  test('from a message, with the way back to it', async () => {
    const { mina } = await openTeam();
    await mina.shortcut('save_idea', 'Queue at the counter again\nPeople left.', 'general', 'https://chat.example/m/1');
    const [title, change] = mina.form?.fields ?? [];
    expect(title).toMatchObject({ value: 'Queue at the counter again' });
    expect(change).toMatchObject({ value: 'Queue at the counter again\nPeople left.\n\nhttps://chat.example/m/1' });
    await mina.fill({});
    expect(mina.text).toContain('Saved as #1');
    await mina.shortcut('save_idea', 'y'.repeat(4000), 'general', 'https://chat.example/m/2');
    await mina.fill({});
    expect(mina.text).toContain('Saved as #2');
  });
});

describe('its author', () => {
  test('withdraws it and undoes that', async () => {
    const { mina, raj } = await openTeam();
    await mina.run('/idea add Longer hours');
    await mina.click('Undo');
    expect(mina.text).toContain('Withdrawn: #1 “Longer hours”.');
    await raj.run('/idea show 1');
    expect(raj.text).toBe('The author has withdrawn #1.');
    await raj.run('/idea list withdrawn');
    expect(raj.text).toContain('No idea is “Withdrawn” yet.');
    await mina.run('/idea mine');
    expect(mina.text).toContain('Withdrawn');
    await mina.run('/idea add Another');
    await mina.click('Undo');
    await mina.click('Undo');
    expect(mina.text).toContain('Undone. #2 “Another” is back at: New.');
    await mina.click('Open');
    expect(mina.text).toContain('State: New');
  });

  test('alone may change its words, until it was decided on', async () => {
    const { mina, champion } = await openTeam();
    await mina.run('/idea add Longer hours');
    await mina.click('Fill in the rest');
    await champion.run('/idea review');
    await champion.click('Accept');
    await champion.fill({});
    await mina.fill({ change: 'Open until eight' });
    expect(mina.text).toContain('There is a decision about #1, so its words stay as they are.');
    await mina.run('/idea show 1');
    expect(mina.text).not.toContain('Open until eight');
    expect(mina.text).not.toContain('[Change it]');
  });

  test('sees a long title shortened in lists, and reads it whole on its own', async () => {
    const { mina } = await openTeam();
    const title = `Start ${'word '.repeat(590)}end`;
    await mina.run(`/idea add ${title}`);
    await mina.run('/idea list');
    expect(mina.text).toContain('…');
    expect(mina.text.length).toBeLessThan(400);
    await mina.run('/idea show 1');
    await mina.click('Read it whole');
    let read = '';
    for (;;) {
      read += /> ([\s\S]*?)\n\[/.exec(mina.text)?.[1];
      if (!mina.text.includes('[Next]')) break;
      await mina.click('Next');
    }
    expect(read).toBe(title);
    await mina.click('Open');
    expect(mina.text).toContain('State: New');
  });

  test('fills every field to the brim, in letters or in emoji, and it still fits everywhere', async () => {
    const { mina, raj, champion, admin, pad } = await openTeam();
    await admin.run('/idea channel <#general>', 'general');
    for (const piece of ['অ', '🙂', 'w ']) {
      const brim = piece.repeat(Math.floor(3000 / [...piece].length));
      await mina.run('/idea new');
      await mina.fill({ title: `${piece} ${brim}`.slice(0, 2900), change: brim, customers: brim, delight: brim });
      await mina.click('Change it');
      expect(mina.form?.title).toBe('Your idea');
    }
    await pad.pass('10 minutes');
    await champion.run('/idea review');
    expect(champion.text).toContain('[Read it whole] [Next]');
    await champion.click('Ask the author');
    await champion.fill({ question: '?'.repeat(3000) });
    await mina.clickDirect('Reply');
    await mina.fill({ answer: '🙂'.repeat(3000) });
    await champion.run('/idea review');
    await champion.click('Decline');
    await champion.fill({ reason: '🙂'.repeat(3000), reconsider: 'z'.repeat(3000) });
    await pad.pass('10 minutes');
    await raj.run('/idea show 1');
    await raj.click('Read it whole');
    for (let turns = 0; raj.text.includes('[Next]'); turns++) {
      expect(turns).toBeLessThan(30);
      await raj.click('Next');
    }
    expect(pad.posts('general')).toHaveLength(1);
    await pad.passTo('2026-12-08T12:00:00Z');
    await pad.passTo('2026-12-14T12:00:00Z');
    expect(pad.posts('general')).toHaveLength(1);
  });
});

describe('an idea close to one that is there', () => {
  const title = 'Let customers book a call back online';
  const again = 'Customers could book their call back on the website';

  test('is offered as the same thing: a vote for that one, and one’s own withdrawn, both undone by one Undo', async () => {
    const { mina, raj, pad } = await openTeam();
    await mina.run('/idea add Print larger letters on the bill');
    await mina.run(`/idea add ${title}`);
    await raj.run(`/idea add ${again}`);
    expect(raj.text).toContain(`Close to #2 ${title}. Is it the same?`);
    expect(raj.text).not.toContain('Print larger letters');
    await raj.click('Vote for #2 and withdraw mine');
    expect(raj.text).toContain(`Your vote went to #2 “${title}”, which has 1 vote now. Yours, #3, is withdrawn.`);
    const stateOf = async () => {
      const all = await pad.store.db.idea.findMany({ orderBy: { number: 'asc' } });
      return all.slice(1).map(({ state, voteCount }) => [state, voteCount]);
    };
    expect(await stateOf()).toEqual([
      ['new', 1],
      ['withdrawn', 0],
    ]);
    await raj.click('Undo');
    expect(await stateOf()).toEqual([
      ['new', 0],
      ['new', 0],
    ]);
  });

  test('can be shown while its title is still being written', async () => {
    const { mina, raj, pad } = await openTeam();
    await mina.run(`/idea add ${title}`);
    await raj.submit('ideas.near', { title: again });
    expect(raj.text).toContain(`#1 ${title} New · no votes yet · @Mina [Open]`);
    await raj.submit('ideas.near', { title: 'Wider parking lots' });
    expect(raj.text).toBe('');
    expect(await pad.store.db.idea.count()).toBe(1);
  });

  test('is found behind more ideas than those whose words are counted, which hold none of its words', async () => {
    const { mina, raj, pad } = await openTeam();
    await mina.run(`/idea add ${title}`);
    const { db } = pad.store;
    const { id, ...first } = await db.idea.findFirstOrThrow();
    const words = 'offer tea while people wait in the shop';
    const others = Array.from({ length: 1500 }, (_, n) => ({ ...first, title: words, folded: words, number: n + 2 }));
    await db.idea.createMany({ data: others });
    await db.ideaNumber.updateMany({ data: { last: 1501 } });
    await raj.run(`/idea add ${again}`);
    expect(raj.text).toContain(`Close to #1 ${title}. Is it the same?`);
  });

  test('can stay beside it', async () => {
    const { mina, raj } = await openTeam();
    await mina.run(`/idea add ${title}`);
    await raj.run(`/idea add ${again}`);
    await raj.click('Keep both');
    expect(raj.text).toContain('Saved as #2');
    expect(raj.text).not.toContain('Close to');
  });

  test('is not offered when that one is decided, withdrawn or of another company', async () => {
    const { mina, raj } = await openTeam();
    await mina.run(`/idea add ${title}`);
    await mina.click('Undo');
    await raj.run(`/idea add ${again}`);
    expect(raj.text).not.toContain('Close to');
  });

  test('says what is true when the other was decided meanwhile, and keeps one’s own', async () => {
    const { mina, raj, champion, pad } = await openTeam();
    await mina.run(`/idea add ${title}`);
    await raj.run(`/idea add ${again}`);
    await champion.run('/idea review');
    await champion.click('Done');
    await raj.click('Vote for #1 and withdraw mine');
    expect(raj.text).toBe('#1 is no longer open for votes. Its state: Done.');
    expect(await pad.store.db.idea.count({ where: { state: 'withdrawn' } })).toBe(0);
    expect(await pad.store.db.vote.count()).toBe(0);
  });

  test.each([
    ['bn', 'গ্রাহক যেন অনলাইনে বিল দিতে পারেন', 'গ্রাহকেরা অনলাইনে বিল দিতে পারলে ভালো হয়', 'দোকানে বসার জায়গা বাড়ানো হোক'],
    ['ne', 'ग्राहकले अनलाइनबाट बिल तिर्न पाउनुपर्छ', 'अनलाइनमा बिल तिर्ने सुविधा ग्राहकलाई दिऔं', 'पसलमा बस्ने ठाउँ थपौं'],
  ])('is found in %s too', async (_, first, second, other) => {
    const { mina, raj } = await openTeam();
    await mina.run(`/idea add ${other}`);
    await mina.run(`/idea add ${first}`);
    await raj.run(`/idea add ${second}`);
    expect(raj.text).toContain(`Close to #2 ${first}. Is it the same?`);
    expect(raj.text).not.toContain(other);
  });
});

test('the schedules come with the first idea, and again where they were lost', async () => {
  const { mina, pad } = await openTeam({ now: monday });
  await pad.store.db.schedule.deleteMany();
  await mina.run('/idea add One');
  const workspace = await workspaceOf(pad);
  const rows = await pad.store.db.schedule.findMany({ orderBy: { name: 'asc' } });
  expect(rows.map(({ name, subject, nextRunAt }) => [name, subject, nextRunAt.toISOString()])).toEqual([
    ['ideas.digest', workspace.id, '2026-12-07T09:00:00.000Z'],
    ['ideas.gather', workspace.id, '2026-12-07T04:05:00.000Z'],
    ['ideas.weekly', workspace.id, '2026-12-07T10:00:00.000Z'],
  ]);
});

test('ideas of one letter, of which each holds the others as well as it can, hold nobody up', async () => {
  const { mina } = await openTeam();
  const long = 'a'.repeat(3000);
  const parts = { title: long, change: long, customers: long, delight: long };
  for (let n = 0; n < 8; n++) {
    await mina.run('/idea');
    await mina.fill(parts);
  }
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3; tries++) {
    const from = threadMs();
    // the last letter is missing in each of them, wherever one begins to look
    await mina.run(`/idea add ${'a'.repeat(2000)}b`);
    await mina.run(`/idea search ${'a'.repeat(190)}b`);
    least = Math.min(least, threadMs() - from);
  }
  print(`one idea and one search among ideas of one letter: ${least.toFixed(0)} ms`);
  expect(least).toBeLessThan(250);
});
