import { type Block, type Control, note, type View } from '../../chat/view.ts';
import type { Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Idea, IdeaEvent, Person } from '../../store/rows.ts';
import type { Whole } from './load.ts';
import { type ToldStep, takesVotes } from './rules.ts';
import { authorOf, headOf, lineOf, named, partsOf, personSpan, short, titleOf } from './say.ts';
import { button, controlRows, partLabel, promiseFacts, reasonFacts } from './views.ts';

/** An idea as a channel sees it, with its votes; edited whenever they or its state change. */
export function shareView(t: Translator, { idea, people, mergedInto }: Whole, now: Date): View {
  const heading = headOf(t, idea, 130);
  if (idea.state === 'withdrawn') return note(t('ideas.sharedWithdrawn', { number: idea.number }));
  const blocks: Block[] = [
    { kind: 'heading', text: heading },
    {
      kind: 'text',
      text: idea.unnamed ? t('ideas.sharedUnnamed') : t.rich('ideas.sharedBy', { author: authorOf(t, idea, people) }),
    },
  ];
  for (const { name, text } of partsOf(idea)) {
    blocks.push({ kind: 'text', text: [{ bold: partLabel(t, name) }] }, { kind: 'quote', text: short(text, 480) });
  }
  if (idea.state === 'accepted' || idea.state === 'done') {
    const facts = promiseFacts(t, idea, people, now);
    if (facts.length > 0) blocks.push({ kind: 'facts', facts });
  }
  if (idea.state === 'declined') blocks.push({ kind: 'facts', facts: reasonFacts(t, idea) });
  const into = idea.state === 'merged' ? mergedInto : null;
  blocks.push({
    kind: 'note',
    text: into ? t('ideas.sharedMerged', { head: headOf(t, into) }) : lineOfState(t, idea),
  });
  blocks.push(...controlRows(postControls(t, into ?? idea)));
  return { kind: 'view', summary: heading, blocks };
}

function lineOfState(t: Translator, idea: Idea): string {
  return t('ideas.sharedLine', { state: t(`ideas.state.${idea.state}`), votes: idea.voteCount });
}

function postControls(t: Translator, idea: Idea): Control[] {
  const open = button(t('ideas.button.open'), 'show', [idea.id]);
  return takesVotes(idea.state) ? [button(t('ideas.button.vote'), 'vote', [idea.id], 'primary'), open] : [open];
}

/** The weekly choice of three. */
export function weeklyView(t: Translator, ideas: readonly Idea[], people: ReadonlyMap<string, Person>): View {
  const heading = t('ideas.weeklyHeading', { count: ideas.length });
  const blocks: Block[] = [
    { kind: 'heading', text: heading },
    { kind: 'text', text: t('ideas.weekly') },
  ];
  for (const idea of ideas) {
    const gone = idea.state === 'withdrawn';
    blocks.push({
      kind: 'entry',
      text: gone ? t('ideas.sharedWithdrawn', { number: idea.number }) : headOf(t, idea),
      ...(!gone && { detail: lineOf(t, idea, people) }),
      ...(takesVotes(idea.state) && { button: button(t('ideas.button.vote'), 'vote', [idea.id]) }),
    });
  }
  return { kind: 'view', summary: heading, blocks };
}

/** What a champion did with somebody's idea, and why. */
export function toldView(
  t: Translator,
  { idea, people, mergedInto }: Whole,
  event: IdeaEvent & { kind: ToldStep },
  now: Date,
): View {
  const values = {
    number: idea.number,
    title: titleOf(idea),
    other: mergedInto?.number ?? 0,
    otherTitle: mergedInto ? titleOf(mergedInto) : '',
  };
  const facts = event.kind === 'accept' ? promiseFacts(t, idea, people, now) : [];
  if (event.kind === 'decline') facts.push(...reasonFacts(t, idea));
  const about = mergedInto && event.kind === 'merge' ? mergedInto : idea;
  return {
    kind: 'view',
    summary: t('ideas.toldShort', { number: idea.number }),
    blocks: [
      { kind: 'text', text: t.rich(`ideas.told.${event.kind}`, { ...values, name: named(t, people, event.personId) }) },
      ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
      { kind: 'controls', controls: [button(t('ideas.button.open'), 'show', [about.id])] },
    ],
  };
}

/** Whoever is to do an accepted idea hears that it is theirs. */
export function ownerView(t: Translator, { idea, people }: Whole, by: string | null, now: Date): View {
  const text = t.rich('ideas.yours', { name: named(t, people, by), number: idea.number, title: titleOf(idea) });
  const facts = promiseFacts(t, idea, people, now);
  return {
    kind: 'view',
    summary: t('ideas.yoursShort', { number: idea.number }),
    blocks: [
      { kind: 'text', text },
      ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
      { kind: 'controls', controls: [button(t('ideas.button.open'), 'show', [idea.id])] },
    ],
  };
}

/** A champion's question to the author. */
export function askedView(t: Translator, { idea, people }: Whole, event: IdeaEvent): View {
  return {
    kind: 'view',
    summary: t('ideas.askedShort', { number: idea.number }),
    blocks: [
      {
        kind: 'text',
        text: t.rich('ideas.asked', {
          name: named(t, people, event.personId),
          number: idea.number,
          title: titleOf(idea),
        }),
      },
      { kind: 'quote', text: short(event.text ?? '', 2800) },
      ...(idea.unnamed ? [{ kind: 'note', text: t('ideas.replyUnnamed') } as const] : []),
      { kind: 'controls', controls: [button(t('ideas.button.reply'), 'reply', [event.id], 'primary')] },
    ],
  };
}

/** The author's answer, for whoever asked. */
export function repliedView(t: Translator, { idea, people }: Whole, event: IdeaEvent): View {
  const author = authorOf(t, idea, people);
  return {
    kind: 'view',
    summary: t('ideas.repliedShort', { number: idea.number }),
    blocks: [
      { kind: 'text', text: t.rich('ideas.replied', { author, number: idea.number, title: titleOf(idea) }) },
      { kind: 'quote', text: short(event.text ?? '', 2800) },
      { kind: 'controls', controls: [button(t('ideas.button.open'), 'show', [idea.id], 'primary')] },
    ],
  };
}

/** "Will you be the customer's champion?" `by` is the admin who asks, and hears the answer. */
export function nominationView(t: Translator, by: Person | null): View {
  const heading = t('ideas.nomination');
  return { kind: 'view', summary: heading, blocks: [{ kind: 'heading', text: heading }, ...nominationBlocks(t, by)] };
}

export function nominationBlocks(t: Translator, by: Person | null): Block[] {
  const args = by ? [by.id] : [];
  const text: Text = by ? t.rich('ideas.nominatedBy', { name: personSpan(by) }) : t('ideas.nominated');
  return [
    { kind: 'text', text },
    {
      kind: 'controls',
      controls: [
        button(t('ideas.button.yes'), 'championYes', args, 'primary'),
        button(t('ideas.button.no'), 'championNo', args),
      ],
    },
  ];
}
