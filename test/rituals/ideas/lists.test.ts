import { beforeAll, describe, expect, test } from 'vitest';
import { openTeam } from './team.ts';

const numerals = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

let kept: Awaited<ReturnType<typeof openTeam>>;

// the same company for all that only look; made before them, so that its database is kept until the last one
beforeAll(async () => {
  kept = await openTeam();
  for (const word of numerals) await kept.mina.run(`/idea add Number ${word}`);
});

describe('a list', () => {
  test('has ten a page, newest first, with Next and Back', async () => {
    const { raj } = kept;
    await raj.run('/idea list');
    expect(raj.text).toContain('# Open ideas\n#12 Number twelve New · no votes yet · @Mina [Open]\n#11');
    expect(raj.text).toContain('(Page 1 of 2, 12 ideas)');
    expect(raj.text).not.toContain('[Back]');
    await raj.click('Next');
    expect(raj.text).toContain('#2 Number two');
    expect(raj.text).not.toContain('#3 ');
    expect(raj.text).not.toContain('[Next]');
    await raj.click('Back');
    expect(raj.text).toContain('#12 Number twelve');
    await raj.click('Open');
    expect(raj.text).toContain('# #12 Number twelve');
  });

  test('of a state is asked for in any of the languages', async () => {
    const { raj, champion } = kept;
    await champion.run('/idea show 5');
    await champion.click('Take');
    for (const typed of ['in review', 'In_Review', 'review', 'দেখা হচ্ছে', 'हेरिँदै छ']) {
      await raj.run(`/idea list ${typed}`);
      expect(raj.text).toContain('# Ideas: In review\n#5 Number five');
    }
    await raj.run('/idea list done');
    expect(raj.text).toContain('No idea is “Done” yet. See those that are open: /idea list');
    await raj.run('/idea list finished');
    expect(raj.text).toContain('These are the ones: New, In review, Accepted, Declined, Done, Merged, Withdrawn.');
  });

  test('of one’s own has every state, and says what to do where it is empty', async () => {
    const { mina, raj } = kept;
    await mina.run('/idea mine');
    expect(mina.text).toContain('# My ideas\n#12');
    await raj.run('/idea mine');
    expect(raj.text).toContain('You have not written an idea yet.');
    await raj.click('New idea');
    expect(raj.form?.title).toBe('New idea');
  });

  test('speaks Bengali and Nepali, digits too', async () => {
    const { pad } = kept;
    const rina = await pad.person('Rina', { locale: 'bn' });
    await rina.run('/idea list');
    expect(rina.text).toContain('#১২ Number twelve নতুন · এখনো ভোট নেই · @Mina');
    await rina.run('/idea show ১২');
    expect(rina.text).toContain('# #১২ Number twelve');
    const sita = await pad.person('Sita', { locale: 'ne' });
    await sita.run('/idea vote १२');
    expect(sita.text).toContain('तपाईंको भोट गनियो: #१२ “Number twelve”। अब जम्मा १ भोट।');
  });
});

