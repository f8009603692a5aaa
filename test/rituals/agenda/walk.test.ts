import { beforeEach, describe, expect, test } from 'vitest';
import { PlatformError } from '../../../src/chat/platform.ts';
import { newIdea } from '../../../src/rituals/ideas/records/queue.ts';

import { padWith } from '../../../src/rituals/pad/index.ts';
import { controlsOf, openPad, type Pad, type Staff } from '../../support/driver.ts';
import { meetingRituals } from '../../support/rituals.ts';

const some = meetingRituals([newIdea]);
const rituals = [padWith(some), ...some];

let pad: Pad;
let mina: Staff;
let rafi: Staff;

/** A Tuesday morning in Dhaka, where the week is worked from Sunday to Thursday. */
beforeEach(async () => {
  pad = await openPad({ now: '2026-12-01T04:00:00Z', rituals });
  mina = await pad.person('Mina', { admin: true, locale: 'en', timeZone: 'Asia/Dhaka' });
  rafi = await pad.person('Rafi', { locale: 'en', timeZone: 'Asia/Dhaka' });
  await mina.run('/agenda show', 'general');
  await pad.store.db.workspace.updateMany({ data: { workingDays: '1,2,3,4,7', timeZone: 'Asia/Dhaka' } });
});

async function plan(values: Record<string, string> = {}, channel = 'general') {
  await mina.run('/agenda meeting', channel);
  if (!mina.form) await mina.click('Plan another meeting');
  await mina.fill({ name: 'Weekly', days: 'Thursday', time: '10:00', ...values });
}

/** Whose turn it is, as the private agenda says. */
async function turn(): Promise<Staff> {
  await mina.run('/agenda show', 'general');
  return mina.text.includes('@Mina’s turn') ? mina : rafi;
}

