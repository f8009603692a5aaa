import type { Ctx } from '../../chat/asks.ts';
import { UserError } from '../../chat/asks.ts';
import { shorten } from '../../chat/input.ts';
import type { Reply } from '../../chat/platform.ts';
import type { Block } from '../../chat/view.ts';
import { locales, ownNames } from '../../i18n/locales.ts';
import { concerning, leads } from './answering.ts';
import { plannedBlocks } from './planning.ts';
import { viewer } from './results.ts';
import { writtenIn } from './rules.ts';
import * as rounds from './store.ts';
import { earlierStatements, placeOf, replaceStatement, statementsOf } from './store-polls.ts';
import { answerButton, languageName, placeSpan, readButton, statementBlocks, view } from './views.ts';

/** The mission as stated, and everything there is at a glance. */

/** So many fit one message, shortened where they are long. */
const earlierShown = 6;
const earlierLength = 250;
const mostRounds = 5;

export async function state(ctx: Ctx, text: string): Promise<Reply> {
  const { store, db, t, workspace, person, now } = ctx;
  const locale = writtenIn(text, t.locale);
  await store.transaction((tx) =>
    replaceStatement(tx, { workspaceId: workspace.id, locale, text, statedById: person.id }, now),
  );
  const stated = await statementsOf(db, workspace.id);
  const missing = locales.filter((one) => !stated.some((statement) => statement.locale === one));
  const blocks: Block[] = [
    { kind: 'text', text: t('mission.set', { language: ownNames[locale] }) },
    { kind: 'quote', text },
  ];
  if (missing.length > 0) {
    const languages = missing.map((one) => ownNames[one]).join(', ');
    blocks.push({ kind: 'note', text: t('mission.setMissing', { languages }) });
  }
  if ((await rounds.openRounds(db, workspace.id)).length > 0) {
    blocks.push({ kind: 'note', text: t('mission.setUnread') });
  }
  return { show: view(t('mission.set', { language: ownNames[locale] }), blocks) };
}

export async function overview(ctx: Ctx): Promise<Reply> {
  const { t, person } = ctx;
  const leader = leads(person);
  const mine = await concerning(ctx);
  const hidden = mine.some(({ standing }) => standing === 'waits');
  const blocks: Block[] = [
    { kind: 'heading', text: t('mission.stated') },
    ...(hidden ? [{ kind: 'text', text: t('mission.hidden') } as const] : await statedBlocks(ctx)),
    ...waitingBlocks(ctx, mine),
    ...(leader
      ? await openElsewhere(
          ctx,
          mine.map(({ round }) => round.id),
        )
      : []),
    ...(await latestBlocks(ctx)),
    ...(await plannedBlocks(ctx, leader)),
  ];
  if (leader) blocks.push({ kind: 'note', text: t('mission.howToAsk') });
  return { show: view(t('mission.stated'), blocks) };
}

async function statedBlocks({ db, t, workspace }: Ctx): Promise<Block[]> {
  const stated = await statementsOf(db, workspace.id);
  if (stated.length === 0) return [{ kind: 'text', text: t('mission.notStated') }];
  const earlier = await earlierStatements(db, workspace.id, 1);
  const button = { kind: 'button', label: t('mission.earlier'), go: { to: 'mission.earlier' } } as const;
  return [
    ...statementBlocks(t, stated),
    ...(earlier.length > 0 ? [{ kind: 'controls', controls: [button] } as const] : []),
  ];
}

export async function earlier(ctx: Ctx): Promise<Reply> {
  const { db, t, workspace } = ctx;
  if ((await concerning(ctx)).some(({ standing }) => standing === 'waits')) throw new UserError('mission.hidden');
  const found = await earlierStatements(db, workspace.id, earlierShown);
  const blocks = found.flatMap((statement): Block[] => [
    { kind: 'quote', text: shorten(statement.text, earlierLength) },
    {
      kind: 'note',
      text: t.rich('mission.wasStated', {
        language: languageName(statement.locale),
        from: { time: statement.statedAt, as: 'day' },
        to: { time: statement.replacedAt ?? statement.statedAt, as: 'day' },
      }),
    },
  ]);
  const none: Block = { kind: 'text', text: t('mission.earlierNone') };
  const title = t('mission.earlierTitle');
  return { show: view(title, [{ kind: 'heading', text: title }, ...(blocks.length > 0 ? blocks : [none])]) };
}

type Concerning = Awaited<ReturnType<typeof concerning>>;

/** The open rounds that wait for this person, and those they may still change their answer of. */
export function waitingBlocks({ t }: Ctx, mine: Concerning): Block[] {
  return mine.slice(0, mostRounds).map(({ round, standing }): Block => {
    const answered = standing === 'answered';
    const time = { time: round.closesAt };
    const waits = round.audience === 'ten' ? t('mission.waitsForYouTen') : t.rich('mission.waitsForYou', { time });
    return {
      kind: 'entry',
      text: answered ? t('mission.youAnswered') : waits,
      button: answerButton(t, round.id, answered),
    };
  });
}

async function openElsewhere({ db, t, workspace }: Ctx, known: readonly string[]): Promise<Block[]> {
  const blocks: Block[] = [];
  const others = (await rounds.openRounds(db, workspace.id)).filter(({ id }) => !known.includes(id));
  for (const round of others.slice(0, mostRounds)) {
    const place = placeSpan(await placeOf(db, round.poll));
    blocks.push({ kind: 'text', text: t.rich('mission.isOpen', { place, time: { time: round.closesAt } }) });
  }
  return blocks;
}

async function latestBlocks(ctx: Ctx): Promise<Block[]> {
  const { db, t } = ctx;
  if (await rounds.isReportComing(db, ctx.place.id)) return [{ kind: 'note', text: t('mission.reportComing') }];
  const latest = await rounds.latestClosed(db, viewer(ctx));
  if (!latest) return [{ kind: 'note', text: t('mission.noneYet') }];
  const time = { time: latest.closedAt ?? latest.closesAt, as: 'day' } as const;
  return [{ kind: 'entry', text: t.rich('mission.latest', { time }), button: readButton(t, latest.id) }];
}
