import { describe, expect, test } from 'vitest';
import type { Staff } from '../../support/driver.ts';
import { openTeam } from './team.ts';

async function threeIdeas() {
  const team = await openTeam();
  await team.mina.run('/idea add Shorter queues at noon');
  await team.raj.run('/idea add Print larger letters on bills');
  await team.mina.run('/idea add Answer the phone in two rings');
  return team;
}

async function declineWith(champion: Staff, reason: string) {
  await champion.click('Decline');
  await champion.fill({ reason });
}

describe('the queue', () => {
  test('shows the oldest first, one at a time, and comes to an end', async () => {
    const { champion } = await threeIdeas();
    await champion.run('/idea review');
    expect(champion.text).toContain('(3 ideas are waiting for a decision)\n# #1 Shorter queues at noon');
    await champion.click('Next');
    expect(champion.text).toContain('# #2 Print larger letters');
    await champion.click('Next');
    await champion.click('Next');
    expect(champion.text).toContain('That was the last one. 3 ideas from before are still waiting.');
    await champion.click('From the start');
    expect(champion.text).toContain('# #1 Shorter queues');
  });

  test('has something kind to say when it is empty', async () => {
    const { champion } = await openTeam();
    await champion.run('/idea review');
    expect(champion.text).toContain('Every idea has had its answer.');
  });

  test('is for champions and admins', async () => {
    const { mina, admin } = await threeIdeas();
    await mina.run('/idea review');
    expect(mina.text).toContain('Only customer champions and admins can do this.');
    await admin.run('/idea review');
    expect(admin.text).toContain('# #1 Shorter queues');
  });

  test('leaves what a colleague took to them, for a week or until they are no champion any more', async () => {
    const { champion, admin, pad } = await threeIdeas();
    await champion.run('/idea review');
    await champion.click('Take');
    expect(champion.text).toContain('Reviewed by: @Bina');
    await admin.run('/idea champion add <@asha>');
    await admin.run('/idea review');
    expect(admin.text).toContain('(2 ideas are waiting for a decision)\n# #2');
    await pad.pass('8 days');
    await admin.run('/idea review');
    expect(admin.text).toContain('(3 ideas are waiting for a decision)\n# #1');
    expect(admin.text).toContain('Reviewed by: @Bina');
  });

  test('goes on after an idea that was decided meanwhile', async () => {
    const { champion, admin } = await threeIdeas();
    await champion.run('/idea review');
    await champion.click('Next');
    await admin.run('/idea show 3');
    await admin.click('Done');
    await champion.click('Next');
    expect(champion.text).toContain('That was the last one. 2 ideas from before are still waiting.');
  });
});

describe('taking an idea', () => {
  test('is quiet, and can be undone and given back', async () => {
    const { champion, mina, pad } = await threeIdeas();
    await champion.run('/idea show 1');
    await champion.click('Take');
    expect(champion.text).toContain('State: In review');
    await pad.pass('10 minutes');
    expect(mina.inbox).toEqual([]);
    await champion.click('Give it back');
    expect(champion.text).toContain('#1 “Shorter queues at noon” is back in the queue.');
    await champion.click('Undo');
    expect(champion.text).toContain('is back at: In review');
  });

  test('of two champions at once is one’s, and the other is told whose', async () => {
    const { champion, admin, pad } = await threeIdeas();
    await champion.run('/idea show 1');
    await admin.run('/idea show 1');
    await Promise.all([champion.click('Take'), admin.click('Take')]);
    const texts = [champion.text, admin.text];
    expect(texts.filter((text) => text.includes('State: In review'))).toHaveLength(1);
    const reviewer = await pad.store.db.idea.findFirst({ where: { number: 1 } });
    const first = await pad.store.db.person.findUnique({ where: { id: reviewer?.reviewerId ?? '' } });
    expect(texts).toContain(`#1 is already being reviewed by ${first?.name}.`);
  });
});