describe('a meeting from its plan to its record', () => {
  test('where there is none, one sentence names the right command', async () => {
    expect(mina.text).toBe('There is no meeting in this channel now. Plan one: /agenda meeting');
    await rafi.run('/agenda add Pricing', 'general');
    expect(rafi.text).toContain('/agenda meeting');
    await rafi.run('/agenda show');
    expect(rafi.text).toBe('A meeting belongs to a channel. Please type this in the channel of your meeting.');
  });

  test('the form has five fields, and the confirmation says what it did not ask', async () => {
    await mina.run('/agenda meeting', 'general');
    expect(mina.form?.fields.map(({ name }) => name)).toEqual(['name', 'rhythm', 'days', 'time', 'postBefore']);
    await mina.fill({ name: 'Weekly', days: 'Thu', time: '১০:৩০' });
    expect(mina.text).toContain('Planned in #general: Weekly, Thursday, 10:30 AM. The customer opens it.');
    expect(mina.text).toContain('Next meeting: Thursday 3 December, 10:30 AM');
    expect(mina.text).toContain('Asia/Dhaka');
    expect(mina.text).toContain('The agenda is posted: 30 minutes before');
    expect(mina.text).toContain('Who may change it: Mina and admins');
    expect(mina.text).toContain('[Edit] [First date or time zone] [Show the agenda]');
  });

  test('a form that cannot be read is refused at its fields, and nothing is kept', async () => {
    await mina.run('/agenda meeting', 'general');
    await mina.fill({ name: ' ', days: 'Someday', time: 'soonish' });
    expect(mina.errors).toEqual({
      name: 'Write something here.',
      days: 'Write weekdays, for example: Sunday, Wednesday.',
      time: 'This time could not be read. Write it like 10:30 or 3 pm.',
    });
    await mina.fill({ name: 'Weekly', days: 'Someday', time: 'soonish' });
    expect(mina.errors).toEqual({
      days: 'Write weekdays, for example: Sunday, Wednesday.',
      time: 'This time could not be read. Write it like 10:30 or 3 pm.',
    });
    await mina.fill({ name: 'Weekly', rhythm: 'monthly', days: '32', time: '10:00' });
    expect(mina.errors).toEqual({ days: 'For a day of the month, write one number from 1 to 31.' });
    expect(await pad.store.db.meetingSeries.count()).toBe(0);
  });

  test('the agenda is posted once, the customer first, and kept up to date', async () => {
    await plan();
    await rafi.run('/agenda add Pricing', 'general');
    expect(rafi.text).toContain('Added as number 2 for Weekly (Thursday 3 December, 10:00 AM): “Pricing”.');
    await pad.passTo('2026-12-03T03:29:00Z');
    expect(pad.posts('general')).toEqual([]);
    await pad.passTo('2026-12-03T03:30:00Z');
    const [posted = ''] = pad.posts('general');
    expect(posted.indexOf('First of all: the customer')).toBeLessThan(posted.indexOf('2. Pricing (Rafi)'));
    expect(posted).toContain('Today’s question:');
    expect(posted).toMatch(/It is .+’s turn\./);
    expect(posted).toContain('[Bring the customer story] [Add a topic]');

    await mina.clickIn('general', 'Add a topic');
    await mina.fill({ topic: 'Holidays' });
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('3. Holidays (Mina)');
  });

  test('what somebody brings takes the place of the prompt, once its customer has had an answer', async () => {
    await plan();
    await pad.passTo('2026-12-03T03:30:00Z');
    await rafi.clickIn('general', 'Bring the customer story');
    expect(rafi.text).toContain('For Weekly (today, 10:00 AM)');
    expect(rafi.form?.fields.map(({ name }) => name)).toEqual(['news', 'text', 'customer', 'answered']);
    await rafi.fill({ text: 'She waited two weeks. Ring 01712-345678.', news: 'bad', customer: 'Mrs R.' });
    expect(rafi.text).toContain('It is on the agenda of Weekly (today, 10:00 AM), with your name.');
    expect(rafi.text).toContain('I took this out before saving: a phone number.');
    const posted = () => pad.posts('general')[0] ?? '';
    expect(posted()).toContain(
      'Mrs R. still waits for an answer, since 2026-12-03 03:30. Rafi brought it to this meeting. [I’ll answer]',
    );
    expect(posted()).not.toContain('two weeks');
    expect(posted()).toContain('Today’s question:');

    await mina.clickIn('general', 'I’ll answer');
    expect(posted()).toContain('Rafi brought it to this meeting. Mina answers.');
    await mina.run('/customer answered 1 We rang her and said sorry');
    expect(posted()).toContain('> She waited two weeks.');
    expect(posted()).not.toMatch(/01712|still waits/);
    expect(posted()).toContain('From Mrs R., brought by Rafi. Bad news. The customer has had an answer.');
    expect(posted()).toContain('The customer was told: We rang her and said sorry');
    expect(posted()).not.toContain('Today’s question:');
  });

  test('what was brought is taken back, and the prompt stands there again', async () => {
    await plan();
    await pad.passTo('2026-12-03T03:30:00Z');
    await rafi.run('/agenda customer He found the new form easy', 'general');
    await rafi.click('Good news');
    expect(pad.posts('general')[0]).toContain('Brought by Rafi. Good news.');
    await rafi.click('Take it back');
    expect(pad.posts('general')[0]).toContain('Today’s question:');
    expect(pad.posts('general')[0]).not.toContain('new form');
  });

  test('a typed story is saved at once and asks two small questions', async () => {
    await plan();
    await rafi.run('/agenda customer He could not read the new form', 'general');
    expect(rafi.text).toContain('It is on the agenda of Weekly (Thursday 3 December, 10:00 AM), with your name.');
    await rafi.click('Bad news');
    await rafi.click('Not yet, I will');
    const { id: holderId } = await pad.store.db.person.findFirstOrThrow({ where: { externalId: 'rafi' } });
    expect(await pad.store.db.voice.findFirstOrThrow()).toMatchObject({ news: 'bad', holderId, answeredAt: null });
    await mina.run('/agenda customer A second one', 'general');
    await mina.click('Bad news');
    await mina.click('Yes');
    await mina.run('/agenda show', 'general');
    expect(mina.text).toContain('Rafi brought it to this meeting. Rafi answers.');
    expect(mina.text).toContain('> A second one\n(Brought by Mina. Bad news. The customer has had an answer.)');
  });

  test('after the meeting one tap says whether the customer opened it, and the record counts it', async () => {
    await plan();
    await mina.run('/agenda add Pricing', 'general');
    await pad.passTo('2026-12-03T04:59:00Z');
    expect(pad.posts('general')[0]).not.toContain('Did the customer open it?');
    await pad.passTo('2026-12-03T05:00:00Z');
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('Did the customer open it?');
    await rafi.clickIn('general', 'Yes, we heard it from a customer');
    expect(rafi.text).toContain('Noted for Weekly: Yes, we heard it from a customer.');
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('The meeting opened with a customer’s own words. Thank you!');
    expect(pad.posts('general')[0]).not.toContain('Did the customer open it?');

    await mina.run('/agenda record', 'general');
    expect(mina.text).toContain('December 2026 1 of 1');
    expect(mina.text).not.toContain('Rafi');
  });

  test('what was noted can be corrected for a day, by anybody, and then stands', async () => {
    await plan();
    await pad.passTo('2026-12-03T05:00:00Z');
    await rafi.clickIn('general', 'Yes, we heard it from a customer');
    await mina.clickIn('general', 'Correct it');
    expect(mina.text).toContain('Noted for Weekly: Yes, we heard it from a customer. What was it really?');
    await mina.click('Not this time');
    expect(pad.posts('general')[0]).toContain('The customer did not open it this time.');
    await rafi.clickIn('general', 'Correct it');
    await pad.passTo('2026-12-04T05:00:00Z');
    expect(pad.posts('general')).toHaveLength(1);
    expect(pad.posts('general')[0]).toContain('The customer did not open it this time.');
    expect(pad.posts('general')[0]).not.toContain('[');
    await rafi.click('Yes, we heard it from a customer');
    expect(rafi.text).toBe('A day has passed since Weekly, so what was noted stands: Not this time.');
    await mina.run('/agenda record', 'general');
    expect(mina.text).toContain('December 2026 0 of 1');
  });

  test('where a story stood on it nobody is asked, and it can be corrected all the same', async () => {
    await plan();
    await rafi.run('/agenda customer She came back', 'general');
    await pad.passTo('2026-12-03T05:00:00Z');
    expect(pad.posts('general')[0]).not.toContain('Did the customer open it?');
    expect(pad.posts('general')[0]).toContain('The meeting opened with a story about a customer.');
    await mina.run('/agenda record', 'general');
    expect(mina.text).toContain('December 2026 1 of 1');
    await mina.clickIn('general', 'Correct it');
    await mina.click('Not this time');
    await mina.run('/agenda record', 'general');
    expect(mina.text).toContain('December 2026 0 of 1');
  });

  test('where its story was taken back it is asked, and a day later nothing is', async () => {
    await plan();
    await rafi.run('/agenda customer She came back', 'general');
    await rafi.click('Take it back');
    await pad.passTo('2026-12-03T05:00:00Z');
    const { view } = pad.chat.messages('general')[0] ?? { view: null };
    expect(pad.posts('general')[0]).toContain('Did the customer open it?');
    await pad.passTo('2026-12-04T05:00:00Z');
    expect(pad.posts('general')[0]).not.toContain('Did the customer open it?');
    const old = view && controlsOf(view)[0];
    if (old?.kind !== 'button') throw new Error('no button');
    await rafi.press(old, 'general');
    expect(rafi.text).toBe('A day has passed since Weekly, so nothing is noted any more.');
  });

  test('it is asked and settled also where the meeting was paused in the meantime', async () => {
    await plan();
    await pad.passTo('2026-12-03T04:10:00Z');
    await mina.run('/agenda meeting', 'general');
    await mina.click('Pause');
    await pad.passTo('2026-12-03T05:00:00Z');
    expect(pad.posts('general')[0]).toContain('Did the customer open it?');
    await pad.passTo('2026-12-04T05:00:00Z');
    expect(pad.posts('general')[0]).not.toContain('[');
    expect(await pad.store.db.schedule.count()).toBe(0);
  });

  test('two who answer at once both hear what is true', async () => {
    await plan();
    await pad.passTo('2026-12-03T05:00:00Z');
    // the message does not change in time for the second one
    pad.chat.trouble = new PlatformError('later', 'busy');
    await rafi.clickIn('general', 'Not this time');
    await mina.clickIn('general', 'Yes, somebody brought a story');
    expect(mina.text).toContain('Somebody was quicker. Weekly already has an answer: Not this time.');
    await mina.click('Correct it');
    expect(mina.text).toContain('What was it really?');
  });

  test('what was not done is carried to the next agenda; what was, stays on the old one', async () => {
    await plan();
    await mina.run('/agenda add Pricing', 'general');
    await mina.run('/agenda add Holidays', 'general');
    await pad.passTo('2026-12-03T04:10:00Z');
    await mina.run('/agenda done 2', 'general');
    await pad.passTo('2026-12-03T05:00:00Z');
    const [first = ''] = pad.posts('general');
    expect(first).toContain('Done: Pricing');
    expect(first).toContain('The open topic went on to the next agenda.');
    expect(first).toContain('No customer story was written down.');
    expect(first).not.toContain('’s turn');
    expect(first).not.toContain('Today’s question');
    await pad.passTo('2026-12-04T05:00:00Z');
    const [settled = ''] = pad.posts('general');
    expect(settled).not.toContain('[');
    await pad.passTo('2026-12-10T03:30:00Z');
    const next = pad.posts('general').at(-1);
    expect(next).toContain('2. Holidays (Mina)');
    expect(next).not.toContain('Pricing');
    expect(pad.posts('general')[0]).toBe(settled);
  });
});

