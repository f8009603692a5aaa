import { z } from 'zod';
import type { Ctx, Spoken } from '../../chat/asks.ts';
import { word } from '../../chat/asks.ts';
import { usage } from '../../chat/help.ts';
import type { Block, View } from '../../chat/view.ts';
import type { Span, Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Person } from '../../store/rows.ts';
import { version } from '../../version.ts';
import { isChampion, mayUse } from '../../who/roles.ts';
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
export function padHelp(rituals: () => readonly Spoken[]) {
  return word({
    summary: 'pad.help.summary',
    options: [],
    answers: 'message',
    values: z.object({}),
    run: async (ctx) => ({ show: helpPage(ctx, rituals()) }),
  });
}

/** The words of the command whose help this is. */
function own(t: Translator, person: Person, { command, words }: Spoken): { label: string; value: string }[] {
  const others = Object.entries(words).filter(([name, word]) => name !== 'help' && mayUse(person, word.may));
  return others.map(([name, word]) => ({ label: usage(t, command, name, word), value: t(word.summary) }));
}

function helpPage({ t, person }: Ctx, rituals: readonly Spoken[]): View {
  const firstSteps: Block[] = [
    { kind: 'heading', text: t('pad.help.title') },
    { kind: 'text', text: t('pad.help.text') },
    { kind: 'text', text: t('pad.help.first') },
    ...(isChampion(person) ? [{ kind: 'text', text: t('pad.help.champion') } as const] : []),
  ];
  const facts = rituals.flatMap((ritual) =>
    ritual.words['help']
      ? own(t, person, ritual)
      : { label: `/${ritual.command.name} help`, value: t(ritual.command.summary) },
  );
  return { kind: 'view', summary: t('pad.help.title'), blocks: [...firstSteps, { kind: 'facts', facts }] };
}
