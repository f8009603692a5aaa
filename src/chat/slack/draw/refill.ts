import type { types } from '@slack/bolt';
import type { SubmittedPayload } from '../incoming/payloads.ts';
import type { FilledIn } from './form.ts';

/** The submitted window once more, with what was filled in and `above` over it. */
export function refilled(view: SubmittedPayload['view'], above: readonly types.KnownBlock[]): types.ModalView {
  const { values } = view.state;
  const blocks = view.blocks.map((block) => {
    const filled = values[block.block_id] && Object.values(values[block.block_id] ?? {})[0];
    return filled ? { ...block, element: refill(block['element'], filled) } : block;
  });
  return {
    type: 'modal',
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    title: { type: 'plain_text', text: view.title.text },
    ...(view.close && { close: { type: 'plain_text', text: view.close.text } }),
    ...(view.submit && { submit: { type: 'plain_text', text: view.submit.text } }),
    blocks: [...above, ...(blocks as unknown as types.KnownBlock[])],
  };
}

/** Slack names the first value of each kind of element differently. */
function refill(element: unknown, filled: FilledIn): object {
  const initial = Object.entries({
    initial_value: filled.value,
    initial_option: filled.selected_option,
    initial_options: filled.selected_options?.length ? filled.selected_options : null,
    initial_user: filled.selected_user,
    initial_conversation: filled.selected_conversation,
    initial_date: filled.selected_date,
    initial_time: filled.selected_time,
  }).filter(([, value]) => value != null);
  const empty = Object.fromEntries(
    Object.entries(element as object).filter(
      ([name]) => !name.startsWith('initial_') && name !== 'default_to_current_conversation',
    ),
  );
  return { ...empty, ...Object.fromEntries(initial) };
}