describe('a decision', () => {
  test('to accept reaches the author after five minutes, with who does it and by when', async () => {
    const { champion, mina, raj, pad } = await threeIdeas();
    await pad.store.db.person.updateMany({ where: { externalId: 'raj' }, data: { timeZone: 'UTC' } });
    await champion.run('/idea review');
    await champion.click('Accept');
    await champion.fill({ owner: 'raj', date: 'next wednesday' });
    expect(champion.text).toContain('Accepted: #1 “Shorter queues at noon”.');
    expect(champion.text).toContain('Who does it: @Raj\nBy: Wednesday 9 December');
    await pad.pass('4 minutes');
    expect(mina.inbox).toEqual([]);
    await pad.pass('1 minute');
    expect(mina.inbox).toHaveLength(1);
    expect(mina.inbox[0]).toContain('@Bina has accepted your idea #1 “Shorter queues at noon”.');
    expect(mina.inbox[0]).toContain('Who does it: @Raj\nBy: Wednesday 9 December');

    await mina.clickDirect('Open');
    expect(mina.text).toContain('State: Accepted');
    // it is four in the morning where Raj is
    expect(raj.inbox).toEqual([]);
    await pad.passTo('2026-12-07T08:00:00Z');
    expect(raj.inbox[0]).toContain('@Bina put this into your hands: #1 Shorter queues at noon');
  });

  test('may not be due in the past or on a day nobody can read', async () => {
    const { champion } = await threeIdeas();
    await champion.run('/idea review');
    await champion.click('Accept');
    await champion.fill({ date: 'some day' });
    expect(champion.errors['date']).toContain('I cannot read that date.');
    await champion.fill({ date: '2026-12-06' });
    expect(champion.errors['date']).toContain('This day has passed.');
    await champion.fill({ date: 'today' });
    expect(champion.text).toContain('Accepted: #1');
  });

  test('to decline needs a reason, and the author reads it with what would change our mind', async () => {
    const { champion, mina, pad } = await threeIdeas();
    await champion.run('/idea review');
    await champion.click('Decline');
    await champion.fill({ reason: ' ' });
    expect(champion.errors['reason']).toBe('Write something here.');
    await champion.fill({ reason: 'The hall is too small', reconsider: 'A second room' });
    await pad.pass('5 minutes');
    expect(mina.inbox[0]).toContain('@Bina has decided not to take up your idea #1');
    expect(mina.inbox[0]).toContain('Reason: The hall is too small\nWhat would change our mind: A second room');
    await mina.run('/idea show 1');
    expect(mina.text).toContain('Reason: The hall is too small');
  });

  test('is undone within five minutes, and then nobody hears of it', async () => {
    const { champion, mina, pad } = await threeIdeas();
    await champion.run('/idea review');
    await declineWith(champion, 'No');
    expect(champion.text).toContain('I send nothing for five minutes');
    await pad.pass('3 minutes');
    await champion.click('Undo');
    expect(champion.text).toContain('Undone. #1 “Shorter queues at noon” is back at: New.');
    await pad.pass('1 hour');
    expect(mina.inbox).toEqual([]);
    expect(await pad.store.db.ideaEvent.count()).toBe(0);
  });

  test('cannot be undone once the author knows, but reopened, and that is told too', async () => {
    const { champion, mina, pad } = await threeIdeas();
    await champion.run('/idea review');
    await declineWith(champion, 'No');
    await pad.pass('5 minutes');
    await champion.click('Undo');
    expect(champion.text).toContain('The five minutes are over');
    await champion.run('/idea show 1');
    await champion.click('Reopen');
    expect(champion.text).toContain('Open again: #1');
    await pad.pass('5 minutes');
    expect(mina.inbox[1]).toContain('@Bina has reopened your idea');
    await champion.run('/idea review');
    expect(champion.text).toContain('# #1 Shorter queues');
    expect(champion.text).not.toContain('Reason');
  });

  test('is not undone twice, by somebody else, or after something else has happened', async () => {
    const { champion, admin, pad } = await threeIdeas();
    await champion.run('/idea review');
    await champion.click('Accept');
    await champion.fill({});
    const shown = champion.shown;
    await admin.run('/idea show 1');
    await admin.click('Done');
    await champion.click('Undo');
    expect(champion.text).toContain('Something else has happened to #1 since');
    await admin.click('Undo');
    expect(admin.text).toContain('is back at: Accepted');
    expect(shown).not.toBeNull();
    const [event] = await pad.store.db.ideaEvent.findMany();
    expect(event?.kind).toBe('accept');
  });

  test('of two champions at once is one’s, and the other gets a true answer and saves nothing', async () => {
    const { champion, admin, mina, pad } = await threeIdeas();
    await champion.run('/idea show 1');
    await champion.click('Accept');
    await admin.run('/idea show 1');
    await admin.click('Decline');
    await champion.fill({});
    await admin.fill({ reason: 'Too dear' });
    expect(admin.text).toBe('#1 has already been accepted, by Bina.');
    await pad.pass('10 minutes');
    expect(mina.inbox).toHaveLength(1);
    await admin.run('/idea show 1');
    expect(admin.text).not.toContain('Too dear');
    await Promise.all([champion.run('/idea show 2'), admin.run('/idea show 2')]);
    await Promise.all([champion.click('Done'), admin.click('Done')]);
    expect([champion.text, admin.text].filter((text) => text.includes('Done: #2'))).toHaveLength(1);
    expect(await pad.store.db.ideaEvent.count({ where: { kind: 'finish' } })).toBe(1);
  });

  test('on a button that is out of date says what is true now', async () => {
    const { champion, mina } = await threeIdeas();
    await champion.run('/idea review');
    const mine = mina;
    await mine.run('/idea show 1');
    await mine.click('Withdraw it');
    await champion.click('Accept');
    expect(champion.text).toBe('The author has withdrawn #1.');
    expect(champion.form).toBeNull();
  });

  test('about one’s own idea tells nobody', async () => {
    const { champion, pad } = await openTeam();
    await champion.run('/idea add My own');
    await champion.run('/idea review');
    expect(champion.text).not.toContain('[Ask the author]');
    await champion.click('Done');
    expect(champion.text).not.toContain('Nothing is sent');
    const before = champion.inbox.length;
    await pad.pass('10 minutes');
    expect(champion.inbox).toHaveLength(before);
  });

  test('reaches an author who left their name out, and nobody learns who it was', async () => {
    const { champion, mina, pad } = await openTeam();
    await mina.run('/idea new');
    await mina.fill({ title: 'Say sorry first', name: 'hidden' });
    await champion.run('/idea review');
    await champion.click('Accept');
    await champion.fill({});
    await pad.pass('5 minutes');
    expect(mina.inbox[0]).toContain('has accepted your idea #1 “Say sorry first”');
  });

  test('breaks nothing where the author takes no direct messages: they see it in their list and at home', async () => {
    const { champion, mina, pad } = await threeIdeas();
    await pad.store.db.person.updateMany({ where: { name: 'Mina' }, data: { directMessages: false } });
    await champion.run('/idea review');
    await declineWith(champion, 'The hall is too small');
    await pad.pass('1 hour');
    expect(mina.inbox).toEqual([]);
    await mina.run('/idea mine');
    expect(mina.text).toContain('#1 Shorter queues at noon Declined');
    await mina.home();
    expect(mina.text).toContain('#1 Shorter queues at noon Declined');
  });
});

