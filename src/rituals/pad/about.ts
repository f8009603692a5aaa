import { z } from 'zod';
import type { Action, Asks, Ctx, Spoken } from '../../chat/asks.ts';
import { action, word } from '../../chat/asks.ts';
import { button, facts, heading, text, view } from '../../chat/blocks.ts';
import { inHelpOrder, isUsable, usage } from '../../chat/dispatch/help.ts';
import { note, type View } from '../../chat/view.ts';
import { notice } from '../../delivery/notice.ts';
import { personSpan, type Span, type Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Person } from '../../store/rows.ts';
import { heldUntil } from '../../time/held.ts';
import { version } from '../../version.ts';
import { welcomeFor } from '../../who/clock.ts';
import { adminsOf, championsIn, nameAdmin, personById } from '../../who/people.ts';
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
    notices: [named],
    /** The same from the home page. */
    actions: {
      help: pressed(async (ctx) => helpPage(ctx, rituals())),
      about: pressed(aboutView),
    },
  };
}

function pressed(show: (ctx: Ctx) => Promise<View>): Action {
  return action({
    answers: 'message',
    guests: true,
    args: z.tuple([]),
    run: async (ctx) => ({ show: await show(ctx) }),
  });
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
  const usable = inHelpOrder(rituals).filter((ritual) => isUsable(ritual, person));
  const first = usable.flatMap(({ firstSteps = [] }) => firstSteps.filter((step) => refusal(person, step) === null));
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

/** To whoever was made an admin of the bot, or is none any more. Arguments: their id, yes or no, by whom, and when. */
const named = notice(
  'pad.admin',
  async ({ db, t, workspace, person }, [, isNamed, byId = '']) => {
    const by = await personById(db, workspace.id, byId);
    if (!person || !by || person.namedAdmin !== (isNamed === 'yes')) return null;
    if (isNamed === 'no') return note(t.rich('pad.admin.youAreNone', { name: personSpan(by) }));
    return note(t.rich('pad.admin.youAre', { name: personSpan(by) }), [button(t('pad.admin.what'), 'pad.settings')]);
  },
  { key: ([id = '', isNamed = '', , at = '']) => `pad.admin:${id}:${isNamed}:${at}` },
);

async function setAdmin(ctx: Ctx, person: Person, isNamed: boolean): Promise<View> {
  const { t, store, workspace, now } = ctx;
  const who = personSpan(person);
  const changed = await store.transaction(async (tx) => {
    if (!(await nameAdmin(tx, person, isNamed))) return false;
    // an admin by the platform is and stays one: nothing changed for them
    if (person.id === ctx.person.id || person.platformAdmin) return true;
    const sending = {
      workspaceId: workspace.id,
      to: { personId: person.id },
      dueAt: welcomeFor(workspace, person, heldUntil(now)),
    };
    await named.owe(tx, [person.id, isNamed ? 'yes' : 'no', ctx.person.id, String(now.getTime())], sending);
    return true;
  });
  if (isNamed) return note(t.rich(changed ? 'pad.admin.added' : 'pad.admin.alreadyAdmin', { who }));
  if (person.platformAdmin) return note(t.rich('pad.admin.byPlatform', { who }));
  return note(t.rich(changed ? 'pad.admin.removed' : 'pad.admin.notAdmin', { who }));
}

function adminWord(summary: 'pad.admin.addSummary' | 'pad.admin.removeSummary', isNamed: boolean) {
  return word({
    summary,
    options: [{ name: 'person', kind: 'person', label: 'pad.option.person' }],
    may: ['admin'],
    values: z.object({ person: z.string() }),
    run: async (ctx, { person }) => ({ show: await setAdmin(ctx, await ctx.personById(person), isNamed) }),
  });
}
