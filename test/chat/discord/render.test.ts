import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filledIn, modalOf, valuesOf } from '../../../src/chat/discord/draw/form.ts';
import { countOf, messageOf } from '../../../src/chat/discord/draw/message.ts';
import { readAddress, writeAddress } from '../../../src/chat/discord/draw/route.ts';
import { escaped, markdown } from '../../../src/chat/discord/draw/text.ts';
import type { Block, Button, Control, Field, View } from '../../../src/chat/view.ts';
import { ids } from '../../support/discord/company.ts';
import { type Container, everything, message, modal } from '../../support/discord/components.ts';
import { display, wordsOf } from '../../support/discord/words.ts';
import { newWorld } from '../../support/discord/world.ts';
import { everyForm, everyView, hostile, restForm, unbroken } from '../../support/everyview.ts';

const world = newWorld(Date.now);
const drawn = (view: View) =>
  JSON.parse(JSON.stringify(messageOf(view, ids.guild).body)) as { components: [Container] };
const problems = (view: View) => message.safeParse(drawn(view)).error?.issues.map(({ message: said }) => said) ?? [];
const all = (view: View) => drawn(view).components.flatMap(everything);
const view = (blocks: readonly Block[]): View => ({ kind: 'view', summary: 'A view', blocks });

const text = fc.string({ unit: 'grapheme', maxLength: 400 });
const said = fc.oneof(
  text,
  fc.constant(hostile),
  fc.constant(unbroken),
  fc.constant('*_`~|<@#>-+[]()\\:/.1'.repeat(30)),
);
const label = fc.string({ minLength: 1, maxLength: 60 });
const go = fc.record({
  to: fc.constant('sample.press'),
  args: fc.array(fc.oneof(fc.uuid(), fc.integer().map(String)), { maxLength: 2 }),
});
const button = fc.record({ kind: fc.constant('button' as const), label, go });
const link = fc.record({ kind: fc.constant('link' as const), label, url: fc.webUrl() });
const options = fc.uniqueArray(fc.record({ value: fc.uuid(), label }), {
  minLength: 1,
  maxLength: 30,
  selector: ({ value }) => value,
});
const pick = fc.record({ kind: fc.constant('pick' as const), label, go, options });
const person = fc.record({ kind: fc.constant('pickPerson' as const), label, go });
const control: fc.Arbitrary<Control> = fc.oneof(button, link, pick, person);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: said }),
  fc.record({ kind: fc.constantFrom('text' as const, 'quote' as const, 'note' as const), text: said }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label, value: said }), { maxLength: 8 }),
  }),
  fc.record({
    kind: fc.constant('bars' as const),
    bars: fc.array(fc.record({ label, share: fc.double({ min: 0, max: 1, noNaN: true }), caption: label }), {
      maxLength: 6,
    }),
  }),
  fc.record({ kind: fc.constant('entry' as const), text: said, button: fc.oneof(button, link), menu: pick }),
  fc.record({ kind: fc.constant('entry' as const), text: said, detail: said, button }),
  fc.record({ kind: fc.constant('controls' as const), controls: fc.array(control, { maxLength: 8 }) }),
  fc.constant({ kind: 'divider' as const }),
);

describe('a view in Discord', () => {
  it('fits, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 30 }), (blocks) => {
        expect(problems(view(blocks))).toEqual([]);
      }),
      {
        numRuns: 150,
      },
    );
  });

  it('offers once what many lines lead to', () => {
    const button: Button = { kind: 'button', label: 'All of it', go: { to: 'sample.press' } };
    const lines = Array.from({ length: 20 }, (): Block => ({ kind: 'entry', text: 'A line', button }));
    expect(problems(view(lines))).toEqual([]);
  });

  it('of every kind of block is taken', () => {
    expect(problems(everyView)).toEqual([]);
  });

  it('with many lines keeps every button and every choice: first beside its line, then in its menu, then in shared ones', () => {
    const lines = (count: number) =>
      Array.from(
        { length: count },
        (_, n): Block => ({
          kind: 'entry',
          text: `${n + 1}. Topic ${n + 1}`,
          button: { kind: 'button', label: 'Done', go: { to: 'agenda.tick', args: [`${n}`] } },
          menu: {
            kind: 'pick',
            label: 'More',
            go: { to: 'agenda.topic', args: [`${n}`] },
            options: ['up', 'down', 'remove'].map((value) => ({ value, label: value })),
          },
        }),
      );
    const shape = (count: number) => {
      const parts = all(view(lines(count)));
      expect(parts.length).toBeLessThanOrEqual(40);
      const buttons = parts.filter(({ type }) => type === 2).length;
      const menus = parts.filter((one) => one.type === 3);
      const choices = menus.reduce((sum, one) => sum + (one.type === 3 ? one.options.length : 0), 0);
      const words = wordsOf(drawn(view(lines(count))).components, world);
      for (let n = 1; n <= count; n++) expect(words).toContain(`${n}. Topic ${n}`);
      return { buttons, menus: menus.length, choices };
    };
    expect(shape(5)).toEqual({ buttons: 5, menus: 5, choices: 15 });
    expect(shape(12)).toEqual({ buttons: 0, menus: 12, choices: 48 });
    expect(shape(30)).toEqual({ buttons: 0, menus: 5, choices: 120 });
  });

  it('cuts long words visibly, and only those', () => {
    const long = view([
      { kind: 'heading', text: 'Ideas' },
      ...Array.from({ length: 6 }, (): Block => ({ kind: 'quote', text: 'word '.repeat(300) })),
    ]);
    expect(problems(long)).toEqual([]);
    const words = wordsOf(drawn(long).components, world).split('\n');
    expect(words[0]).toBe('# Ideas');
    expect(words.slice(1).every((line) => line.endsWith('…'))).toBe(true);
    expect(countOf(messageOf(long, ids.guild).body.components)).toBe(8);
  });

  it('has a button for a link that leads nowhere in the web, which cannot be pressed', () => {
    const [, , one] = all(
      view([{ kind: 'controls', controls: [{ kind: 'link', label: 'Read', url: 'javascript:alert(1)' }] }]),
    );
    expect(one).toMatchObject({ type: 2, disabled: true });
  });
});