describe('asking the author', () => {
  test('goes back and forth by direct message, and is kept on the idea', async () => {
    const { champion, mina, raj, pad } = await threeIdeas();
    await champion.run('/idea review');
    await champion.click('Ask the author');
    await champion.fill({ question: 'How many people wait at noon?' });
    expect(champion.text).toContain('I am taking your question about #1 “Shorter queues at noon” to the author.');
    expect(mina.inbox[0]).toContain('@Bina has a question about your idea #1');
    await mina.home();
    expect(mina.text).toContain('How many people wait at noon?');
    await mina.clickDirect('Reply');
    expect(mina.text).toContain('About #1: How many people wait at noon?');
    await mina.fill({ answer: 'About forty.' });
    expect(mina.text).toContain('Your answer is on its way');
    expect(champion.inbox.at(-1)).toContain('An answer about #1 “Shorter queues at noon” (@Mina):\n> About forty.');
    await raj.run('/idea show 1');
    expect(raj.text).toContain(
      '(@Bina asked:)\n> How many people wait at noon?\n(The answer (@Mina):)\n> About forty.',
    );
    await mina.home();
    expect(mina.text).not.toContain('has a question');
    expect(await pad.store.db.ideaEvent.count()).toBe(2);
  });

  test('does not tell who the author is where they left their name out', async () => {
    const { champion, mina, raj } = await openTeam();
    await mina.run('/idea new');
    await mina.fill({ title: 'Say sorry first', name: 'hidden' });
    await champion.run('/idea review');
    await champion.click('Ask the author');
    await champion.fill({ question: 'To whom?' });
    expect(mina.inbox[0]).toContain('Your answer is shown without your name.');
    await mina.clickDirect('Reply');
    await mina.fill({ answer: 'To those who wait' });
    expect(champion.inbox.at(-1)).toContain('(without a name):\n> To those who wait');
    await raj.run('/idea show 1');
    expect([raj.text, champion.inbox.join()].join()).not.toContain('Mina');
  });
});

