import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { botName } from '../../src/chat/sandbox/company.ts';
import type { MessageKey } from '../../src/i18n/messages.ts';
import { unturned } from '../../src/i18n/text.ts';
import { translator, type Values } from '../../src/i18n/translate.ts';
import { openStore, type Store } from '../../src/store/client.ts';
import { findChromium } from '../support/chromium.ts';
import { temporaryDatabase } from '../support/database.ts';
import { hostile } from '../support/everyview.ts';
import { compilePage, type OpenSandbox, openSandbox } from '../support/sandboxpage.ts';
import { type Bot, startBot, stillClock } from './bot.ts';

const executablePath = findChromium();
if (!executablePath) {
  const word = 'browser: no Chromium found, so the tests of the page are skipped (CHROMIUM=path names one)';
  if (process.env['CI']) throw new Error(word);
  process.stdout.write(`${word}\n`);
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** As the English catalogue says it, so that better words need no other test. */
const english = translator('en', 'UTC');
const t = (key: MessageKey, values?: Values): string => english(key, values);

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'];
const quiet = ['--disable-background-networking', '--disable-component-update'];
const desk = { width: 1280, height: 860 };
const phone = { width: 360, height: 740 };
/** What is to come on the page may take its time: the machine may be busy. */
const patient = { timeout: 60_000 };

describe.skipIf(!executablePath)('the sandbox in a browser', { timeout: 240_000 }, () => {
  let browser: Browser;
  let page: string;
  const complaints: string[] = [];
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    page = compilePage();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: [...flags, ...quiet] });
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    // whatever the browser refuses to load or run, and whatever the page throws, is a failed test
    expect(complaints.splice(0)).toEqual([]);
  });

  async function visit(
    url: string,
    who: string,
    where = 'home',
    options: { colorScheme?: 'light' | 'dark'; viewport?: typeof desk } = {},
  ): Promise<Page> {
    const context = await browser.newContext({ viewport: desk, colorScheme: 'light', ...options });
    contexts.push(context);
    const tab = await context.newPage();
    tab.setDefaultTimeout(patient.timeout);
    tab.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    tab.on('pageerror', (error) => complaints.push(String(error)));
    tab.on('dialog', (dialog) => {
      complaints.push(`a script ran: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await tab.goto(`${url}/?as=${who}&at=${where}`);
    await tab.locator(where === 'home' ? '.home .view' : '#write').waitFor();
    return tab;
  }

  /** Types into the writing line and sends, as fingers do. */
  async function type(tab: Page, text: string): Promise<void> {
    await tab.locator('#write').fill(text);
    await tab.keyboard.press('Escape');
    await tab.keyboard.press('Enter');
    await expect.poll(() => tab.locator('#write').inputValue(), patient).toBe('');
  }

  /** The newest message (or private reply). */
  const newest = (tab: Page) => tab.locator('article.message').last();

  async function press(tab: Page, label: string, inside = newest(tab)): Promise<void> {
    await inside.getByRole('button', { name: label, exact: true }).last().click();
  }

  async function fill(tab: Page, fields: Record<string, string>): Promise<void> {
    const dialog = tab.getByRole('dialog');
    await dialog.waitFor();
    for (const [name, value] of Object.entries(fields)) {
      const ticks = dialog.locator(`input[type=radio][name="${name}"][value="${value}"]`);
      const field = dialog.locator(`#field-${name}`);
      if ((await ticks.count()) > 0) await ticks.check();
      else if ((await field.evaluate((element) => element.nodeName)) === 'SELECT') await field.selectOption(value);
      else await field.fill(value);
    }
  }

  async function submit(tab: Page): Promise<void> {
    await tab.locator('dialog footer button.primary').click();
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
  }

  async function passTime(tab: Page, step: 'sandbox.passNext' | 'sandbox.passHour' | 'sandbox.passDay'): Promise<void> {
    const before = await tab.locator('.now').innerText();
    await tab.locator('.clock summary').click();
    // not the clock alone: while the time passes, what is posted on the way shows it half-way
    const passed = tab.waitForResponse('**/sandbox/pass-time');
    await tab
      .locator('.clock')
      .getByRole('button', { name: t(step), exact: true })
      .click();
    await passed;
    await expect.poll(() => tab.locator('.now').innerText(), patient).not.toBe(before);
  }

  /** In light everything, then in dark what light and dark can differ in. */
  async function violations(tab: Page): Promise<string[]> {
    await tab.evaluate(axe);
    const found = await findings(tab, `{ resultTypes: ['violations'] }`);
    await tab.emulateMedia({ colorScheme: 'dark' });
    const dark = await findings(tab, `{ runOnly: ['color-contrast'] }`);
    await tab.emulateMedia({ colorScheme: 'light' });
    return [...found, ...dark.map((line) => `dark: ${line}`)];
  }

  async function findings(tab: Page, options: string): Promise<string[]> {
    const { violations } = (await tab.evaluate(`axe.run(document, ${options})`)) as {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    };
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  }

  describe('three rituals in a company', () => {
    let bot: Bot;
    let store: Store;
    let url: string;
    let database: string;
    const clock = stillClock('2026-12-01T04:30:00Z');

    beforeAll(async () => {
      database = await temporaryDatabase();
      store = await openStore(database, { synchronous: 'OFF' });
      bot = await startBot({ store, clock, page });
      url = bot.url;
    });
    afterAll(async () => {
      await bot?.stop();
      await store?.close();
    });
    afterEach(() => expect(bot.errors()).toEqual([]));

    it('a newcomer plans a meeting, and its agenda opens with the customer', async () => {
      const maya = await visit(url, 'maya', 'shop-floor');
      await type(maya, '/agenda meeting');
      await fill(maya, { name: 'Morning huddle', days: 'Wed', time: '09:00' });
      await submit(maya);
      await type(maya, '/agenda add Tea in small tins');
      const story = 'An old man asked us to read the price to him.';
      await type(maya, `/agenda customer ${story}`);
      await maya
        .getByRole('button', { name: t('voices.news.good'), exact: true })
        .last()
        .click();
      for (let n = 0; n < 30; n++) {
        if ((await maya.locator('article.message:not(.only)').count()) > 0) break;
        await passTime(maya, 'sandbox.passNext');
      }
      const agenda = maya.locator('article.message:not(.only)').first();
      await agenda.getByText('Morning huddle').first().waitFor();
      const said = await agenda.innerText();
      expect(said).toContain(t('agenda.customerItem', { n: 1 }));
      expect(said.indexOf(story)).toBeGreaterThan(said.indexOf(t('agenda.customerItem', { n: 1 })));
      expect(said.indexOf('Tea in small tins')).toBeGreaterThan(said.indexOf(story));
    });

    it('thirty answers to an earlier poll have made a report', async () => {
      const sunita = await visit(url, 'sunita', 'everyone', { viewport: phone });
      await sunita.locator('article.message .bars li').first().waitFor();
      const posts = await sunita.locator('article.message').allInnerTexts();
      expect(posts.join()).toContain(t('mission.taken', { band: 'exact', asked: 30, low: 30, high: 30 }));
    });

    it('the first screen of a phone has what was found, the largest camps and what will be done', async () => {
      const viewport = { width: 390, height: 844 };
      const maya = await visit(url, 'maya', 'everyone', { viewport });
      const report = maya.locator('article.message', { has: maya.locator('.bars li') }).first();
      await report.waitFor();
      const line = 'We ring three families every Friday and ask how the food was.';
      await type(maya, `/mission action ${line}`);
      await report.getByText(line).waitFor();
      await report.evaluate((article) => article.scrollIntoView({ block: 'start' }));
      const writing = (await maya.locator('#write').boundingBox())?.y ?? 0;
      const seen = async (part: Locator) => {
        const box = await part.boundingBox();
        return box !== null && box.y >= 0 && box.y + box.height <= writing;
      };
      expect(await seen(report.locator('h1, h2, h3, strong').first())).toBe(true);
      expect(await seen(report.getByText(/\d+ of 30 people/).first())).toBe(true);
      expect(await seen(report.locator('img').first())).toBe(true);
      expect(await seen(report.getByText(line))).toBe(true);
      if (process.env['SCREENS']) await maya.screenshot({ path: `${process.env['SCREENS']}/phone.png` });
    });

    it('three people answer the mission poll, and the results are shown', async () => {
      for (const who of ['maya', 'grace', 'arjun']) {
        const tab = await visit(url, who, `direct:${who}`);
        const answer = tab.getByRole('button', { name: t('mission.answer'), exact: true });
        await answer.last().click();
        await fill(tab, { own: `What ${who} does`, shared: 'Good food for every kitchen.' });
        await fill(tab, { rating1: '5', rating2: '4', rating3: '3' });
        await submit(tab);
        await tab.context().close();
      }
      const maya = await visit(url, 'maya', 'general');
      await type(maya, '/mission close');
      // the report is reckoned and posted after the answer to the command
      await maya.locator('article.message:not(.only) .bars li').first().waitFor();
      await type(maya, '/mission results');
      await newest(maya).locator('.bars li').first().waitFor();
      expect(await newest(maya).innerText()).toMatch(/10/);
    });

    it('an idea is submitted, voted for by another, taken by a champion, and its author is told', async () => {
      const title = `Umbrellas to borrow ${hostile}`.slice(0, 140);
      const owen = await visit(url, 'owen', 'general');
      await type(owen, '/idea new');
      await fill(owen, { change: 'A basket of umbrellas at the door' });
      await owen.locator('dialog footer button.primary').click();
      // without its title it is refused at that field, which has the keyboard
      const field = owen.locator('#field-title');
      await owen.locator('#error-title').waitFor();
      expect(await field.getAttribute('aria-describedby')).toContain('error-title');
      expect(await field.evaluate((element) => element.matches(':focus'))).toBe(true);
      expect(await owen.locator('#field-change').inputValue()).toBe('A basket of umbrellas at the door');
      // one that is there already is found while the title is written
      await field.fill('Send a photo when parcels leave the warehouse');
      await owen.locator('.found').getByText('#3').waitFor();
      await field.fill(title);
      await submit(owen);
      await newest(owen).getByText('#8').first().waitFor();

      const luis = await visit(url, 'luis', 'general');
      await type(luis, '/idea vote #8');
      await newest(luis).getByText('Umbrellas to borrow').first().waitFor();

      const grace = await visit(url, 'grace', 'general');
      await type(grace, '/idea show 8');
      await press(grace, t('ideas.button.accept'));
      await fill(grace, { owner: 'tanvir', date: '2026-12-24' });
      await submit(grace);
      // a decision can be undone for five minutes, then its author hears of it
      await passTime(grace, 'sandbox.passHour');

      // what happened is listed, and a click makes one the person who sees it
      const passed = grace.locator('.passed');
      await passed.getByText(t('sandbox.happened')).waitFor();
      await passed.getByRole('button', { name: /^Owen Price / }).click();
      await expect.poll(() => new URL(grace.url()).searchParams.get('as'), patient).toBe('owen');
      expect(new URL(grace.url()).searchParams.get('at')).toBe('direct:owen');
      await grace.locator('article.message', { hasText: 'Umbrellas to borrow' }).first().waitFor();

      await owen.locator('nav').getByRole('link', { name: botName }).click();
      await owen.locator('article.message', { hasText: 'Umbrellas to borrow' }).first().waitFor();
    });

    it('what one writes appears at once on another’s page, as it was written', async () => {
      const maya = await visit(url, 'maya', 'general');
      const grace = await visit(url, 'grace', 'general');
      const words = `In Maya’s own words: ${hostile}`;
      await type(maya, words);
      const message = grace.locator('article.message', { hasText: 'In Maya’s own words' });
      await message.waitFor();
      expect(await message.locator('.words').textContent()).toBe(unturned(words));
      expect(await message.locator('.words *').count()).toBe(0);
    });

    it('all of it is still there after stopping and starting again', async () => {
      const before = await visit(url, 'maya', 'general');
      const posts = await before.locator('article.message:not(.only)').allInnerTexts();
      await before.context().close();
      await bot.stop();
      await store.close();
      store = await openStore(database, { synchronous: 'OFF' });
      bot = await startBot({ store, clock, page });
      url = bot.url;
      const after = await visit(url, 'maya', 'general');
      expect(await after.locator('article.message:not(.only)').allInnerTexts()).toEqual(posts);
      await type(after, '/idea show 8');
      await newest(after).getByText('Umbrellas to borrow').first().waitFor();
    });

    it.each(['maya', 'anika', 'sunita'])('axe finds nothing wrong on the pages of %s', async (who) => {
      const tab = await visit(url, who, 'home');
      expect(await violations(tab)).toEqual([]);
      for (const place of [`direct:${who}`, 'general']) {
        await tab.locator(`nav a[href$="at=${place}"]`).click();
        await tab.locator(`nav a[href$="at=${place}"][aria-current]`).waitFor();
        expect(await violations(tab)).toEqual([]);
      }
      await type(tab, '/idea new');
      await tab.getByRole('dialog').waitFor();
      expect(await violations(tab)).toEqual([]);
    });
  });

  describe('every kind of view', () => {
    let chat: OpenSandbox;

    beforeAll(async () => {
      const passTime = async () => new Date('2026-12-01T04:30:00Z');
      chat = await openSandbox({ guide: { page, passTime, next: async () => null } });
    });
    afterAll(() => chat?.close());

    it.each([desk, phone])('axe finds nothing wrong, %o, and nothing is wider than the screen', async (viewport) => {
      const tab = await visit(chat.url, 'anika', 'home', { viewport });
      expect(await violations(tab)).toEqual([]);
      expect(await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await tab.evaluate(`(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(messages)`)).toBe(true);
      if (viewport === phone) {
        await tab.locator('.open-drawer').click();
        await tab.locator('.side[data-open]').waitFor();
        expect(await violations(tab)).toEqual([]);
        await tab.keyboard.press('Escape');
        await tab.locator('.side').waitFor({ state: 'hidden' });
      }
      await tab.locator('.home .menu summary').first().click();
      expect(await violations(tab)).toEqual([]);
      await tab.keyboard.press('Escape');
      await tab.getByRole('button', { name: 'Open the form' }).click();
      expect(await violations(tab)).toEqual([]);
      await tab.locator('dialog footer button.primary').click();
      await tab.locator('#error-title').waitFor();
      expect(await violations(tab)).toEqual([]);
      await tab.locator('#field-title').fill('Tea');
      await tab.locator('dialog footer button.primary').click();
      await tab.locator('#field-date').waitFor();
      expect(await violations(tab)).toEqual([]);
    });

    it('sends what was filled in, by field', async () => {
      const tab = await visit(chat.url, 'maya', 'general');
      await type(tab, '/every');
      await press(tab, 'Open the form');
      await fill(tab, { title: 'Tea', scale: '4', person: 'anika' });
      await tab.locator('dialog footer button.primary').click();
      await tab.locator('#field-date').fill('2026-12-24');
      await fill(tab, { time: '09:30', place: 'shop-floor', week: '12' });
      await submit(tab);
      const saved = { date: '2026-12-24', time: '09:30', place: 'shop-floor', week: '12' };
      await newest(tab)
        .getByText(`Saved: ${JSON.stringify(saved)}`)
        .waitFor();
    });

    it('is used by the keyboard alone', async () => {
      const tab = await visit(chat.url, 'maya', 'general');
      const focused = () => tab.evaluate('document.activeElement.textContent.trim() || document.activeElement.id');
      await tab.keyboard.press('Tab');
      expect(await focused()).toBe(t('sandbox.skip'));
      await tab.locator('#write').focus();
      await tab.keyboard.type('/every');
      await tab.keyboard.press('Enter');
      await newest(tab).getByText('Every kind of block').first().waitFor();

      // a menu opens, closes by Escape back to its button, and is chosen from
      await newest(tab).locator('.menu summary', { hasText: 'Later' }).focus();
      await tab.keyboard.press('Enter');
      await tab.keyboard.press('Tab');
      expect(await focused()).toBe('Today');
      await tab.keyboard.press('Escape');
      expect(await focused()).toBe('Later');
      await tab.keyboard.press('Enter');
      await tab.keyboard.press('Tab');
      await tab.keyboard.press('Enter');
      await newest(tab).getByText('Chosen: a').waitFor();

      // a form takes the keyboard, warns before throwing anything away, and gives the keyboard back
      const opener = tab.getByRole('button', { name: 'Open the form' }).last();
      await opener.focus();
      await tab.keyboard.press('Enter');
      await tab.getByRole('dialog').waitFor();
      expect(await focused()).toBe('field-title');
      await tab.keyboard.type('Tea');
      await tab.keyboard.press('Escape');
      expect(await focused()).toBe(t('sandbox.goOn'));
      await tab.keyboard.press('Enter');
      expect(await tab.locator('#field-title').inputValue()).toBe('Tea');
      await tab.locator('dialog footer button').first().click();
      await tab.getByRole('button', { name: t('sandbox.leave') }).click();
      await tab.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await focused()).toBe('Open the form');
    });

    it('completes commands and names while one writes', async () => {
      const guided = await openSandbox({
        guide: {
          page,
          suggestions: () => [
            { insert: '/every', usage: '/every', summary: 'Every kind of block' },
            { insert: '/echo ', usage: '/echo <words>', summary: 'Says it again' },
          ],
        },
      });
      const tab = await visit(guided.url, 'maya', 'general');
      await tab.locator('#write').pressSequentially('/e');
      expect(await tab.getByRole('option').allInnerTexts()).toHaveLength(2);
      await tab.keyboard.press('ArrowDown');
      await tab.keyboard.press('Enter');
      expect(await tab.locator('#write').inputValue()).toBe('/echo ');
      await tab.locator('#write').pressSequentially('Thank you @ani');
      await tab.keyboard.press('Tab');
      expect(await tab.locator('#write').inputValue()).toBe('/echo Thank you @Anika Rahman ');
      await tab.keyboard.press('Enter');
      await newest(tab).getByText('Thank you <@anika|Anika Rahman>').waitFor();
      await tab.context().close();
      await guided.close();
    });

    it('one can be somebody else, and finds what is new there', async () => {
      const tab = await visit(chat.url, 'grace', 'general');
      await chat.chat.post(
        { workspace: 'sandbox', channel: 'support' },
        { kind: 'view', summary: 'Hello', blocks: [{ kind: 'text', text: 'Hello' }] },
        'hello',
        { locale: 'en', timeZone: 'UTC' },
      );
      const support = tab.locator('nav').getByRole('link', { name: '#support' });
      await expect.poll(() => support.getAttribute('class'), patient).toContain('unread');
      await support.click();
      await newest(tab).getByText('Hello').waitFor();
      await expect.poll(() => support.getAttribute('class'), patient).not.toContain('unread');
      await tab.locator('.people summary').click();
      await tab.locator('[data-person=anika]').click();
      await expect.poll(() => tab.locator('html').getAttribute('lang'), patient).toBe('bn');
      await expect.poll(() => tab.locator('#write + button').innerText(), patient).toBe('পাঠান');
      expect(new URL(tab.url()).searchParams.get('as')).toBe('anika');
      await tab.goBack();
      await expect.poll(() => tab.locator('html').getAttribute('lang'), patient).toBe('en');
    });

    it('says in one sentence that something failed, and goes on', async () => {
      const tab = await visit(chat.url, 'maya', 'general');
      await type(tab, '/every');
      await tab.route('**/sandbox/do', (route) => route.abort());
      await press(tab, 'Remove');
      await tab.getByRole('alert').getByText(t('sandbox.failed')).waitFor();
      await tab.unroute('**/sandbox/do');
      await press(tab, 'Remove');
      await newest(tab).getByText('Chosen: removed').waitFor();
      expect(await tab.getByRole('alert').count()).toBe(0);
      // the browser itself complains of the broken connection, twice: it was tried again
      expect(complaints.splice(0).every((line) => line.includes('ERR_FAILED'))).toBe(true);
    });

    it('remembers light or dark', async () => {
      const tab = await visit(chat.url, 'maya', 'general', { colorScheme: 'light' });
      const paper = () => tab.evaluate(`getComputedStyle(document.querySelector('main')).backgroundColor`);
      const light = await paper();
      await tab.getByRole('button', { name: t('sandbox.dark') }).click();
      const dark = await paper();
      expect(dark).not.toBe(light);
      await tab.reload();
      await tab.locator('#write').waitFor();
      expect(await paper()).toBe(dark);
    });
  });
});