describe('text', () => {
  it('reads as it was written: it mentions, links and formats nothing', () => {
    for (const one of [
      hostile,
      '# heading',
      '- list',
      '1. list',
      '> quote',
      '-# small',
      '<t:1:R>',
      'https://example.com',
      '||x||',
      '[a](https://b.c)',
    ])
      expect(display(escaped(one), world)).toBe(one);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (one) => {
        expect(display(escaped(one), world)).toBe(one);
      }),
    );
    const marks = fc.string({ unit: fc.constantFrom(...'*_~`|<>@#-+[]()\\:/.1 \na'), maxLength: 30 });
    fc.assert(
      fc.property(marks, (one) => {
        expect(display(escaped(one), world)).toBe(one);
      }),
    );
  });

  it('says instants as Discord’s own, which each reader sees in their zone', () => {
    const time = new Date('2026-12-02T04:30:00Z');
    expect(markdown([{ time }, ' ', { time, as: 'day' }, ' ', { time, as: 'time' }])).toBe(
      '<t:1796185800:f> <t:1796185800:D> <t:1796185800:t>',
    );
  });

  it('links only to the web', () => {
    expect(markdown([{ link: 'javascript:alert(1)', label: 'x' }])).toBe('x');
    expect(markdown([{ link: 'https://a.b/(c) d', label: '[x]' }])).toBe('[\\[x\\]](https://a.b/%28c%29%20d)');
  });
});

describe('a route', () => {
  it('comes back as it was, with its server, and fits where two ids and a number do', () => {
    const arg = fc.oneof(
      fc.uuid(),
      fc.string({ maxLength: 12 }),
      fc.constantFrom('~', '~abc', 'a/b', 'Asia/Dhaka', ''),
    );
    const guilds = fc.bigInt({ min: 10n ** 16n, max: 2n ** 63n }).map(String);
    fc.assert(
      fc.property(guilds, fc.array(arg, { maxLength: 3 }), fc.nat(9), (guild, args, count) => {
        expect(readAddress(writeAddress(guild, { to: 'ideas.merge', args }, count))).toEqual({
          guild,
          go: { to: 'ideas.merge', args },
        });
      }),
    );
    const long = { to: 'mission.'.padEnd(25, 'x'), args: [crypto.randomUUID(), crypto.randomUUID(), '12'] };
    expect(writeAddress(ids.guild, long, 12).length).toBeLessThanOrEqual(100);
    for (const nonsense of ['', 'v0:vote', 'sample.press', '///']) expect(readAddress(nonsense)).toBeNull();
  });
});

describe('a form', () => {
  it.each([everyForm, restForm])('of every kind of field is taken: $title', (form) => {
    const made = JSON.parse(JSON.stringify(modalOf(atDiscord(form), ids.guild, ids.general)));
    expect(modal.safeParse(made).error?.issues ?? []).toEqual([]);
  });

  it('says what a label has no room for in its description', () => {
    const field: Field = { kind: 'line', name: 'a', label: 'x'.repeat(60), max: 300, hint: 'a hint' };
    const made = modalOf(
      { kind: 'form', title: 'F', submit: 'S', go: { to: 'a.b' }, fields: [field] },
      ids.guild,
      null,
    );
    expect(made.components[0]).toMatchObject({
      label: `${'x'.repeat(44)}…`,
      description: `${'x'.repeat(60)} · a hint`,
    });
  });

  it('opens again as it was filled in', () => {
    const values = { title: 'T', words: 'W', scale: '4', days: ['b', 'c'], person: ids.anika };
    const again = filledIn(everyForm, values);
    expect(again.fields.map((field) => field.value)).toEqual(['T', 'W', '4', ['b', 'c'], ids.anika]);
    expect(filledIn(everyForm, {}).fields.every((field) => field.value === undefined || field.value.length === 0)).toBe(
      true,
    );
  });

  it('is read field by field; what was left empty is left out', () => {
    const label = (component: object) => ({ type: 18, id: 1, component: { id: 2, ...component } });
    const read = valuesOf([
      label({ type: 4, custom_id: 'a', value: '' }),
      label({ type: 4, custom_id: 'b', value: 'x' }),
      label({ type: 21, custom_id: 'c', value: null }),
      label({ type: 3, custom_id: 'd', values: ['1'] }),
      label({ type: 3, custom_id: 'e[]', values: ['1', '2'] }),
      label({ type: 22, custom_id: 'f[]', values: [] }),
      label({ type: 5, custom_id: 'g', values: ['7'] }),
    ] as Parameters<typeof valuesOf>[0]);
    expect(read).toEqual({ b: 'x', d: '1', e: ['1', '2'], g: '7' });
  });
});

/** Discord's ids are numbers. */
function atDiscord<F extends typeof restForm>(form: F): F {
  return {
    ...form,
    fields: form.fields.map((field) => (field.kind === 'place' ? { ...field, value: ids.support } : field)),
  };
}
