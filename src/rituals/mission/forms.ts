import type { Form, Option, RouteName } from '../../chat/view.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Answer } from '../../store/rows.ts';
import { sayDigits } from '../../time/say.ts';
import { ratingsOf, steps } from './rules.ts';

/** The most that an answer takes, in characters: a sentence or two, which still fits where several are read together. */
export const longestAnswer = 600;
export const longestStatement = 500;
export const longestAction = 300;

type Given = Pick<Answer, 'ownJob' | 'sharedJob' | 'rating1' | 'rating2' | 'rating3'>;

/** Two questions and three ratings, filled in with what this person answered before. */
export function answerForm(
  t: Translator,
  {
    to,
    args,
    third,
    given,
    intro,
  }: { to: RouteName; args: readonly string[]; third: string; given: Given | null; intro: string },
): Form {
  const before = given ? [given.rating1, given.rating2, given.rating3] : [];
  const hint = t('mission.hint');
  return {
    kind: 'form',
    title: t('mission.form'),
    submit: t('mission.send'),
    go: { to, args },
    intro,
    fields: [
      { kind: 'paragraph', name: 'own', label: t('mission.own'), hint, ...(given && { value: given.ownJob }) },
      { kind: 'paragraph', name: 'shared', label: t('mission.shared'), hint, ...(given && { value: given.sharedJob }) },
      ...ratingsOf(third).map((rating, index) => {
        const value = before[index];
        return {
          kind: 'choice' as const,
          name: `rating${index + 1}`,
          label: t(`mission.label.${rating}`),
          hint: t('mission.scale', { rating: t(`mission.rating.${rating}`) }),
          optional: true,
          options: scale(t),
          ...(value && { value: String(value) }),
        };
      }),
    ],
  };
}

function scale(t: Translator): Option[] {
  return steps.map((step) => ({ value: String(step), label: sayDigits(step, t.locale) }));
}

/** @param quotes whether unnamed words may be shown here at all */
export function pollForm(t: Translator, date: string, time: string, quotes: boolean): Form {
  const names: Option[] = quotes
    ? [
        { value: 'words10', label: t('mission.without10') },
        { value: 'words5', label: t('mission.without5') },
      ]
    : [{ value: 'words10', label: t('mission.without') }];
  return {
    kind: 'form',
    title: t('mission.poll'),
    submit: t('mission.plan'),
    go: { to: 'mission.plan' },
    fields: [
      {
        kind: 'choice',
        name: 'rhythm',
        label: t('mission.rhythm'),
        value: 'quarterly',
        options: [
          { value: 'quarterly', label: t('mission.quarterly') },
          { value: 'monthly', label: t('mission.monthly') },
          { value: 'once', label: t('mission.once') },
        ],
      },
      { kind: 'date', name: 'first', label: t('mission.first'), value: date },
      { kind: 'time', name: 'time', label: t('mission.time'), hint: t('mission.timeHint'), value: time },
      {
        kind: 'choice',
        name: 'whom',
        label: t('mission.whom'),
        value: 'channel',
        options: [
          { value: 'channel', label: t('mission.channel') },
          { value: 'everyone', label: t('mission.everyone') },
          { value: 'ten', label: t('mission.ten') },
        ],
      },
      {
        kind: 'choice',
        name: 'names',
        label: t('mission.withNames'),
        value: 'words10',
        options: [...names, { value: 'named', label: t('mission.with') }],
      },
    ],
  };
}

export function actionForm(t: Translator, roundId: string): Form {
  return {
    kind: 'form',
    title: t('mission.actionForm'),
    submit: t('mission.send'),
    go: { to: 'mission.act', args: [roundId] },
    fields: [{ kind: 'paragraph', name: 'action', label: t('mission.actionField'), hint: t('mission.actionHint') }],
  };
}

export function statementForm(t: Translator): Form {
  const label = t('mission.option.statement');
  return {
    kind: 'form',
    title: t('mission.stated'),
    submit: t('mission.send'),
    go: { to: 'mission.restate' },
    fields: [{ kind: 'paragraph', name: 'statement', label, hint: t('mission.stateHint') }],
  };
}
