import { type APIComponentInContainer, type APITextDisplayComponent, ComponentType } from 'discord.js';
import { plain } from '../../../i18n/text.ts';
import { shorten } from '../../input.ts';
import type { Attachment, Block, Button, Option } from '../../view.ts';
import { caps } from './caps.ts';
import { anyRoute, button, type Naming, rows, wholeMenu } from './controls.ts';
import { writeRoute } from './route.ts';
import { bold, escaped, link, markdown, prefixed } from './text.ts';

/**
 * How closely a view is drawn, for a message holds 40 components. 0: as it is; 1: texts that follow each other are one;
 * 2: a line's button joins its menu; 3: the lines that follow each other share a menu.
 */
export type Tightness = 0 | 1 | 2 | 3;

export interface Drawing {
  name: Naming;
  tight: Tightness;
  /** Characters of each piece of text; what is longer ends in an ellipsis. */
  longest: number;
  /** The name under which a file is attached. */
  file(attachment: Attachment): string;
}

export function drawAll(blocks: readonly Block[], drawing: Drawing): APIComponentInContainer[] {
  if (drawing.tight === 0) return blocks.flatMap((block) => draw(block, drawing));
  const drawn = drawing.tight === 3 ? drawShared(blocks, drawing) : blocks.flatMap((block) => draw(block, drawing));
  return mergeTexts(drawn);
}

function draw(block: Block, drawing: Drawing): APIComponentInContainer[] {
  const { longest, name } = drawing;
  switch (block.kind) {
    case 'heading':
      return text(`### ${escaped(shorten(block.text.replaceAll('\n', ' '), longest))}`);
    case 'text':
      return text(markdown(block.text, longest));
    case 'quote':
      return text(prefixed('> ', markdown(block.text, longest)));
    case 'note':
      return text(prefixed('-# ', markdown(block.text, longest)));
    case 'facts':
      return text(block.facts.map(({ label, value }) => `${bold(label)}: ${markdown(value, longest)}`).join('\n'));
    case 'bars':
      return text(block.bars.map(bar).join('\n'));
    case 'entry':
      return entry(block, drawing);
    case 'controls':
      return rows(block.controls, name);
    case 'picture':
      return picture(block, drawing);
    case 'file':
      return [{ type: ComponentType.File, file: { url: `attachment://${drawing.file(block.file)}` } }];
    case 'divider':
      return [{ type: ComponentType.Separator, divider: true }];
  }
}

/** Discord takes no empty text. */
function text(content: string): APITextDisplayComponent[] {
  return content.trim() === '' ? [] : [{ type: ComponentType.TextDisplay, content }];
}

const barWidth = 10;

function bar({ label, share, caption }: { label: string; share: number; caption: string }): string {
  const full = Math.round(Math.min(Math.max(share, 0), 1) * barWidth);
  return `\`${'█'.repeat(full)}${'░'.repeat(barWidth - full)}\` ${escaped(label)} · ${escaped(caption)}`;
}

type Entry = Extract<Block, { kind: 'entry' }>;

function entry(one: Entry, drawing: Drawing): APIComponentInContainer[] {
  const { name, tight } = drawing;
  const said = words(one, drawing);
  if (one.button?.kind === 'button' && one.menu && tight >= 2) {
    return [...text(said), ...rows([wholeMenu(one.menu, one.button, writeRoute)], name)];
  }
  const first: APIComponentInContainer[] =
    one.button && said.trim() !== ''
      ? [
          {
            type: ComponentType.Section,
            components: [{ type: ComponentType.TextDisplay, content: said }],
            accessory: button(one.button, name),
          },
        ]
      : [...text(said), ...rows(one.button ? [one.button] : [], name)];
  return [...first, ...rows(one.menu ? [one.menu] : [], name)];
}

function words({ text: said, detail }: Entry, { longest }: Drawing): string {
  const lines = [markdown(said, longest), ...(detail === undefined ? [] : [markdown(detail, longest)])];
  return lines.join('\n');
}

/** Discord shows PNG; of anything else, what it shows is said, and it is there as a file. */
function picture({ alt, file }: Extract<Block, { kind: 'picture' }>, drawing: Drawing): APIComponentInContainer[] {
  const url = `attachment://${drawing.file(file)}`;
  if (file.type !== 'image/png') {
    return [...text(escaped(shorten(alt, drawing.longest))), { type: ComponentType.File, file: { url } }];
  }
  return [{ type: ComponentType.MediaGallery, items: [{ media: { url }, description: shorten(alt, caps.alt) }] }];
}

/** Lines that follow each other: their words, then one menu with what can be done with each. */
function drawShared(blocks: readonly Block[], drawing: Drawing): APIComponentInContainer[] {
  const drawn: APIComponentInContainer[] = [];
  let options: Option[] = [];
  let label = '';
  const flush = () => {
    if (options.length > 0) drawn.push(...rows([{ kind: 'pick', label, go: { to: anyRoute }, options }], drawing.name));
    options = [];
  };
  for (const block of blocks) {
    if (block.kind !== 'entry') {
      flush();
      drawn.push(...draw(block, drawing));
      continue;
    }
    drawn.push(...text(withLink(words(block, drawing), block.button)));
    options.push(...choicesOf(block));
    label = block.menu?.label ?? block.button?.label ?? label;
  }
  flush();
  return drawn;
}

function withLink(said: string, press: Entry['button']): string {
  return press?.kind === 'link' ? `${said} ${link(press.label, press.url)}` : said;
}

/** Everything that can be done with a line, each choice named with the line's first words. */
function choicesOf({ text: said, button: press, menu }: Entry): Option[] {
  const about = plain(said).replace(/\s+/g, ' ').trim();
  const named = (label: string) => shorten(about === '' ? label : `${label} · ${about}`, caps.optionText);
  const chosen = menu ? [menu] : [];
  const pressed: Button[] = press?.kind === 'button' ? [press] : [];
  return [
    ...pressed.map(({ label, go }) => ({ value: writeRoute(go), label: named(label) })),
    ...chosen.flatMap(({ go, options }) =>
      options.map(({ value, label }) => ({
        value: writeRoute({ to: go.to, args: [...(go.args ?? []), value] }),
        label: named(label),
      })),
    ),
  ];
}

function mergeTexts(drawn: readonly APIComponentInContainer[]): APIComponentInContainer[] {
  const merged: APIComponentInContainer[] = [];
  for (const component of drawn) {
    const last = merged.at(-1);
    if (component.type !== ComponentType.TextDisplay || last?.type !== ComponentType.TextDisplay)
      merged.push(component);
    else merged.splice(-1, 1, { ...last, content: `${last.content}\n${component.content}` });
  }
  return merged;
}