describe('a search', () => {
  test('finds what holds all the words, in any case and order, and turns pages', async () => {
    const { raj } = kept;
    await raj.run('/idea search number');
    expect(raj.text).toContain('# Ideas with “number”');
    await raj.click('Next');
    expect(raj.text).toContain('(Page 2 of 2, 12 ideas)');
    await raj.run('/idea search ELEVEN number');
    expect(raj.text).toContain('#11 Number eleven');
    expect(raj.text).not.toContain('#10');
  });

  test('takes % and _ for what they are', async () => {
    const { mina, raj } = await openTeam();
    await mina.run('/idea add Refund 50% at once');
    await mina.run('/idea add Call it snake_case \\ path');
    await raj.run('/idea search %');
    expect(raj.text).toContain('#1 Refund 50% at once');
    expect(raj.text).not.toContain('#2');
    await raj.run('/idea search _');
    expect(raj.text).toContain('#2');
    expect(raj.text).not.toContain('#1');
    await raj.run('/idea search \\');
    expect(raj.text).toContain('#2');
    await raj.run("/idea search ' OR 1=1");
    expect(raj.text).toContain("No idea contains “' OR 1=1”.");
  });

  test('works in Bengali and Nepali', async () => {
    const { mina, raj } = await openTeam();
    await mina.run('/idea add গ্রাহক সময়মতো উত্তর পান');
    await mina.run('/idea add ग्राहकले समयमै जवाफ पाऊन्');
    await raj.run('/idea search উত্তর গ্রাহক');
    expect(raj.text).toContain('#1');
    expect(raj.text).not.toContain('#2');
    await raj.run('/idea search जवाफ');
    expect(raj.text).toContain('#2');
  });

  test('does not turn the pages of another search by an old button', async () => {
    const { raj, pad } = kept;
    const again = await pad.person('Raj');
    await raj.run('/idea search number');
    await again.run('/idea search e');
    await raj.click('Next');
    expect(raj.text).toContain('You have searched for something else since.');
  });

  test('asks for words where only unseen ones were given', async () => {
    const { raj } = await openTeam();
    await raj.run('/idea search \u200d\u200b');
    expect(raj.text).toContain('Write something here.');
  });
});

describe('a number', () => {
  test('that was never given says so', async () => {
    const { raj } = await openTeam();
    for (const typed of ['/idea show 7', '/idea vote 7', '/idea share 7']) {
      await raj.run(typed, 'general');
      expect(raj.text).toContain('There is no idea #7. See which there are: /idea list');
    }
  });

  test('or a word typed wrongly is answered with the right form', async () => {
    const { admin } = await openTeam();
    const wrong = ['show', 'show abc', 'vote -1', 'vote 1 2', 'search', 'share x', 'channel here', 'nonsense'];
    for (const typed of [...wrong, 'champion add Bina', 'champion', 'review 3']) {
      await admin.run(`/idea ${typed}`);
      expect(admin.text).toMatch(/\/idea (show|vote|add|search|share|channel|champion|list|review)/);
    }
  });
});

describe('a vote', () => {
  test('is one a person, given and taken back by voting again', async () => {
    const { mina, raj, champion, pad } = kept;
    await raj.run('/idea vote 3');
    expect(raj.text).toContain('Your vote counts for #3 “Number three”: it has 1 vote now.');
    await mina.run('/idea vote 3');
    expect(mina.text).toContain('it has 2 votes now.');
    await raj.run('/idea vote 3');
    expect(raj.text).toContain('You took your vote back from #3 “Number three”: it has 1 vote now.');
    await raj.click('Undo');
    await raj.click('Undo');
    expect(raj.text).toContain('it has 1 vote now.');
    await champion.run('/idea show 3');
    await champion.click('Vote');
    expect(champion.text).toContain('Votes: 2 votes');
    await champion.click('Take my vote back');
    expect(champion.text).toContain('Votes: 1 vote');
    expect(await pad.store.db.vote.count({ where: { idea: { number: 3 } } })).toBe(1);
  });

  test('counts once however fast one presses, and everybody’s counts', async () => {
    const { pad } = kept;
    const people = await Promise.all(Array.from({ length: 8 }, (_, i) => pad.person(`P${i}`)));
    await Promise.all(people.map((person) => person.run('/idea vote 4')));
    await Promise.all([1, 2, 3].map(() => people[0]?.run('/idea vote 4')));
    const idea = await pad.store.db.idea.findFirst({ where: { number: 4 } });
    expect(idea?.voteCount).toBe(7);
    expect(await pad.store.db.vote.count({ where: { ideaId: idea?.id ?? '' } })).toBe(7);
  });

  test('that an old Undo takes back is not given a second time', async () => {
    const { raj, pad } = kept;
    const again = await pad.person('Raj');
    await raj.run('/idea vote 5');
    await again.run('/idea vote 5');
    await raj.click('Undo');
    expect(raj.text).toContain('You took your vote back');
    expect(await pad.store.db.vote.count({ where: { idea: { number: 5 } } })).toBe(0);
  });
});
