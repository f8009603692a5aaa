import { agenda as bnAgenda } from './bn/agenda.ts';
import { champions as bnChampions } from './bn/champions.ts';
import { chat as bnChat } from './bn/chat.ts';
import { customers as bnCustomers } from './bn/customers.ts';
import { delivery as bnDelivery } from './bn/delivery.ts';
import { frontline as bnFrontline } from './bn/frontline.ts';
import { ideas as bnIdeas } from './bn/ideas.ts';
import { meetings as bnMeetings } from './bn/meetings.ts';
import { mission as bnMission } from './bn/mission.ts';
import { moderation as bnModeration } from './bn/moderation.ts';
import { owned as bnOwned } from './bn/owned.ts';
import { pad as bnPad } from './bn/pad.ts';
import { problems as bnProblems } from './bn/problems.ts';
import { report as bnReport } from './bn/report.ts';
import { sandbox as bnSandbox } from './bn/sandbox.ts';
import { sharing as bnSharing } from './bn/sharing.ts';
import { trend as bnTrend } from './bn/trend.ts';
import { voices as bnVoices } from './bn/voices.ts';
import { waiting as bnWaiting } from './bn/waiting.ts';
import { agenda as enAgenda } from './en/agenda.ts';
import { champions as enChampions } from './en/champions.ts';
import { chat as enChat } from './en/chat.ts';
import { customers as enCustomers } from './en/customers.ts';
import { delivery as enDelivery } from './en/delivery.ts';
import { frontline as enFrontline } from './en/frontline.ts';
import { ideas as enIdeas } from './en/ideas.ts';
import { meetings as enMeetings } from './en/meetings.ts';
import { mission as enMission } from './en/mission.ts';
import { moderation as enModeration } from './en/moderation.ts';
import { owned as enOwned } from './en/owned.ts';
import { pad as enPad } from './en/pad.ts';
import { problems as enProblems } from './en/problems.ts';
import { report as enReport } from './en/report.ts';
import { sandbox as enSandbox } from './en/sandbox.ts';
import { sharing as enSharing } from './en/sharing.ts';
import { trend as enTrend } from './en/trend.ts';
import { voices as enVoices } from './en/voices.ts';
import { waiting as enWaiting } from './en/waiting.ts';
import type { Locale } from './locales.ts';
import { agenda as neAgenda } from './ne/agenda.ts';
import { champions as neChampions } from './ne/champions.ts';
import { chat as neChat } from './ne/chat.ts';
import { customers as neCustomers } from './ne/customers.ts';
import { delivery as neDelivery } from './ne/delivery.ts';
import { frontline as neFrontline } from './ne/frontline.ts';
import { ideas as neIdeas } from './ne/ideas.ts';
import { meetings as neMeetings } from './ne/meetings.ts';
import { mission as neMission } from './ne/mission.ts';
import { moderation as neModeration } from './ne/moderation.ts';
import { owned as neOwned } from './ne/owned.ts';
import { pad as nePad } from './ne/pad.ts';
import { problems as neProblems } from './ne/problems.ts';
import { report as neReport } from './ne/report.ts';
import { sandbox as neSandbox } from './ne/sandbox.ts';
import { sharing as neSharing } from './ne/sharing.ts';
import { trend as neTrend } from './ne/trend.ts';
import { voices as neVoices } from './ne/voices.ts';
import { waiting as neWaiting } from './ne/waiting.ts';

const en = {
  ...enChampions,
  ...enChat,
  ...enDelivery,
  ...enAgenda,
  ...enMeetings,
  ...enMission,
  ...enReport,
  ...enFrontline,
  ...enIdeas,
  ...enModeration,
  ...enOwned,
  ...enPad,
  ...enProblems,
  ...enCustomers,
  ...enSharing,
  ...enTrend,
  ...enVoices,
  ...enWaiting,
  ...enSandbox,
};

/** Every sentence has a key such as 'agenda.added', the same in each language. */
export type MessageKey = keyof typeof en;

export const messages: Record<Locale, Record<MessageKey, string>> = {
  en,
  bn: {
    ...bnChampions,
    ...bnChat,
    ...bnDelivery,
    ...bnAgenda,
    ...bnMeetings,
    ...bnMission,
    ...bnReport,
    ...bnFrontline,
    ...bnIdeas,
    ...bnModeration,
    ...bnOwned,
    ...bnPad,
    ...bnProblems,
    ...bnCustomers,
    ...bnSharing,
    ...bnTrend,
    ...bnVoices,
    ...bnWaiting,
    ...bnSandbox,
  },
  ne: {
    ...neChampions,
    ...neChat,
    ...neDelivery,
    ...neAgenda,
    ...neMeetings,
    ...neMission,
    ...neReport,
    ...neFrontline,
    ...neIdeas,
    ...neModeration,
    ...neOwned,
    ...nePad,
    ...neProblems,
    ...neCustomers,
    ...neSharing,
    ...neTrend,
    ...neVoices,
    ...neWaiting,
    ...neSandbox,
  },
};
