/** What is owed about owned work, by name; notices.ts draws it and timers.ts runs it. */

import { promise } from '../delivery/notice.ts';
import { times } from '../delivery/timer.ts';

/** What somebody did with it, to one person. Arguments: the move, the person. */
export const news = promise('pad.workNews');

/** Arguments: the work, the stage, its day, the person. */
export const reminder = promise('pad.workReminder');

/** Reminders of one piece of work. */
export const reminding = times('pad.work');

/** Of a workspace, on working mornings: what was left behind, and once a week what stands open. */
export const mornings = times('pad.workDay');
