import { describe, expect, it } from 'vitest';
import { modalOf, valuesOf } from '../../../src/chat/slack/draw/form.ts';
import { blocksOf, type Drawing, messageOf } from '../../../src/chat/slack/draw/render.ts';
import { readRoute, writeRoute } from '../../../src/chat/slack/draw/route.ts';
import { richText, textObject } from '../../../src/chat/slack/draw/text.ts';
import { commandText, messageText } from '../../../src/chat/slack/incoming/mentions.ts';
import { type Block, note, type View } from '../../../src/chat/view.ts';
import { everyForm, everyView, hostile, restForm, unbroken } from '../../support/everyview.ts';
import { checkBlocks } from '../../support/slack/blocks.ts';
import { slackProblemsOfForm, slackProblemsOfView } from '../../support/slack/fits.ts';

const drawing: Drawing = {
  locale: 'en',
  timeZone: 'UTC',
  now: new Date('2026-12-01T04:00:00Z'),
  alone: false,
  files: new Map(),
};

function view(blocks: readonly Block[]): View {
  return { kind: 'view', summary: 'A view', blocks };
}

describe('views in Slack', () => {
  it('has every kind of block and field drawn within its limits', () => {
    expect(slackProblemsOfView(everyView)).toEqual([]);
    for (const form of [everyForm, restForm]) expect(slackProblemsOfForm(form)).toEqual([]);
  });

  it('splits long text between blocks, never inside a character, and loses none of it', () => {
    const long = `${'😀'.repeat(2000)}\n${'আ'.repeat(2900)}\n${unbroken}`;
    const blocks = richText([long, { bold: long }], drawing);
    expect(blocks.length).toBeGreaterThan(3);
    expect(checkBlocks(blocks, 'message').problems).toEqual([]);
    const all = checkBlocks(blocks, 'message').blocks.flatMap((block) =>
      block.type === 'rich_text' ? block.elements.flatMap(({ elements }) => elements) : [],
    );
    const texts = all.map((span) => (span.type === 'text' ? span.text : ''));
    expect(texts.join('')).toBe(long + long);
    // cut inside a character, it could not be written as UTF-8
    expect(texts.map((text) => Buffer.from(text).toString())).toEqual(texts);
  });

  it('puts a button into its menu where a list is too long for both', () => {
    const entries = Array.from(
      { length: 40 },
      (_, n): Block => ({
        kind: 'entry',
        text: `Topic ${n}`,
        button: { kind: 'button', label: 'Done', go: { to: 'agenda.done', args: [String(n)] } },
        menu: {
          kind: 'pick',
          label: 'More',
          go: { to: 'agenda.more', args: [String(n)] },
          options: [{ value: 'up', label: 'Move up' }],
        },
      }),
    );
    expect(blocksOf(view(entries.slice(0, 20)), drawing)).toHaveLength(40);
    const tight = blocksOf(view(entries), drawing);
    expect(checkBlocks(tight, 'message').problems).toEqual([]);
    expect(tight).toHaveLength(40);
    expect(JSON.stringify(tight[3])).toContain('"value":"agenda.done/3"');
    expect(JSON.stringify(tight[3])).toContain('"value":"agenda.more/3/up"');
  });

  it('says a time in each reader’s own zone, with words for where it cannot', () => {
    const [block] = richText([{ time: new Date('2026-12-02T04:30:00Z') }], {
      ...drawing,
      locale: 'bn',
      timeZone: 'Asia/Dhaka',
    });
    expect(block?.elements[0]).toMatchObject({
      elements: [{ type: 'date', timestamp: Date.parse('2026-12-02T04:30:00Z') / 1000, fallback: 'আগামীকাল সকাল ১০টা ৩০' }],
    });
  });

  it('shows a link that leads to no page as words', () => {
    const bad = { link: 'javascript:alert(1)', label: 'click' };
    expect(JSON.stringify(richText([bad], drawing))).not.toContain('javascript');
    expect(textObject([bad, { bold: 'x' }], drawing).text).toBe('click*x*');
    expect(textObject([{ link: 'https://a.b/?x=1&y=<2>|3', label: 'a|b' }], drawing).text).toBe(
      '<https://a.b/?x=1&amp;y=%3C2%3E%7C3|a¦b>',
    );
  });

  it('keeps markup from beginning in somebody’s words', () => {
    const { text } = textObject(['> quoted\n', hostile, { bold: 'mine' }], drawing);
    expect(text).not.toMatch(/<(!|@)/);
    expect(text.startsWith('\u200B&gt;')).toBe(true);
    expect(text).toContain('*mine*');
    expect(messageOf(note(hostile), drawing).text).not.toMatch(/[<>]/);
  });
});

describe('routes', () => {
  it('come back as they went, whatever is in them', () => {
    for (const args of [[], ['a/b', 'c d'], ['', 'আ', '%2F', '\n']]) {
      expect(readRoute(writeRoute({ to: 'agenda.done', args }))).toEqual({ to: 'agenda.done', args });
    }
    expect(readRoute('%E0%A4%A')).toBeNull();
  });

  it('may be the same twice in a block', () => {
    const again = { kind: 'button', label: 'Vote', go: { to: 'ideas.vote', args: ['1'] } } as const;
    const [, block] = blocksOf(note('Twice', [again, again, again]), drawing);
    const { blocks, problems } = checkBlocks([block], 'message');
    expect(problems).toEqual([]);
    const [actions] = blocks;
    const ids = actions?.type === 'actions' ? actions.elements.map(({ action_id: id }) => id) : [];
    expect(ids.map(readRoute)).toEqual([1, 2, 3].map(() => ({ to: 'ideas.vote', args: ['1'] })));
  });
});

describe('what Slack sends as text', () => {
  const nameOf = async (id: string) => (id === 'U1' ? 'Maya <b>|Thompson' : null);

  it('becomes plain words, with tokens for people and channels in a command', async () => {
    expect(await commandText('add <@U1|maya> <@U2|owen> in <#C1|general> &lt;b&gt; &amp;amp;', nameOf)).toBe(
      'add <@U1|Maya  b  Thompson> <@U2|owen> in <#C1|general> <b> &amp;',
    );
  });

  it('becomes plain words alone in a message', async () => {
    const written =
      '<@U2> said <!channel>: see <http://example.com|example.com> and <https://a.b/c|the list>, <!subteam^S1|@shop> <#C1|> <mailto:a@b.c|a@b.c>';
    expect(await messageText(written, nameOf)).toBe(
      '@U2 said @channel: see example.com and the list (https://a.b/c), @shop #C1 a@b.c',
    );
  });
});

describe('forms', () => {
  it('leave out what was left empty, and keep an empty choice of several', () => {
    const values = valuesOf({
      a: { a: { type: 'plain_text_input', value: null } },
      b: { b: { type: 'checkboxes', selected_options: [] } },
      c: { c: { type: 'radio_buttons', selected_option: { value: 'x' } } },
    });
    expect(values).toEqual({ b: [], c: 'x' });
  });

  it('remember where they were opened', () => {
    const place = { id: 'C1', name: 'general', kind: 'channel' } as const;
    const modal = modalOf(everyForm, { place, origin: 'https://hooks.slack.com/x' }, drawing);
    expect(JSON.parse(modal.private_metadata ?? '')).toEqual({
      place,
      origin: 'https://hooks.slack.com/x',
      go: everyForm.go,
    });
  });
});
