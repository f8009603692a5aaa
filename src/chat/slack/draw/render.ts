import type { types } from '@slack/bolt';
import type { Text } from '../../../i18n/text.ts';
import { plain, spans } from '../../../i18n/text.ts';
import { shorten, shortenTo } from '../../input.ts';
import { limits } from '../../limits.ts';
import type { Attachment, Block, Button, Control, LinkButton, Option, Pick, View } from '../../view.ts';
import { type Leading, ordinal, writeRoute } from './route.ts';
import { aloud, entities, plainText, type Reading, richQuote, richText, textObject } from './text.ts';

export interface Drawing extends Reading {
  /** Slack's ids of the files in the view, where they were uploaded. */
  files: ReadonlyMap<Attachment, string>;
}

/** A view as a message. `text` is what a notification begins with, and a screen reader reads in place of the blocks. */
export function messageOf(view: View, drawing: Drawing): { text: string; blocks: types.KnownBlock[] } {
  const lines = view.blocks.flatMap((block) => wordsOf(block, drawing)).filter((line) => line.trim() !== '');
  const whole = [view.summary, ...(lines[0] === view.summary ? lines.slice(1) : lines)].join('\n');
  return { text: entities(shortenTo(whole, limits.slack.text)), blocks: blocksOf(view, drawing) };
}

