import type { Double } from './double.ts';
import { checkGivenView } from './methods.ts';
import type { View } from './workspace.ts';

/** What the acknowledgement of a form does to its window, which is the topmost of this person; the errors it shows. */
export function follow(double: Double, user: string, view: View, body: unknown): Record<string, string> {
  const open = double.workspace.windowsOf(user);
  const answer = (body ?? {}) as { response_action?: string; errors?: Record<string, string>; view?: unknown };
  switch (answer.response_action) {
    case undefined:
      open.pop();
      return {};
    case 'clear':
      open.length = 0;
      return {};
    case 'errors': {
      const inputs = view.blocks.flatMap((block) => (block.type === 'input' ? [block.block_id] : []));
      const strange = Object.keys(answer.errors ?? {}).filter((name) => !inputs.includes(name));
      if (strange.length > 0) double.complaints.push(`errors at fields that are not there: ${strange.join(', ')}`);
      return answer.errors ?? {};
    }
    case 'update':
      Object.assign(view, checkGivenView(double.inside, answer.view, user, view.id));
      return {};
    case 'push':
      open.push(checkGivenView(double.inside, answer.view, user));
      return {};
    default:
      double.complaints.push(`an unknown response_action: ${answer.response_action}`);
      return {};
  }
}
