import { createHash, randomUUID } from 'node:crypto';
import type { Attachment, View } from '../../view.ts';
import type { Kept } from '../protocol.ts';
import { keep } from './stored-view.ts';

/** A reply that one person sees, in one place, until it is dismissed or the server stops. */
export interface Private {
  id: string;
  place: string;
  at: Date;
  edited: boolean;
  locale: string;
  /** The command it answers. */
  asked: string | null;
  view: Kept<View>;
  files: ReadonlyMap<string, Attachment>;
}

export type NewPrivate = Pick<Private, 'place' | 'at' | 'locale' | 'asked'> & { view: View };

/** Private replies: in memory alone, as chat services keep theirs; the last 50 of each person. */
export interface Privates {
  add(person: string, reply: NewPrivate): void;
  /** false where that person has no such reply. */
  replace(person: string, id: string, view: View, locale: string): boolean;
  dismiss(person: string, id: string): void;
  of(person: string): readonly Private[];
  /** The home page as last shown to a person, whose pictures must stay within reach. */
  home(person: string, view: View): Kept<View>;
  file(id: string): Attachment | undefined;
}

const longest = 50;

export function privates(): Privates {
  const replies = new Map<string, Private[]>();
  const homes = new Map<string, ReadonlyMap<string, Attachment>>();
  const of = (person: string): readonly Private[] => replies.get(person) ?? [];

  return {
    of,
    add(person, { view, ...rest }) {
      const reply = { id: randomUUID(), edited: false, ...rest, ...keepHere(view) };
      replies.set(person, [...of(person), reply].slice(-longest));
    },
    replace(person, id, view, locale) {
      const found = of(person).find((reply) => reply.id === id);
      if (found) Object.assign(found, { ...keepHere(view), locale, edited: true });
      return found !== undefined;
    },
    dismiss(person, id) {
      replies.set(
        person,
        of(person).filter((reply) => reply.id !== id),
      );
    },
    home(person, view) {
      const kept = keepHere(view);
      homes.set(person, kept.files);
      return kept.view;
    },
    file(id) {
      const shown = [...homes.values(), ...[...replies.values()].flat().map(({ files }) => files)];
      return shown.find((files) => files.has(id))?.get(id);
    },
  };
}

function keepHere(view: View): Pick<Private, 'view' | 'files'> {
  const files = new Map<string, Attachment>();
  const kept = keep(view, (attachment) => {
    const file = addressOf(attachment);
    files.set(file, attachment);
    return { file, name: attachment.name, type: attachment.type };
  });
  return { view: kept, files };
}

/** The same for the same file: a home page asked for again takes away no picture that a browser is still fetching. */
function addressOf({ name, type, bytes }: Attachment): string {
  return createHash('sha256')
    .update(JSON.stringify([name, type]))
    .update(bytes)
    .digest('hex');
}
