import { z } from 'zod';
import { mayUse, usage } from '../../chat/help.ts';
import type { Block, Span, Text, View } from '../../chat/view.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Person } from '../../store/rows.ts';
import { version } from '../../version.ts';
import { type Command, type Ctx, isChampion, word } from '../ritual.ts';
import { adminsOf, healthOf, progressOf } from './store.ts';

export const aboutWord = word({
  summary: 'pad.about.summary',
  options: [],
  answers: 'message',
  values: z.object({}),
  run: async (ctx) => ({ show: await aboutView(ctx) }),
});

async function aboutView(ctx: Ctx): Promise<View> {
  const { t, db, workspace, now } = ctx;
  const { late, gaveUp } = await healthOf(db, workspace, now);
  const { champions } = await progressOf(db, workspace);
  const named = champions.filter(({ champion }) => champion === 'yes').map(({ name }) => name);
  return {
    kind: 'view',
    summary: t('pad.about.title'),
    blocks: [
      { kind: 'heading', text: t('pad.about.title') },
      { kind: 'text', text: t('pad.about.text') },
      {
        kind: 'facts',
        facts: [
          { label: t('pad.about.version'), value: version },
          { label: t('pad.about.health'), value: t('pad.about.healthText', { late, gaveUp }) },
          { label: t('pad.about.admins'), value: peopleText(await adminsOf(db, workspace), t('pad.about.nobody')) },
          { label: t('pad.about.champions'), value: named.join(', ') || t('pad.about.nobody') },
        ],
      },
    ],
  };
}

export function peopleText(people: readonly Person[], nobody: string): Text {
  if (people.length === 0) return nobody;
  return people.flatMap(({ externalId, name }, index): Span[] => [
    ...(index > 0 ? [', '] : []),
    { person: externalId, name },
  ]);
}

/** What the bot is for, with first steps, then every command's words. */
export function padHelp(commands: () => readonly Command[]) {
  return word({
    summary: 'pad.help.summary',
    options: [],
    answers: 'message',
    values: z.object({}),
    run: async (ctx) => ({ show: helpPage(ctx, commands()) }),
  });
}

/** The words of the command whose help this is. */
function own(t: Translator, person: Person, command: Command): { label: string; value: string }[] {
  const others = Object.entries(command.words).filter(([name, word]) => name !== 'help' && mayUse(person, word.may));
  return others.map(([name, word]) => ({ label: usage(t, command, name, word), value: t(word.summary) }));
}

function helpPage({ t, person }: Ctx, commands: readonly Command[]): View {
  const firstSteps: Block[] = [
    { kind: 'heading', text: t('pad.help.title') },
    { kind: 'text', text: t('pad.help.text') },
    { kind: 'text', text: t('pad.help.first') },
    ...(isChampion(person) ? [{ kind: 'text', text: t('pad.help.champion') } as const] : []),
  ];
  const facts = commands.flatMap((command) =>
    command.words['help'] ? own(t, person, command) : { label: `/${command.name} help`, value: t(command.summary) },
  );
  return { kind: 'view', summary: t('pad.help.title'), blocks: [...firstSteps, { kind: 'facts', facts }] };
}