describe('merging', () => {
  test('moves the votes, one a person, and tells the author', async () => {
    const { champion, admin, mina, raj, pad } = await threeIdeas();
    for (const person of [mina, raj, admin]) await person.run('/idea vote 1');
    for (const person of [raj, champion]) await person.run('/idea vote 2');
    await champion.run('/idea review');
    await champion.click('Merge into another');
    await champion.fill({ into: '1' });
    expect(champion.errors['into']).toContain('That would be the same idea.');
    await champion.fill({ into: 'x' });
    expect(champion.errors['into']).toContain('Write the number of an idea');
    await champion.fill({ into: '99' });
    expect(champion.errors['into']).toContain('There is no idea #99.');
    await champion.fill({ into: '২' });
    expect(champion.text).toContain('Merged: #1 “Shorter queues at noon” is now part of #2, and so are its votes.');
    const votes = async () =>
      (await pad.store.db.idea.findMany({ orderBy: { number: 'asc' } })).map((i) => i.voteCount);
    expect(await votes()).toEqual([0, 4, 0]);
    await champion.click('Undo');
    expect(await votes()).toEqual([3, 2, 0]);
    await champion.run('/idea review');
    await champion.click('Merge into another');
    await champion.fill({ into: '2' });
    await pad.pass('5 minutes');
    expect(mina.inbox.at(-1)).toContain('into #2 “Print larger letters on bills”');
    await mina.run('/idea show 1');
    expect(mina.text).toContain('Merged into: #2 Print larger letters on bills');
    await raj.run('/idea vote 1');
    expect(raj.text).toContain('#1 is no longer open for votes.');
    await champion.run('/idea show 1');
    await champion.click('Reopen');
    expect(await votes()).toEqual([3, 2, 0]);
    await champion.click('Undo');
    expect(await votes()).toEqual([0, 4, 0]);
    for (const { id, voteCount } of await pad.store.db.idea.findMany()) {
      expect(await pad.store.db.vote.count({ where: { ideaId: id } })).toBe(voteCount);
    }
  });

  test('into one that was merged goes on to where that went, never round in a circle', async () => {
    const { champion } = await threeIdeas();
    await champion.run('/idea show 2');
    await champion.click('Merge into another');
    await champion.fill({ into: '3' });
    await champion.run('/idea show 1');
    await champion.click('Merge into another');
    await champion.fill({ into: '2' });
    expect(champion.text).toContain('is now part of #3');
    await champion.run('/idea show 3');
    await champion.click('Merge into another');
    await champion.fill({ into: '1' });
    expect(champion.errors['into']).toContain('That would be the same idea.');
  });

  test('is not brought back by an Undo once the other idea has gone elsewhere itself', async () => {
    const { champion, admin } = await threeIdeas();
    await champion.run('/idea show 1');
    await champion.click('Merge into another');
    await champion.fill({ into: '2' });
    await champion.run('/idea show 1');
    await champion.click('Reopen');
    await admin.run('/idea show 2');
    await admin.click('Merge into another');
    await admin.fill({ into: '1' });
    expect(admin.text).toContain('is now part of #1');
    await champion.click('Undo');
    expect(champion.text).toContain('Something else has happened to #1 since');
  });
});
