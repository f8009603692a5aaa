import { describe, expect, test } from 'vitest';
import { openPad } from '../../support/driver.ts';
import { monday, openTeam, rituals } from './team.ts';

async function openOffice() {
  const pad = await openPad({ now: monday, rituals });
  const admin = await pad.person('Asha', { admin: true });
  const bina = await pad.person('Bina', { locale: 'bn' });
  return { pad, admin, bina };
}

describe('a champion', () => {
  test('is asked first, in their language, and the admin hears the answer', async () => {
    const { admin, bina } = await openOffice();
    await admin.run('/idea champion add <@bina>');
    expect(admin.text).toContain('I am asking @Bina in a direct message. A yes makes them a champion');
    expect(bina.inbox[0]).toContain('আপনি কি গ্রাহক চ্যাম্পিয়ন হবেন?');
    await bina.run('/idea review');
    expect(bina.text).toContain('শুধু গ্রাহক চ্যাম্পিয়ন');
    await admin.run('/idea champions');
    expect(admin.text).toContain('@Bina: asked, no answer yet');
    await bina.clickDirect('হ্যাঁ, সানন্দে');
    expect(bina.text).toContain('আপনি এখন গ্রাহক চ্যাম্পিয়ন');
    expect(admin.inbox).toEqual(['@Bina said yes and is a champion now.']);
    await bina.run('/idea champions');
    expect(bina.text).toContain('১জন গ্রাহক চ্যাম্পিয়ন');
    expect(bina.text).toContain('@Bina');
  });

  test('may say no', async () => {
    const { admin, bina } = await openOffice();
    await admin.run('/idea champion add <@bina>');
    await bina.clickDirect('না, ধন্যবাদ');
    expect(admin.inbox).toEqual(['@Bina would rather not be a champion.']);
    await admin.run('/idea champions');
    expect(admin.text).toContain('There is no champion yet.');
  });

  test('is not asked twice, nor when it is no member', async () => {
    const { admin, pad } = await openOffice();
    await pad.person('Robot', { kind: 'bot' });
    await admin.run('/idea champion add <@bina>');
    await admin.run('/idea champion add <@bina>');
    expect(admin.text).toContain('I have already asked Bina, and there is no answer yet.');
    await admin.run('/idea champion add <@robot>');
    expect(admin.text).toContain('I do not know that person here.');
    await admin.run('/idea champion add <@nobody>');
    expect(admin.text).toContain('I do not know that person here.');
  });

  test('finds the question at home where direct messages are refused', async () => {
    const { admin, bina, pad } = await openOffice();
    await bina.run('/idea list');
    await pad.store.db.person.updateMany({ where: { name: 'Bina' }, data: { directMessages: false } });
    await admin.run('/idea champion add <@bina>');
    expect(admin.text).toContain('@Bina takes no direct messages from me.');
    expect(bina.inbox).toEqual([]);
    await bina.home();
    await bina.click('হ্যাঁ, সানন্দে');
    expect(bina.text).toContain('আপনি এখন গ্রাহক চ্যাম্পিয়ন');
  });

  test('is let go with thanks, by whom, in the morning, unless that is undone before they hear it', async () => {
    const { admin, champion, pad } = await openTeam({ now: monday });
    await admin.run('/idea champion remove <@bina>');
    expect(admin.text).toContain('@Bina is no longer a champion');
    await admin.click('Undo');
    await pad.pass('10 minutes');
    expect(champion.inbox).toHaveLength(1);
    await admin.run('/idea champion remove <@bina>');
    await pad.pass('10 minutes');
    // it is four in the morning on their clock
    expect(champion.inbox).toHaveLength(1);
    await pad.pass('4 hours');
    expect(champion.inbox[1]).toBe(
      '@Asha has ended your time as the customer’s champion. Thank you for every answer you gave.',
    );
    await admin.click('Undo');
    expect(admin.text).toContain('Bina has been told already. To ask them again: /idea champion add');
    await champion.run('/idea export');
    expect(champion.text).toContain('Only customer champions and admins can do this.');
    await admin.run('/idea champion remove <@bina>');
    expect(admin.text).toContain('Bina is not a champion.');
  });

  test('whose question was taken back cannot say yes to it any more', async () => {
    const { admin, bina } = await openOffice();
    await admin.run('/idea champion add <@bina>');
    await admin.run('/idea champion remove <@bina>');
    expect(admin.text).toContain('You took the question to @Bina back.');
    await bina.clickDirect('হ্যাঁ, সানন্দে');
    expect(bina.text).toContain('এর মধ্যে একজন অ্যাডমিন প্রশ্নটি ফিরিয়ে নিয়েছেন।');
  });

  test('is named by admins only; one who names themselves has said yes', async () => {
    const { admin, bina } = await openOffice();
    await bina.run('/idea champion add <@bina>');
    expect(bina.text).toContain('শুধু অ্যাডমিন');
    await admin.run('/idea champion add <@asha>');
    expect(admin.text).toContain('You are a champion now.');
  });
});