/** What a block says; buttons are read by themselves. */
function wordsOf(block: Block, drawing: Drawing): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'quote':
    case 'note':
      return [aloud(block.text, drawing)];
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${aloud(value, drawing)}`);
    case 'bars':
      return block.bars.map(({ label, caption }) => `${label}: ${caption}`);
    case 'entry':
      return [aloud(lines(block.text, block.detail), drawing)];
    case 'picture':
      return [block.alt];
    case 'file':
      return [block.file.name];
    case 'controls':
    case 'divider':
      return [];
  }
}

/** @param most how many blocks the surface takes: 50 in a message, 100 in a modal or on the home page */
export function blocksOf(view: View, drawing: Drawing, most: number = limits.slack.blocks): types.KnownBlock[] {
  const blocks = view.blocks.flatMap((block) => draw(block, drawing));
  return blocks.length <= most ? blocks : view.blocks.flatMap((block) => drawTight(block, drawing));
}

function draw(block: Block, drawing: Drawing): types.KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return [{ type: 'header', text: plainText(shorten(block.text, limits.slack.heading)) }];
    case 'text':
      return richText(block.text, drawing);
    case 'quote':
      return richQuote(block.text, drawing);
    case 'note':
      return plain(block.text) === '' ? [] : [{ type: 'context', elements: [textObject(block.text, drawing)] }];
    case 'facts':
      return facts(block.facts, drawing);
    case 'bars':
      return bars(block.bars);
    case 'entry':
      return entry(block, drawing);
    case 'controls':
      return actions(block.controls);
    case 'picture':
      return picture(block, drawing);
    case 'file':
      return [{ type: 'context', elements: [plainText(block.file.name)] }];
    case 'divider':
      return [{ type: 'divider' }];
  }
}

type Entry = Extract<Block, { kind: 'entry' }>;

function entry({ text, detail, button: press, menu }: Entry, drawing: Drawing): types.KnownBlock[] {
  const said = lines(text, detail);
  const section = { type: 'section', text: textObject(said, drawing) } as const;
  if (press && menu) return [section, ...actions([press, menu])];
  if (press) return [{ ...section, accessory: button(press, 0) }];
  if (menu) return [{ ...section, accessory: select(menu) }];
  return richText(said, drawing);
}

function lines(text: Text, detail: Text | undefined): Text {
  if (detail === undefined) return text;
  if (typeof text === 'string' && typeof detail === 'string') return `${text}\n${detail}`;
  return [...spans(text), '\n', ...spans(detail)];
}

/** Where a view has more blocks than fit: a line's button becomes the first choice of its menu. */
function drawTight(block: Block, drawing: Drawing): types.KnownBlock[] {
  if (block.kind !== 'entry' || block.button?.kind !== 'button' || !block.menu) return draw(block, drawing);
  const { text, detail, button: press, menu } = block;
  const whole: Menu = {
    ...menu,
    go: { to: anyRoute },
    options: [
      { value: writeRoute(press.go), label: press.label },
      ...menu.options.map(({ value, label }) => ({
        value: writeRoute({ to: menu.go.to, args: [...(menu.go.args ?? []), value] }),
        label,
      })),
    ],
  };
  return [{ type: 'section', text: textObject(lines(text, detail), drawing), accessory: select(whole) }];
}

/** A menu whose options are routes themselves. */
export const anyRoute = '*';

function facts(all: readonly { label: string; value: Text }[], drawing: Drawing): types.KnownBlock[] {
  const whole = all.flatMap(({ label, value }, index) => [
    ...(index > 0 ? ['\n'] : []),
    { bold: label },
    ': ',
    ...spans(value),
  ]);
  return richText(whole, drawing);
}

const barWidth = 10;

function bars(all: readonly { label: string; share: number; caption: string }[]): types.KnownBlock[] {
  if (all.length === 0) return [];
  const drawn = all.flatMap(({ label, share, caption }, index): types.RichTextElement[] => {
    const full = Math.round(Math.min(Math.max(share, 0), 1) * barWidth);
    const bar = '█'.repeat(full) + '░'.repeat(barWidth - full);
    const text = `  ${label}  ${caption}`;
    return [
      { type: 'text', text: index > 0 ? `\n${bar}` : bar },
      { type: 'text', text },
    ];
  });
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: drawn }] }];
}

/** Slack shows PNG; anything else stands below the message as a file. */
function picture({ alt, file }: Extract<Block, { kind: 'picture' }>, { files }: Drawing): types.KnownBlock[] {
  const id = files.get(file);
  const isShown = id !== undefined && isPicture(file);
  const alternative = shorten(alt, 2000);
  if (!isShown) return [{ type: 'context', elements: [plainText(alternative)] }];
  return [{ type: 'image', slack_file: { id }, alt_text: alternative }];
}

/** Whether Slack draws it inside a message. */
export function isPicture({ type }: Attachment): boolean {
  return type === 'image/png';
}

function actions(controls: readonly Control[]): types.KnownBlock[] {
  if (controls.length === 0) return [];
  const elements = controls.map(control);
  const ids = elements.map(({ action_id: id }) => id);
  return [
    {
      type: 'actions',
      elements: elements.map((element, index) =>
        ids.indexOf(element.action_id) < index ? { ...element, action_id: another(element.action_id, index) } : element,
      ),
    },
  ];
}

function control(one: Control, index: number): types.ActionsBlockElement {
  switch (one.kind) {
    case 'button':
    case 'link':
      return button(one, index);
    case 'pick':
      return select(one);
    case 'pickPerson':
      return { type: 'users_select', action_id: writeRoute(one.go), placeholder: plainText(one.label) };
  }
}

/** Slack wants them to differ within a block, where two lead the same way. */
function another(action: string | undefined, index: number): string {
  return `${action ?? ''}${ordinal}${index}`;
}

/** The action of a button that only leads elsewhere; numbered, for no two in a block may be the same. */
const linkAction = 'link:';

export function isLink(action: string): boolean {
  return action.startsWith(linkAction);
}

function button(one: Button | LinkButton, index: number): types.Button {
  if (one.kind === 'link') {
    return { type: 'button', text: plainText(one.label), url: one.url, action_id: `${linkAction}${index}` };
  }
  return {
    type: 'button',
    text: plainText(one.label),
    action_id: writeRoute(one.go),
    ...(one.tone && { style: one.tone }),
  };
}

type Menu = Omit<Pick, 'go'> & { go: Leading };

function select({ label, go, options, chosen }: Menu): types.StaticSelect {
  const drawn = options.map(optionOf);
  const initial = drawn.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: writeRoute(go),
    placeholder: plainText(label),
    options: drawn,
    ...(initial && { initial_option: initial }),
  };
}

export function optionOf({ value, label, hint }: Option): types.PlainTextOption & { value: string } {
  return { value, text: plainText(label), ...(hint && { description: plainText(hint) }) };
}

/** The files of a view, in order. */
export function attachmentsOf(view: View): Attachment[] {
  return view.blocks.flatMap((block) => (block.kind === 'picture' || block.kind === 'file' ? [block.file] : []));
}
