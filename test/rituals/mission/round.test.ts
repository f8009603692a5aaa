import { describe, expect, test } from 'vitest';
import { answer, answerAll, close, company, onlyRound, openMission } from './support.ts';

describe('a mission poll goes from question to report', () => {
  test('the question is posted in the channel and sent to each person, with its contract', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await mina.run('/mission ask channel', 'general');
    expect(mina.text).toContain('I am posting the question in #general');

    const [post = ''] = pad.posts('general');
    expect(post).toContain('nobody can tie an answer to its author');
    expect(post).toContain('A way of wording can itself give someone away');
    expect(post).toContain('Figures from 5 answers, words without names from 10');
    expect(post).toContain('Open until: 2026-12-08 04:00');
    expect(post).toContain('fewer than 5 had answered');
    expect(post).toContain('[Answer]');
    expect(staff[0]?.inbox).toHaveLength(1);
    expect(staff[0]?.inbox[0]).toContain('@Mina is asking, in #general');
  });

  test('three colleagues answering after seven give figures and words', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 10);
    await mina.run('/mission ask channel', 'general');
    await answerAll(staff.slice(0, 7), [4, 3, 5]);
    for (const late of staff.slice(7)) {
      await late.clickIn('general', 'Answer');
      await late.fill({ own: 'I answer the phone', shared: 'We keep the lights on', rating1: '5', rating2: '4' });
      expect(late.text).toContain('Your answer is in');
    }
    expect(pad.posts('general')).toHaveLength(1);
    await close(mina);
    expect(mina.text).toContain('Its report comes to #general');

    const [question = '', report = ''] = pad.posts('general');
    expect(question).toContain('This round was closed early');
    expect(report).toContain('11 people were asked; 10 to 11 answered');
    expect(report).toContain('I can see how my work serves our customers. 4.3 of 5');
    expect(report).toContain('I may do what is right for a customer without asking first. 3.3 of 5');
    expect(report).toContain('I have the training I need to serve them well. 5.0 of 5');
    expect(report.match(/^> /gm)).toHaveLength(4);
    expect(report).toContain('/mission action');

    await staff[0]?.clickIn('general', 'Read all the words');
    expect(staff[0]?.text.match(/We keep the lights on/g)).toHaveLength(3);
    expect(staff[0]?.text, 'a job of one’s own tells whose it is').not.toContain('My job');
  });

  test('from five answers there are figures but no words', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await mina.run('/mission ask channel', 'general');
    await answerAll(staff.slice(0, 5), [2, 2, 2]);
    await close(mina);
    const report = pad.posts('general')[1] ?? '';
    expect(report).toContain('2.0 of 5');
    expect(report).toContain('One job stands out. We do not call it one story yet.');
    expect(report, 'nor a figure that its range denies').not.toMatch(/out of 100|likely/);
    expect(report).not.toContain('promise');
    expect(report).not.toContain('Read all the words');
  });

  test('a rating that fewer than five gave has no average', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    await mina.run('/mission ask channel', 'general');
    await answerAll(staff.slice(0, 4), [5, 5]);
    await answer(staff[4] ?? mina, 'Sales', 'Light', [5]);
    await close(mina);
    const report = pad.posts('general')[1] ?? '';
    expect(report).toContain('my work serves our customers. 5.0 of 5');
    expect(report).not.toContain('without asking first');
    expect(report).not.toContain('training');
  });

  test('with four answers nothing is shown, and closing early asks first', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await mina.run('/mission ask channel', 'general');
    await answerAll(staff.slice(0, 4));
    await mina.run('/mission close', 'general');
    expect(mina.text).toContain('the answers are deleted');
    await mina.click('Leave it open');
    expect(mina.text).toContain('The round stays open until 2026-12-08 04:00');
    await mina.run('/mission close', 'general');
    await mina.click('Close it all the same');
    expect(pad.posts('general')[1]).toContain('7 people were asked; fewer than 5 answered');
    expect(await pad.store.db.answer.count()).toBe(0);
    await mina.run('/mission close', 'general');
    expect(mina.text).toBe('No round is open.');
  });

  test('closed early, says so wherever it still offered to answer, to all alike, the newest first', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    const ram = await pad.person('Ram', { locale: 'ne', timeZone: 'Asia/Kathmandu' });
    const rina = await pad.person('Rina', { locale: 'bn', timeZone: 'Asia/Dhaka' });
    await mina.run('/mission ask channel', 'general');
    await pad.pass('1 day');
    await answerAll(staff.slice(0, 5));
    await pad.pass('2 days');
    const [asha, , , , , farid] = staff;
    const offered = () => pad.chat.all().filter(({ view }) => JSON.stringify(view).includes('mission.answer')).length;
    // in the channel and to each of nine; the reminders to four, and to those of the first morning
    expect(offered()).toBeGreaterThan(20);
    const before = pad.chat.all().length;
    await close(mina);
    await pad.settle();
    expect(offered()).toBe(0);
    const early = 'This round was closed early, so it takes no more answers. Thank you to everyone who answered.';
    expect(pad.posts('general')[0]).toBe(`# What is our job?\n${early}\n[Read the report] [বাংলা · नेपाली]`);
    for (const one of [asha, farid]) {
      for (const message of one?.inbox ?? []) expect(message).toBe(`# What is our job?\n${early}\n[Read the report]`);
    }
    expect(ram.inbox[0]).toContain('यो सर्वेक्षण समयअघि नै बन्द गरियो');
    expect(rina.inbox[0]).toContain('এই দফা আগেই শেষ করা হয়েছে');
    // nobody is written to again, and nothing is left that tells whom the question still waited for
    expect(pad.chat.all()).toHaveLength(before + 1);
    const ofPeople = { job: { in: ['mission.asked', 'mission.remind'] } };
    const left = await pad.store.db.delivery.count({ where: { ...ofPeople, NOT: { state: 'due', verb: 'post' } } });
    expect(left).toBe(0);
  });

  test('says before it is closed early what would be lost, and nothing that tells when somebody answered', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 12);
    await mina.run('/mission ask channel', 'general');
    const asks = async () => {
      await mina.run('/mission close', 'general');
      const { text } = mina;
      await mina.click('Leave it open');
      return text;
    };
    await answerAll(staff.slice(0, 1));
    const few = await asks();
    expect(few).toContain('Fewer than 5 answers have come so far, and figures need 5.');
    await answerAll(staff.slice(1, 4));
    expect(await asks()).toBe(few);
    await answerAll(staff.slice(4, 5));
    const enough = await asks();
    expect(enough).toContain(
      'At least 5 answers have come so far, but fewer than the 10 that words need. If you close the round now, figures are shown and nobody’s words.',
    );
    await answerAll(staff.slice(5, 9));
    expect(await asks()).toBe(enough);
    await answerAll(staff.slice(9, 10));
    await mina.run('/mission close', 'general');
    expect(mina.text).toContain('The round is closed. Its report comes to #general in a moment.');
  });

  test('with names, tells leaders how many answered: they read who did anyway', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 6);
    await mina.run('/mission poll', 'general');
    await mina.fill({ names: 'named', rhythm: 'once', whom: 'channel', first: '2026-12-02' });
    await pad.passTo('2026-12-02T05:00:00Z');
    await answerAll(staff.slice(0, 2));
    await mina.run('/mission close', 'general');
    expect(mina.text).toContain(
      '2 answers have come so far, and figures need 5. If you close the round now, there are none.',
    );
    expect(mina.text).not.toContain('deleted');
    await mina.click('Leave it open');
    await answerAll(staff.slice(2, 6));
    await mina.run('/mission close', 'general');
    expect(mina.text).toContain('6 answers have come so far, and words need 10.');
  });

  test('an answer may be changed until the close, and is filled in', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    const [asha] = staff;
    if (!asha) throw new Error('nobody');
    await mina.run('/mission ask channel', 'general');
    await answer(asha, 'I sell', 'We sell', [1, 2, 3]);
    await asha.click('Change my answer');
    expect(asha.form?.fields.map((field) => field.value)).toEqual(['I sell', 'We sell', '1', '2', '3']);
    await asha.fill({ own: 'I listen' });
    await answerAll(staff.slice(1));
    expect(await pad.store.db.answer.count()).toBe(5);
    expect((await pad.store.db.answer.findMany()).some(({ ownJob }) => ownJob === 'I listen')).toBe(true);
    const { id } = await onlyRound(pad.store);
    await close(mina);
    // from a message that was read before
    await asha.press({ kind: 'button', label: 'Answer', go: { to: 'mission.answer', args: [id] } });
    expect(asha.text).toContain('This round is closed');
  });

  test('while its report is being made, nobody is told that there is none', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    await mina.run('/mission ask channel', 'general');
    await answerAll(staff);
    for (const typed of ['/mission results', '/mission', '/mission action We say it at each meeting']) {
      await pad.store.db.round.updateMany({ data: { state: 'closing' } });
      await mina.run(typed, 'general');
      expect(mina.text).toContain('its report is being made');
    }
    await pad.pass('2 minutes');
    await mina.run('/mission results', 'general');
    expect(mina.text).toContain('How we see our job');
  });

  test('what is too long or empty is refused at its field', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    await mina.run('/mission ask channel', 'general');
    await staff[0]?.run('/mission answer');
    await staff[0]?.fill({ own: ' ', shared: 'x'.repeat(601) });
    expect(staff[0]?.errors).toEqual({
      own: 'Write something here.',
      shared: 'This is 1 character too long. Please write at most 600 characters.',
    });
    expect(await pad.store.db.answer.count()).toBe(0);
    await staff[0]?.run('/mission answer');
    await staff[0]?.fill({ own: '👍👍', shared: '<script>alert(1)</script> ‏مرحبا' });
    expect(staff[0]?.text).toContain('Your answer is in');
  });

  test('who joins later waits for the next round', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 5);
    await mina.run('/mission ask channel', 'general');
    const omar = await pad.person('Omar');
    await omar.clickIn('general', 'Answer');
    expect(omar.text).toContain('only those who were here when it opened');
    await omar.run('/mission answer');
    expect(omar.text).toContain('No poll is waiting for your answer');
  });

  test('who leaves is dropped from those who were asked, whether they answered or not: else the count would tell', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 8);
    await mina.run('/mission ask channel', 'general');
    await answerAll(staff.slice(0, 5));
    await pad.store.db.person.updateMany({ where: { name: { in: ['Asha', 'Gita', 'Hari'] } }, data: { kind: 'gone' } });
    await close(mina);
    expect(pad.posts('general')[1]).toContain('6 people were asked; 5 to 6 answered');
  });

  test('leaders may show their own answers, which then open the report', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    await mina.run('/mission ask channel', 'general');
    await answerAll(staff);
    expect(staff[0]?.text).not.toContain('with my name');
    await answer(mina, 'I clear the way', 'Light for every home');
    await mina.click('Show mine with my name');
    await mina.click('Do not show mine');
    await mina.click('Show mine with my name');
    await mina.run('/mission answer');
    await mina.fill({ own: 'I clear the way for you' });
    expect(mina.text).toContain('[Do not show mine]');
    await close(mina);
    const report = pad.posts('general')[1] ?? '';
    expect(report.split('\n').slice(2, 5)).toEqual([
      '@Mina, with their own name:',
      '> Our shared job: Light for every home',
      '> My job: I clear the way for you',
    ]);
  });

  test('only champions and admins ask, close and act', async () => {
    const pad = await openMission();
    const { staff } = await company(pad, 5);
    for (const word of ['ask', 'poll', 'close', 'action more time', 'set Light']) {
      await staff[0]?.run(`/mission ${word}`, 'general');
      expect(staff[0]?.text).toMatch(/^Only /);
    }
    expect(await pad.store.db.round.count()).toBe(0);
  });

  test('a poll belongs in a channel, and one round at a time is enough for it', async () => {
    const pad = await openMission();
    const { mina } = await company(pad, 5);
    await mina.run('/mission ask');
    expect(mina.text).toContain('Type this in the channel');
    await mina.run('/mission ask channel', 'general');
    await mina.run('/mission ask', 'general');
    expect(mina.text).toContain('A round is already open in this channel');
    await mina.run('/mission ask fifty', 'general');
    expect(mina.text).toContain('/mission ask (ten, channel, or everyone)');
  });

  test('the third rating changes from round to round', async () => {
    const pad = await openMission();
    const { mina, staff } = await company(pad, 5);
    const seen: string[] = [];
    for (let round = 0; round < 7; round++) {
      await mina.run('/mission ask channel', 'general');
      seen.push((await onlyRound(pad.store)).thirdRating);
      await staff[0]?.run('/mission answer');
      expect(staff[0]?.form?.fields).toHaveLength(5);
      await mina.run('/mission close', 'general');
      await mina.click('Close it all the same');
      await pad.pass('1 day');
    }
    expect(new Set(seen.slice(0, 6)).size).toBe(6);
    expect(seen[6]).toBe(seen[0]);
  });
});
