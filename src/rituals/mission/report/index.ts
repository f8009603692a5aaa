import { z } from 'zod';
import type { Ctx } from '../../../chat/asks.ts';
import { action, UserError, word } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { choices, line } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { shorten } from '../../../chat/input.ts';
import type { Reply } from '../../../chat/platform.ts';
import { type Button, note, type View } from '../../../chat/view.ts';
import type { Notice, NoticeCtx } from '../../../delivery/owes.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Pictures } from '../../../pictures/chart.ts';
import type { Tx } from '../../../store/client.ts';
import { mayUse } from '../../../who/roles.ts';
import type { Chapter } from '../../ritual.ts';
import { type Figures, readReport, waitsForAction } from '../records/frozen.ts';
import * as rounds from '../records/rounds.ts';
import { name, readEdits, shownThemes } from '../records/themes.ts';
import { leaders } from '../rules.ts';
import { detailsView, pageButton, report, reportMessage } from './message.ts';
import { namesPage, wordsPage } from './pages.ts';
import { nameOf, type Told, tell } from './read.ts';
import { share } from './sentences.ts';

const roundsInTrend = 8;
/** Of each theme, on the page. */
const mostQuotes = 8;
const longestName = 80;
/** What the narrowest menu takes. */
const mostOptions = 25;

const ofRound = z.tuple([z.uuid()]);
const ofPage = z.tuple([z.uuid(), z.coerce.number().int().min(0)]);

// ---------------------------------------------------------------- reading

/** The report and, for leaders, what is theirs to read and to do. */
async function resultsOf(ctx: Ctx, pictures: Pictures, round: rounds.RoundOfPoll): Promise<View> {
  const { db, t, person, platform } = ctx;
  const earlier = await readableBefore(ctx, round);
  const told = await tell(db, round, { can: platform.can, quotes: mostQuotes, earlier });
  return reportMessage(pictures, t, told, [
    ...detailsButton(t, told, 'look'),
    ...(mayUse(person, leaders) ? leaderButtons(t, told) : []),
  ]);
}

function leaderButtons(t: Translator, { round, report: frozen }: Told): Button[] {
  const hasThemes = frozen.kind === 'figures' && (frozen.themes?.found.length ?? 0) > 0;
  return [
    ...(round.anonymous ? [] : [pageButton(t('mission.readNamed'), 'mission.names', round.id, 0)]),
    ...(waitsForAction(round) ? [button(t('mission.actionSay'), 'mission.sayAction', [round.id])] : []),
    ...(hasThemes ? [button(t('report.nameThemes'), 'mission.nameThemes', [round.id])] : []),
  ];
}

/** `details` answers with a message of its own, `look` takes the place of a private one. */
function detailsButton(t: Translator, { round, report: frozen }: Told, to: 'details' | 'look'): Button[] {
  return frozen.kind === 'tooFew' ? [] : [button(t('report.details'), `mission.${to}`, [round.id])];
}

/** As it is posted where the question was asked: whoever reads the place may read every round that was asked in it. */
async function postedReport({ db, t, platform, workspace }: NoticeCtx, pictures: Pictures, roundId: string) {
  const round = await rounds.roundById(db, workspace.id, roundId);
  if (!round?.report) return null;
  const earlier = await rounds.closedBefore(db, round, roundsInTrend);
  const told = await tell(db, round, { can: platform.can, quotes: mostQuotes, earlier });
  return reportMessage(pictures, t, told, detailsButton(t, told, 'details'));
}

/** The last rounds asked in the same place before this one, as far as this person may read them. */
async function readableBefore(ctx: Ctx, round: rounds.RoundOfPoll): Promise<rounds.RoundOfPoll[]> {
  const found: rounds.RoundOfPoll[] = [];
  for (const one of await rounds.closedBefore(ctx.db, round, roundsInTrend)) {
    if (await rounds.mayRead(ctx, one)) found.push(one);
  }
  return found;
}

async function latestResults(ctx: Ctx, pictures: Pictures): Promise<Reply> {
  if (await rounds.isReportComing(ctx.db, ctx.place.id)) throw new UserError('mission.reportComing');
  const round = await rounds.latestClosed(ctx);
  if (!round) throw new UserError('mission.noResults');
  return { show: await resultsOf(ctx, pictures, round) };
}

/** How a report's figures were found. @param hasBack it stands in the report's place */
async function detailsOf(ctx: Ctx, roundId: string, hasBack: boolean): Promise<View> {
  const { db, t, platform } = ctx;
  const round = await rounds.readable(ctx, roundId);
  const told = await tell(db, round, { can: platform.can, quotes: 0, earlier: await readableBefore(ctx, round) });
  if (told.report.kind === 'tooFew') return note(t('mission.noResults'));
  const back = hasBack ? [button(t('report.back'), 'mission.lookBack', [roundId])] : [];
  return detailsView(t, told.report, told, back);
}

