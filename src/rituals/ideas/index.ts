import type { Shortcut } from '../../chat/asks.ts';
import { longest, shorten } from '../../chat/input.ts';
import { notice } from '../../delivery/notice.ts';
import { timer } from '../../delivery/timer.ts';
import { ritual } from '../ritual.ts';
import { actions } from './actions.ts';
import { ideaForm } from './forms.ts';
import { home } from './home.ts';
import { jobs } from './jobs.ts';
import { keepSchedules } from './plan.ts';
import { newIdea } from './prompt.ts';
import { schedules } from './schedules.ts';
import { words } from './words.ts';

/** Prefilled from a message: its first line as the title, the whole of it with the way back as what would change. */
const saveAsIdea: Shortcut = {
  name: 'save_idea',
  label: 'ideas.shortcut',
  run: async ({ t, platform }, { text, link }) => {
    const [first = ''] = text.trim().split('\n');
    const title = shorten(first.trim(), 150);
    const whole = text.trim() === title ? '' : text.trim();
    const back = link ? `${whole === '' ? '' : '\n\n'}${link}` : '';
    const change = shorten(whole, longest - back.length) + back;
    return { ask: ideaForm(t, platform.can.unnamed, { title, change }) };
  },
};

/** Everyone improves what is done for customers: ideas, votes, and champions who decide and say why. */
export const ideas = ritual(
  {
    name: 'ideas',
    command: { name: 'idea', summary: 'ideas.command', bare: 'new' },
    retime: keepSchedules,
    prompts: [newIdea],
    home,
  },
  {
    words,
    actions,
    shortcuts: [saveAsIdea],
    notices: Object.entries(jobs).map(([name, view]) => notice(`ideas.${name}`, view)),
    timers: Object.entries(schedules).map(([name, due]) => timer(`ideas.${name}`, due)),
  },
);
