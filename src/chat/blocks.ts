/** Blocks and controls in few words, so that a view reads as what it says. */

import { plain, type Text } from '../i18n/text.ts';
import type { Block, Button, Control, RouteName, View } from './view.ts';

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

export interface Fact {
  label: string;
  value: Text;
}

/** Where there is none, a view leaves the block out. */
export function facts(...pairs: readonly Fact[]): Block {
  return { kind: 'facts', facts: pairs };
}

/** A line of a list, with at most one button. */
export function entry(
  said: Text,
  { detail, button: pressed }: { detail?: Text | undefined; button?: Button | undefined } = {},
): Block {
  return { kind: 'entry', text: said, ...(detail !== undefined && { detail }), ...(pressed && { button: pressed }) };
}

export function button(label: string, to: RouteName, args: readonly string[] = [], tone?: Button['tone']): Button {
  return { kind: 'button', label, go: { to, args }, ...(tone && { tone }) };
}

/** Controls in rows of five, the most that Discord puts in one; nothing where there is none. */
export function controls(...some: readonly (Control | null)[]): readonly Block[] {
  const shown = some.filter((control) => control !== null);
  const rows: Block[] = [];
  for (let from = 0; from < shown.length; from += 5) {
    rows.push({ kind: 'controls', controls: shown.slice(from, from + 5) });
  }
  return rows;
}

/** Back and Next between pages, numbered from 0; nothing where there is only one. */
export function pager(
  labels: { back: string; next: string },
  { page, pages }: { page: number; pages: number },
  to: RouteName,
  args: readonly string[] = [],
): readonly Block[] {
  const turn = (label: string, other: number) => button(label, to, [...args, String(other)]);
  return controls(page > 0 ? turn(labels.back, page - 1) : null, page < pages - 1 ? turn(labels.next, page + 1) : null);
}

/** @param summary what a notification says */
export function view(summary: Text, ...blocks: readonly (Block | readonly Block[] | null)[]): View {
  return {
    kind: 'view',
    summary: plain(summary),
    blocks: blocks.flat().filter(isSaid),
  };
}

function isSaid(block: Block | null): block is Block {
  return block !== null && (block.kind !== 'facts' || block.facts.length > 0);
}
