import type { Block, Field, Form, Option, View } from '../../src/chat/view.ts';
import type { Text } from '../../src/i18n/text.ts';

/** What people write to see whether it breaks: it must be shown as it stands, and reach or run nothing. */
export const hostile =
  `<!channel> <@U123|x> @everyone @here <script>alert(1)</script> <img src=x onerror="alert(1)"> **bold** _it_ ` +
  `\`code\` [a](javascript:alert(1)) & &amp; "quoted" 'single' {brace} \${x} %s \\n ‮rtl‬ العربية 🙂🏽👩‍👩‍👧 ` +
  `আমাদের গ্রাহক हाम्रा ग्राहक`;

/** A word without a place to break, longer than any line. */
export const unbroken = 'Donaudampfschifffahrtsgesellschaft'.repeat(8);

const when = new Date('2026-12-02T04:30:00Z');
const options: readonly Option[] = [
  { value: 'a', label: 'Today' },
  { value: 'b', label: 'Tomorrow', hint: 'When the shop opens' },
  { value: 'c', label: 'Not this week' },
];
const many: readonly Option[] = Array.from({ length: 12 }, (_, n) => ({ value: `${n + 1}`, label: `Week ${n + 1}` }));

const everySpan: Text = [
  'Plain, ',
  { bold: 'bold' },
  ', ',
  { person: 'anika', name: 'Anika Rahman' },
  ' in ',
  { place: 'support', name: 'support' },
  ', ',
  { time: when },
  ', ',
  { time: when, as: 'day' },
  ', ',
  { time: when, as: 'time' },
  ', ',
  { link: 'https://example.com/?a=1&b=2', label: 'a link' },
  ', ',
  { link: 'javascript:alert(1)', label: 'a link that must not run' },
  '.',
];

const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 60"><rect width="320" height="60" fill="#fdf3c4"/><path d="M10 45L90 30L170 35L310 12" fill="none" stroke="#1d4b86" stroke-width="3"/><script>alert(1)</script></svg>`;

/** Every kind of block: a new one does not compile until it stands here. Routes lead to "sample.…". */
const blocks = {
  heading: { kind: 'heading', text: 'Every kind of block' },
  text: { kind: 'text', text: everySpan },
  quote: { kind: 'quote', text: hostile },
  note: { kind: 'note', text: `Small print, and one long word: ${unbroken}` },
  facts: {
    kind: 'facts',
    facts: [
      { label: 'Participation', value: '7 of 12' },
      { label: 'Closes', value: [{ time: when }] },
      { label: 'Words', value: 'First line\nsecond line' },
    ],
  },
  bars: {
    kind: 'bars',
    bars: [
      { label: 'I can see how my work serves our customers', share: 0.86, caption: '4.3 of 5' },
      { label: 'I may do what is right for a customer', share: 0.5, caption: '2.5 of 5' },
      { label: 'Nothing at all', share: 0, caption: '0' },
    ],
  },
  entry: {
    kind: 'entry',
    text: [{ bold: '1. ' }, 'Pricing of the large tea tins'],
    detail: 'Brought by Tanvir Hossain',
    button: { kind: 'button', label: 'Done', go: { to: 'sample.replace' } },
    menu: { kind: 'pick', label: 'More', go: { to: 'sample.pick' }, options, chosen: 'b' },
  },
  controls: {
    kind: 'controls',
    controls: [
      { kind: 'button', label: 'Open the form', tone: 'primary', go: { to: 'sample.form' } },
      { kind: 'button', label: 'Remove', tone: 'danger', go: { to: 'sample.show', args: ['removed'] } },
      { kind: 'link', label: 'Read more', url: 'https://example.com' },
      { kind: 'pick', label: 'Later', go: { to: 'sample.pick' }, options },
      { kind: 'pickPerson', label: 'Pass it on', go: { to: 'sample.pick' } },
    ],
  },
  picture: {
    kind: 'picture',
    alt: 'A line that rises',
    file: { name: 'trend.svg', type: 'image/svg+xml', bytes: new TextEncoder().encode(drawing) },
  },
  file: {
    kind: 'file',
    file: { name: 'ideas.csv', type: 'text/csv', bytes: new TextEncoder().encode('\uFEFFnumber,title\n1,Tea\n') },
  },
  divider: { kind: 'divider' },
} satisfies { [Kind in Block['kind']]: Extract<Block, { kind: Kind }> };

export const everyView: View = { kind: 'view', summary: 'Every kind of block', blocks: Object.values(blocks) };

export const pngView: View = {
  kind: 'view',
  summary: 'A picture',
  blocks: [{ kind: 'picture', alt: 'A small square', file: { name: 'dot.png', type: 'image/png', bytes: png } }],
};

/** Every kind of field, in forms of at most five. */
const fields = {
  line: {
    kind: 'line',
    name: 'title',
    label: 'Title',
    hint: 'A few words',
    max: 120,
    placeholder: 'Tea in small tins',
  },
  paragraph: { kind: 'paragraph', name: 'words', label: 'What would change?', optional: true, max: 3000 },
  choice: { kind: 'choice', name: 'scale', label: 'I can see how my work serves our customers', options: scale() },
  choices: { kind: 'choices', name: 'days', label: 'On which days?', options, value: ['a'] },
  date: { kind: 'date', name: 'date', label: 'From which day?', value: '2026-12-02' },
  time: { kind: 'time', name: 'time', label: 'At what time?', value: '10:30' },
  person: { kind: 'person', name: 'person', label: 'Who answers the customer?', optional: true },
  place: { kind: 'place', name: 'place', label: 'Which channel?', value: 'support' },
} satisfies { [Kind in Field['kind']]: Field & { kind: Kind } };

export const everyField: readonly Field[] = Object.values(fields);

export const everyForm: Form = {
  kind: 'form',
  title: 'Every kind of field',
  submit: 'Save it',
  go: { to: 'sample.save', args: ['first'] },
  intro: ['Open until ', { time: when }, '. ', hostile],
  fields: [fields.line, fields.paragraph, fields.choice, fields.choices, fields.person],
};

export const restForm: Form = {
  kind: 'form',
  title: 'And the others',
  submit: 'Save it',
  go: { to: 'sample.save', args: ['second'] },
  fields: [
    fields.date,
    fields.time,
    fields.place,
    { kind: 'choice', name: 'week', label: 'Which week?', options: many, optional: true },
    { kind: 'choice', name: 'news', label: 'Good news?', options, optional: true },
  ],
};

function scale(): readonly Option[] {
  return ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
}