// ---------------------------------------------------------------- naming themes

/** Champions and admins name the themes of a report, and join those that say the same. Both numbers are kept. */
const naming = form({
  route: 'mission.nameThemes',
  args: ofRound,
  may: leaders,
  title: 'report.nameThemes',
  submit: 'mission.send',
  fields: {
    themes: choices({ label: 'report.whichThemes', hint: 'report.whichThemesHint', options: themeOptions }),
    name: line({ label: 'report.newName', hint: 'report.newNameHint', max: longestName }),
  },
  async save(ctx, [roundId], { themes, name: called }) {
    const { store, t, now } = ctx;
    const frozen = figuresOf(await rounds.actable(ctx, roundId));
    const places = themes.flatMap((one) => one.split('.').map(Number));
    const edits = await store.transaction(async (tx) => {
      const { themes: before } = await rounds.roundAnywhere(tx, roundId);
      const after = name(readEdits(before), places, called);
      await saveThemes(tx, roundId, JSON.stringify(after), now);
      return after;
    });
    const shown = shownThemes(frozen, edits).find((one) => one.name === called);
    const said = t('report.nowNamed', { theme: called, share: shown ? share(t, frozen, shown.count) : '' });
    return { show: note(said, [button(t('report.asFound'), 'mission.asFound', [roundId])]) };
  },
});

/** The themes as they are shown; a theme's value is the places of those found that it stands for. */
async function themeOptions(ctx: Ctx, [roundId = '']: readonly string[]) {
  const { db, t, platform } = ctx;
  const round = await rounds.actable(ctx, roundId);
  const frozen = figuresOf(round);
  const told = await tell(db, round, { can: platform.can, quotes: mostQuotes, earlier: [] });
  const shown = shownThemes(frozen, told.edits).slice(0, mostOptions);
  if (shown.length === 0) throw new UserError('report.noThemes');
  return shown.map((theme) => ({
    value: theme.of.join('.'),
    label: shorten(t('report.found', { theme: nameOf(t, told, theme), share: share(t, frozen, theme.count) }), 75),
  }));
}

/** Back to what was found. */
async function asFound(ctx: Ctx, roundId: string): Promise<View> {
  const { store, t, now } = ctx;
  await rounds.actable(ctx, roundId);
  await store.transaction((tx) => saveThemes(tx, roundId, null, now));
  return note(t('report.nowAsFound'));
}

async function saveThemes(tx: Tx, roundId: string, themes: string | null, now: Date): Promise<void> {
  await rounds.changeRound(tx, roundId, { themes });
  await report.refresh(tx, [roundId], now);
}

function figuresOf({ report: frozen }: rounds.RoundOfPoll): Figures {
  const read = readReport(frozen);
  if (read?.kind !== 'figures') throw new UserError('report.noThemes');
  return read;
}

// ---------------------------------------------------------------- what people may do

/** A view of a round's report, as a message of its own or in place of the one it was asked from. */
function shows(of: (ctx: Ctx, roundId: string) => Promise<View>) {
  return action({
    answers: 'message',
    args: ofRound,
    run: async (ctx, { args }) => ({ show: await of(ctx, ...args) }),
  });
}

function replaces(of: (ctx: Ctx, roundId: string) => Promise<View>) {
  return action({
    answers: 'update',
    args: ofRound,
    run: async (ctx, { args }) => ({ replace: await of(ctx, ...args) }),
  });
}

export function reportingWith(pictures: Pictures): Chapter {
  const results = async (ctx: Ctx, roundId: string) => resultsOf(ctx, pictures, await rounds.readable(ctx, roundId));
  const posted: Notice = { ...report, view: (ctx, [roundId = '']) => postedReport(ctx, pictures, roundId) };
  return {
    words: {
      results: word({
        summary: 'mission.word.results',
        options: [],
        answers: 'message',
        values: z.object({}),
        run: (ctx) => latestResults(ctx, pictures),
      }),
    },
    actions: {
      results: shows(results),
      lookBack: replaces(results),
      details: shows((ctx, roundId) => detailsOf(ctx, roundId, false)),
      look: replaces((ctx, roundId) => detailsOf(ctx, roundId, true)),
      words: action({
        answers: 'message',
        args: ofPage,
        run: async (ctx, { args }) => ({ show: await wordsPage(ctx, ...args) }),
      }),
      names: action({
        answers: 'message',
        may: leaders,
        args: ofPage,
        run: async (ctx, { args }) => ({ show: await namesPage(ctx, ...args) }),
      }),
      ...naming.actions,
      asFound: { ...replaces(asFound), may: leaders },
    },
    notices: [posted],
  };
}
