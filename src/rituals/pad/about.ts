import { z } from 'zod';
import type { Asks, Ctx, Spoken } from '../../chat/asks.ts';
import { word } from '../../chat/asks.ts';
import { facts, heading, text, view } from '../../chat/blocks.ts';
import { usage } from '../../chat/dispatch/help.ts';
import { note, type View } from '../../chat/view.ts';
import type { Span, Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Person } from '../../store/rows.ts';
import { version } from '../../version.ts';
import { adminsOf, championsIn, nameAdmin } from '../../who/people.ts';
import { isGuest, refusal } from '../../who/roles.ts';
import type { Chapter } from '../ritual.ts';
import { healthOf } from './store.ts';

/** @param rituals whose commands and first steps the help names */
export function aboutWith(rituals: () => readonly Asks[]): Chapter {
  return {
    words: {
      help: word({
        summary: 'pad.help.summary',
        options: [],
        guests: true,
        answers: 'message',
        values: z.object({}),
        run: async (ctx) => ({ show: helpPage(ctx, rituals()) }),
      }),
      about: word({
        summary: 'pad.about.summary',
        options: [],
        guests: true,
        answers: 'message',
        values: z.object({}),
        run: async (ctx) => ({ show: await aboutView(ctx) }),
      }),
      'admin add': adminWord('pad.admin.addSummary', true),
      'admin remove': adminWord('pad.admin.removeSummary', false),
    },
  };
}

async function aboutView(ctx: Ctx): Promise<View> {
  const { t, db, workspace, person, now } = ctx;
  const title = t('pad.about.title');
  const about = [heading(title), text(t('pad.about.text'))];
  const itself = { label: t('pad.about.version'), value: version };
  // who does what, and how it goes, is the company's own
  if (isGuest(person)) return view(title, about, facts(itself));
  const { late, gaveUp } = await healthOf(db, workspace, now);
  const admins = (await adminsOf(db, workspace.id)).toSorted((a, b) => a.name.localeCompare(b.name, t.locale));
  const champions = await championsIn(db, workspace.id, 'yes');
  const nobody = t('pad.about.nobody');
  return view(
    title,
    about,
    facts(
      itself,
      { label: t('pad.about.health'), value: t('pad.about.healthText', { late, gaveUp }) },
      { label: t('pad.about.admins'), value: peopleText(admins, nobody) },
      { label: t('pad.about.champions'), value: champions.map(({ name }) => name).join(', ') || nobody },
    ),
  );
}

function peopleText(people: readonly Person[], nobody: string): Text {
  if (people.length === 0) return nobody;
  return people.flatMap(({ externalId, name }, index): Span[] => [
    ...(index > 0 ? [', '] : []),
    { person: externalId, name },
  ]);
}

/** What the bot is for, with first steps, then every command's words: those that the reader may use. */
function helpPage({ t, person }: Ctx, rituals: readonly Asks[]): View {
  const usable = rituals.filter(({ words }) => Object.values(words).some((word) => refusal(person, word) === null));
  const first = rituals.flatMap(({ firstSteps = [] }) => firstSteps.filter((step) => refusal(person, step) === null));
  const all = usable.flatMap((ritual) =>
    ritual.words['help']
      ? own(t, person, ritual)
      : { label: `/${t.prefix}${ritual.command.name} help`, value: t(ritual.command.summary) },
  );
  return view(
    t('pad.help.title'),
    heading(t('pad.help.title')),
    text(t('pad.help.text')),
    first.length > 0 ? text([t('pad.help.first'), ...first.map((step) => t(step.text))].join('\n')) : null,
    facts(...all),
  );
}

/** The words of the command whose help this is. */
function own(t: Translator, person: Person, { command, words }: Spoken): { label: string; value: string }[] {
  const others = Object.entries(words).filter(([name, word]) => name !== 'help' && refusal(person, word) === null);
  return others.map(([name, word]) => ({ label: usage(t, command, name, word), value: t(word.summary) }));
}

function adminWord(summary: 'pad.admin.addSummary' | 'pad.admin.removeSummary', isNamed: boolean) {
  return word({
    summary,
    options: [{ name: 'person', kind: 'person', label: 'pad.option.person' }],
    may: ['admin'],
    answers: 'message',
    values: z.object({ person: z.string() }),
    run: async (ctx, { person: externalId }) => {
      const person = await ctx.personById(externalId);
      const who = { person: person.externalId, name: person.name };
      const changed = await ctx.store.transaction((tx) => nameAdmin(tx, person, isNamed));
      if (isNamed) return { show: note(ctx.t.rich(changed ? 'pad.admin.added' : 'pad.admin.alreadyAdmin', { who })) };
      if (person.platformAdmin) return { show: note(ctx.t.rich('pad.admin.byPlatform', { who })) };
      return { show: note(ctx.t.rich(changed ? 'pad.admin.removed' : 'pad.admin.notAdmin', { who })) };
    },
  });
}
