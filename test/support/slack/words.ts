import type { Block } from './blocks.ts';
import type { Workspace } from './workspace.ts';

/** What people read, line by line, with buttons in [brackets]. Mentions read as names. */
export function wordsOf(blocks: readonly Block[], workspace: Workspace): string {
  return blocks.map((block) => blockWords(block, workspace)).join('\n');
}

function blockWords(block: Block, workspace: Workspace): string {
  switch (block.type) {
    case 'header':
      return `# ${block.text.text}`;
    case 'divider':
      return '---';
    case 'section': {
      const accessory = block.accessory ? ` ${elementWords(block.accessory)}` : '';
      return `${textWords(block.text, workspace)}${accessory}`;
    }
    case 'context':
      return `(${block.elements.map((text) => textWords(text, workspace)).join(' ')})`;
    case 'actions':
      return block.elements.map(elementWords).join(' ');
    case 'image':
      return `{${block.alt_text}}`;
    case 'rich_text':
      return block.elements
        .map(({ type, elements }) => {
          const words = elements.map((span) => spanWords(span, workspace)).join('');
          return type === 'rich_text_quote' ? `> ${words}` : words;
        })
        .join('\n');
    case 'input':
      return block.hint ? `${block.label.text} (${block.hint.text})` : block.label.text;
  }
}

type RichText = Extract<Block, { type: 'rich_text' }>;
type Span = RichText['elements'][number]['elements'][number];

function spanWords(span: Span, workspace: Workspace): string {
  switch (span.type) {
    case 'text':
    case 'link':
      return span.text;
    case 'user':
      return `@${workspace.users.get(span.user_id)?.profile.display_name ?? span.user_id}`;
    case 'channel':
      return `#${workspace.channels.get(span.channel_id)?.name ?? span.channel_id}`;
    case 'date':
      return span.fallback;
  }
}

function textWords({ type, text }: { type: string; text: string }, workspace: Workspace): string {
  if (type === 'plain_text') return text;
  return text
    .replace(/<@([^>|]+)>/g, (_, id: string) => `@${workspace.users.get(id)?.profile.display_name ?? id}`)
    .replace(/<#([^>|]+)>/g, (_, id: string) => `#${workspace.channels.get(id)?.name ?? id}`)
    .replace(/<[^>|]+\|([^>]*)>/g, '$1')
    .replaceAll(/[*\u200B]/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

type Pressable = Parameters<typeof labelOf>[0];

function elementWords(element: Pressable): string {
  if (element.type !== 'static_select') return `[${labelOf(element)}]`;
  return `[${labelOf(element)}: ${element.options.map(({ text }) => text.text).join(' | ')}]`;
}

/** What a button, or a menu before anything is chosen, says. */
export function labelOf(
  element:
    | { type: 'button'; text: { text: string } }
    | {
        type: 'static_select';
        placeholder?: { text: string } | undefined;
        options: readonly { text: { text: string } }[];
      }
    | { type: 'users_select'; placeholder?: { text: string } | undefined },
): string {
  return element.type === 'button' ? element.text.text : (element.placeholder?.text ?? '');
}
