import { promise } from '../delivery/notice.ts';

// What is promised about problems where voices are solved and joined; the customers' ritual says it.

/** To whoever solved it for a customer: how did it come about? Of: the voice, the person. */
export const learning = promise('customers.learning', { about: ([id = '']) => [id] });

/** To a problem's owner and the champions: it came back, or comes again and again. Of: the problem, the voice, the person, and which. */
export const again = promise('customers.again', {
  key: (args) => ['customers.again', ...args].join(':'),
  about: ([problemId = '', voiceId = '']) => [problemId, voiceId],
});
