/** Blocks and controls in few words, so that a view reads as what it says. */

import { plain, type Text } from '../i18n/text.ts';
import type { Block, Button, Control, View } from './view.ts';

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

export function text(said: Text): Block {
  return { kind: 'text', text: said };
}

export function quote(words: Text): Block {
  return { kind: 'quote', text: words };
}

/** Small print. */
export function small(said: Text): Block {
  return { kind: 'note', text: said };
}

export function facts(...pairs: readonly { label: string; value: Text }[]): Block {
  return { kind: 'facts', facts: pairs };
}

/** A line of a list, with at most one button. */
export function entry(
  said: Text,
  { detail, button: pressed }: { detail?: Text | undefined; button?: Button } = {},
): Block {
  return { kind: 'entry', text: said, ...(detail !== undefined && { detail }), ...(pressed && { button: pressed }) };
}

export function button(label: string, to: string, args: readonly string[] = [], tone?: Button['tone']): Button {
  return { kind: 'button', label, go: { to, args }, ...(tone && { tone }) };
}

/** A row of controls; nothing where there is none. */
export function controls(...some: readonly (Control | null)[]): readonly Block[] {
  const shown = some.filter((control) => control !== null);
  return shown.length === 0 ? [] : [{ kind: 'controls', controls: shown }];
}

/** Back and Next between pages, numbered from 0; nothing where there is only one. */
export function pager(
  labels: { back: string; next: string },
  { page, pages }: { page: number; pages: number },
  to: string,
  args: readonly string[] = [],
): readonly Block[] {
  const turn = (label: string, other: number) => button(label, to, [...args, String(other)]);
  return controls(page > 0 ? turn(labels.back, page - 1) : null, page < pages - 1 ? turn(labels.next, page + 1) : null);
}

/** @param summary what a notification says */
export function view(summary: Text, ...blocks: readonly (Block | readonly Block[] | null)[]): View {
  return { kind: 'view', summary: plain(summary), blocks: blocks.flat().filter((block) => block !== null) };
}