describe('whose turn it is', () => {
  test('is told privately one working day ahead, and goes round', async () => {
    await plan({ days: 'Sunday' });
    const first = await turn();
    const second = first === mina ? rafi : mina;
    await pad.passTo('2026-12-03T03:29:00Z');
    expect(first.inbox).toEqual([]);
    await pad.passTo('2026-12-03T03:30:00Z');
    expect(first.inbox[0]).toContain(
      'Sunday 6 December it is your turn to bring a customer story. One thing you learned is enough. (Weekly, 10:00 AM)',
    );
    expect(first.inbox[0]).toContain('[Write it] [Pass it on] [Not this time]');
    expect(second.inbox).toEqual([]);
    await pad.passTo('2026-12-10T03:30:00Z');
    expect(second.inbox).toHaveLength(1);
    expect(first.inbox).toHaveLength(1);
  });

  test('says tomorrow where it is tomorrow', async () => {
    await plan();
    const first = await turn();
    await pad.passTo('2026-12-02T03:30:00Z');
    expect(first.inbox[0]).toContain('Tomorrow it is your turn to bring a customer story');
  });

  test('“Not this time” asks the next one, and keeps the message true', async () => {
    await plan();
    const first = await turn();
    const second = first === mina ? rafi : mina;
    await pad.passTo('2026-12-02T03:30:00Z');
    await first.clickDirect('Not this time');
    expect(first.text).toContain(`Passed on: I am asking ${second.profile.name} for the customer story.`);
    expect(first.inbox[0]).toContain('Passed on:');
    expect(second.inbox[0]).toContain('Tomorrow it is your turn to bring a customer story');
    await second.clickDirect('Not this time');
    expect(second.text).toContain('The agenda will ask everyone in the meeting instead.');
    await pad.passTo('2026-12-03T03:30:00Z');
    expect(pad.posts('general')[0]).toContain('It is nobody’s turn yet.');
  });

  test('“Pass it on” lets one choose, from the people of the channel', async () => {
    const asha = await pad.person('Asha', { locale: 'en', timeZone: 'Asia/Dhaka' });
    await plan();
    await pad.passTo('2026-12-02T03:30:00Z');
    const first = [mina, rafi, asha].find((one) => one.inbox.length > 0) ?? mina;
    const third = [mina, rafi, asha].findLast((one) => one !== first) ?? mina;
    await first.clickDirect('Pass it on');
    expect(first.text).toContain('Next in turn:');
    await first.pickPerson(first.profile.name);
    expect(first.text).toBe('That is you. Choose somebody else, or keep it.');
    await first.clickDirect('Pass it on');
    await first.pickPerson(third.profile.name);
    expect(first.text).toContain(`asking ${third.profile.name} for the customer story`);
    expect(third.inbox).toHaveLength(1);
  });

  test('who presses an old button hears who has the turn now', async () => {
    await plan();
    const first = await turn();
    const second = first === mina ? rafi : mina;
    await pad.passTo('2026-12-02T03:30:00Z');
    pad.chat.trouble = new PlatformError('later', 'busy');
    await first.clickDirect('Not this time');
    await first.clickDirect('Not this time');
    expect(first.text).toBe(`It is no longer your turn: ${second.profile.name} brings the customer story now.`);
  });

  test('writing it from the message opens the form, and the message thanks', async () => {
    await plan();
    const first = await turn();
    await pad.passTo('2026-12-02T03:30:00Z');
    await first.clickDirect('Write it');
    await first.fill({ text: 'She came back.', news: 'good', answered: 'yes' });
    expect(first.inbox[0]).toContain('Thank you for your customer story. (Weekly, Thursday 3 December, 10:00 AM)');
  });

  test('writing it goes to the meeting it names, also where today’s is still running', async () => {
    await plan({ name: 'Daily', days: 'Sun - Thu' });
    await pad.passTo('2026-12-02T04:10:00Z');
    const told = [mina, rafi].find(({ inbox }) => inbox.some((said) => said.startsWith('Tomorrow'))) ?? mina;
    await told.clickDirect('Write it');
    await told.fill({ text: 'She came back.', news: 'good', answered: 'yes' });
    expect(told.text).toContain('on the agenda of Daily (tomorrow, 10:00 AM)');
    expect(pad.posts('general')[0]).not.toContain('She came back.');
    await pad.passTo('2026-12-03T03:30:00Z');
    expect(pad.posts('general').at(-1)).toContain('> She came back.');
  });

  test('so does a topic, and a form that stood open until its meeting was over goes to the next', async () => {
    await plan({ name: 'Daily', days: 'Sun - Thu', postBefore: '1440' });
    await pad.passTo('2026-12-02T04:10:00Z');
    await rafi.clickIn('general', 'Add a topic');
    await pad.passTo('2026-12-02T04:20:00Z');
    await rafi.fill({ topic: 'Holidays' });
    expect(rafi.text).toContain('for Daily (tomorrow, 10:00 AM)');
    await mina.run('/agenda show', 'general');
    expect(mina.text).toContain('The meeting: today, 10:00 AM.');
    expect(mina.text).not.toContain('Holidays');
    expect(pad.posts('general').at(-1)).toContain('2. Holidays (Rafi)');
    await rafi.clickIn('general', 'Bring the customer story');
    await pad.passTo('2026-12-03T06:00:00Z');
    await rafi.fill({ text: 'Late', news: 'good', answered: 'yes' });
    expect(rafi.text).toContain('on the agenda of Daily (Sunday 6 December, 10:00 AM)');
  });

  test('who is passed a turn hears from whom, in the message and at home', async () => {
    await plan();
    const first = await turn();
    const second = first === mina ? rafi : mina;
    await first.home();
    expect(first.text).not.toContain('passed on by');
    await pad.passTo('2026-12-02T03:30:00Z');
    await first.clickDirect('Not this time');
    const by = first.profile.name;
    expect(second.inbox[0]).toContain(`Tomorrow it is your turn to bring a customer story, passed on by ${by}.`);
    await second.home();
    expect(second.text).toContain(`Your turn, passed on by ${by}: bring a customer story to Weekly`);
  });

  test('after the meeting the message offers nothing that does nothing any more', async () => {
    await plan();
    const first = await turn();
    await pad.passTo('2026-12-03T05:00:00Z');
    expect(first.inbox).toEqual(['This meeting is over. (Weekly, Thursday 3 December, 10:00 AM)']);
  });

  test('who has brought a story before is not asked for one', async () => {
    await plan();
    const first = await turn();
    await first.run('/agenda customer She came back', 'general');
    await pad.passTo('2026-12-03T04:00:00Z');
    expect(first.inbox).toEqual([]);
  });

  test('where nobody can be listed the item still has its prompt', async () => {
    const other = await openPad({
      now: '2026-12-01T04:00:00Z',
      rituals,
      can: { members: false, unnamed: false },
    });
    const asha = await other.person('Asha', { locale: 'en' });
    await asha.run('/agenda meeting', 'general');
    await asha.fill({ name: 'Weekly', days: 'Thursday' });
    await other.passTo('2026-12-03T09:30:00Z');
    expect(other.posts('general')[0]).toContain('Today’s question:');
    expect(other.posts('general')[0]).toContain('It is nobody’s turn yet.');
  });

  test('who takes no direct messages is named on the agenda before', async () => {
    await plan();
    const first = await turn();
    const second = first === mina ? rafi : mina;
    await pad.store.db.person.updateMany({ where: { externalId: second.profile.id }, data: { directMessages: false } });
    await pad.passTo('2026-12-03T04:00:00Z');
    expect(pad.posts('general')[0]).toContain(`@${second.profile.name} brings the customer story.`);
    await pad.passTo('2026-12-10T03:30:00Z');
    expect(second.inbox).toEqual([]);
    expect(pad.posts('general').at(-1)).toContain(`@${second.profile.name}’s turn`);
  });

  test('who left before being told is not asked', async () => {
    await plan();
    const first = await turn();
    const second = first === mina ? rafi : mina;
    pad.chat.members.set(first.profile.id, { ...first.profile, kind: 'gone' });
    await pad.passTo('2026-12-02T03:30:00Z');
    expect(first.inbox).toEqual([]);
    expect(second.inbox).toHaveLength(1);
  });

  test('an idea that came in is named in the prompt, once', async () => {
    await plan();
    await pad.passTo('2026-12-04T04:00:00Z');
    const { id: workspaceId } = await pad.store.db.workspace.findFirstOrThrow();
    const author = await pad.store.db.person.findFirstOrThrow({ where: { externalId: 'rafi' } });
    const at = new Date('2026-12-05T04:00:00Z');
    await pad.store.db.idea.create({
      data: {
        workspaceId,
        number: 7,
        title: 'A shorter form',
        folded: 'a shorter form',
        authorId: author.id,
        createdAt: at,
        changedAt: at,
      },
    });
    await pad.passTo('2026-12-10T03:30:00Z');
    expect(pad.posts('general').at(-1)).toContain('There is a new idea, #7: “A shorter form”.');
    await pad.passTo('2026-12-17T03:30:00Z');
    expect(pad.posts('general').at(-1)).not.toContain('A shorter form');
  });

  test('the home page says what waits, and what comes', async () => {
    await plan();
    const first = await turn();
    await first.home();
    expect(first.text).toContain('Your turn: bring a customer story to Weekly, Thursday 3 December, 10:00 AM.');
    expect(first.text).toContain('Weekly in #general: Thursday 3 December, 10:00 AM [Show the agenda]');
    await first.click('Pass it on');
    expect(first.text).toContain('Who brings the customer story to Weekly');
    await first.click('I will do it');
    expect(first.text).toContain('it is your turn to bring a customer story');
  });

  test('a story can be brought from the home page: for one’s own turn first, else for the next meeting one is in', async () => {
    await plan();
    await plan({ name: 'Counter talk', days: 'Wednesday' });
    const first = await turn();
    const second = first === mina ? rafi : mina;
    const bring = async (who: Staff) => {
      await who.home();
      await who.click('Bring the customer story');
      await who.fill({ text: 'She came back.', news: 'good', answered: 'yes' });
      return /agenda of (Weekly|Counter talk) /.exec(who.text)?.[1];
    };
    // both turns are with the same person, and the counter talk comes first
    expect([await bring(first), await bring(first), await bring(second)]).toEqual([
      'Counter talk',
      'Weekly',
      'Counter talk',
    ]);
  });

  test('where one is in no meeting’s channel, home says how one is planned', async () => {
    await rafi.home();
    await rafi.click('Bring the customer story');
    expect(rafi.text).toBe('There is no meeting in your channels now. Plan one: /agenda meeting');
  });
});
