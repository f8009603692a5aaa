import type { core } from 'zod';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Translator, Values } from '../../i18n/translate.ts';

type Issue = core.$ZodIssue;

/**
 * The sentence for what zod refused. A refinement names its own message: `params: { key: 'chat.notATime', … }`; the
 * other parameters are the message's values.
 */
export function problem(t: Translator, issue: Issue): string {
  if (issue.code === 'custom' && typeof issue.params?.['key'] === 'string') {
    const { key, ...values } = issue.params;
    return t(key as MessageKey, values as Values);
  }
  if (issue.code === 'too_small' || (issue.code === 'invalid_type' && issue.input === undefined))
    return t('chat.empty');
  if (issue.code === 'invalid_value' || issue.code === 'invalid_type') return t('chat.choose');
  return t('chat.notRead');
}

/** Field name to sentence, one a field. What belongs to no field is said at the first. */
export function problems(t: Translator, issues: readonly Issue[]): Record<string, string> {
  const said: Record<string, string> = {};
  for (const issue of issues) {
    const field = String(issue.path[0] ?? '');
    said[field] ??= problem(t, issue);
  }
  return said;
}
