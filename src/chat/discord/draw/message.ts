import { createHash } from 'node:crypto';
import {
  type APIComponentInContainer,
  type APIContainerComponent,
  type APIMessage,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import type { Attachment, View } from '../../view.ts';
import { caps } from './caps.ts';
import { naming } from './controls.ts';
import { drawAll, type Tightness } from './render.ts';

/** A message as it is sent; whatever it says, it pings nobody but the one person a new one is for. */
export interface Message {
  body: {
    flags: MessageFlags;
    components: [APIContainerComponent];
    allowed_mentions: { parse: []; users?: [string] };
    attachments: { id: number; filename: string }[];
  };
  files: RawFile[];
}

/**
 * @param mark of the promise it fulfils, by which it can be found again
 * @param pings the one person it is for
 */
export function messageOf(view: View, guild: string, mark?: number | null, pings?: string): Message {
  const files = new Map<Attachment, RawFile>();
  const components = fitted(view, guild, (attachment) => fileOf(files, attachment).name);
  const sent = [...files.values()];
  return {
    body: {
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: ComponentType.Container, components, ...(mark && { id: mark }) }],
      allowed_mentions: { parse: [], ...(pings !== undefined && { users: [pings] }) },
      attachments: sent.map(({ name }, id) => ({ id, filename: name })),
    },
    files: sent,
  };
}

const tightnesses = [0, 1, 2, 3] as const satisfies readonly Tightness[];
const lengths = [Number.POSITIVE_INFINITY, 2000, 1000, 500, 250, 120, 60, 30];

/** As loosely as 40 components allow, with as much text as 4000 characters allow. What does not fit ends visibly. */
function fitted(view: View, guild: string, file: (attachment: Attachment) => string): APIComponentInContainer[] {
  const draw = (tight: Tightness, longest: number, blocks = view.blocks) =>
    drawAll(blocks, { name: naming(guild), tight, longest, file });
  const infinite = Number.POSITIVE_INFINITY;
  const tight = tightnesses.find((one) => countOf(draw(one, infinite)) < caps.components) ?? 3;
  const longest = lengths.find((one) => textOf(draw(tight, one)) <= caps.text) ?? 30;
  let shown = view.blocks.length;
  let drawn = draw(tight, longest);
  while ((countOf(drawn) >= caps.components || textOf(drawn) > caps.text) && shown > 0) {
    shown--;
    drawn = draw(tight, longest, [...view.blocks.slice(0, shown), { kind: 'text', text: '…' }]);
  }
  return drawn.length > 0 ? drawn : draw(0, infinite, [{ kind: 'text', text: view.summary || '…' }]);
}

type Component = APIMessageTopLevelComponent | APIComponentInContainer;

/** With those inside them. */
export function countOf(components: readonly Component[]): number {
  return components.reduce((sum, component) => sum + 1 + within(component), 0);
}

function within(component: Component): number {
  if (component.type === ComponentType.Section) return component.components.length + 1;
  if (component.type === ComponentType.Container) return countOf(component.components);
  return component.type === ComponentType.ActionRow ? component.components.length : 0;
}

function textOf(components: readonly APIComponentInContainer[]): number {
  return components.reduce((sum, component) => {
    if (component.type === ComponentType.TextDisplay) return sum + component.content.length;
    if (component.type !== ComponentType.Section) return sum;
    return sum + component.components.reduce((inside, { content }) => inside + content.length, 0);
  }, 0);
}

/** Discord keeps letters, digits and a few signs of a name; no two may be the same. */
function fileOf(files: Map<Attachment, RawFile>, attachment: Attachment): RawFile {
  const known = files.get(attachment);
  if (known) return known;
  const plain = attachment.name.replace(/[^\w.-]/g, '_');
  const isTaken = [...files.values()].some(({ name }) => name === plain);
  const file: RawFile = {
    name: isTaken ? `${files.size}-${plain}` : plain,
    data: Buffer.from(attachment.bytes),
    contentType: attachment.type,
  };
  files.set(attachment, file);
  return file;
}

/** From here on an id is a mark of ours: Discord itself counts from 1. */
const firstMark = 2 ** 30;

/**
 * The container's id, which nobody sees and Discord gives back with the message: 30 bits of the key's hash. It is looked
 * for among the bot's few messages in one channel since a sending began, so that a false match is one in a million.
 */
export function markOf(key: string): number {
  return firstMark + (createHash('sha256').update(key).digest().readUInt32BE(0) >>> 2);
}

/** What Discord refuses to send twice within a few minutes: at most 25 characters. */
export function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 25);
}

/** The mark on a message of ours. */
export function markIn(message: Pick<APIMessage, 'components'> | undefined): number | null {
  return ours(containerOf(message)?.id);
}

/** The mark on what it begins with: of the name that its thread was given last. */
export function nameMarkIn(message: Pick<APIMessage, 'components'> | undefined): number | null {
  return ours(containerOf(message)?.components[0]?.id);
}

function containerOf(message: Pick<APIMessage, 'components'> | undefined): APIContainerComponent | undefined {
  return message?.components?.find((one) => one.type === ComponentType.Container);
}

function ours(id: number | undefined): number | null {
  return id !== undefined && id >= firstMark ? id : null;
}
