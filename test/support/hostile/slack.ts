import { dispatcher } from '../../../src/chat/dispatch/dispatch.ts';
import type { Answer } from '../../../src/chat/platform.ts';
import { writeRoute } from '../../../src/chat/slack/draw/route.ts';
import { engine, passTo } from '../../../src/delivery/engine.ts';
import { temporaryStore } from '../database.ts';
import type { Block } from '../slack/blocks.ts';
import { ids } from '../slack/company.ts';
import { follow } from '../slack/follow.ts';
import { Refusal } from '../slack/methods.ts';
import { openStage } from '../slack/stage.ts';
import { team } from '../slack/workspace.ts';
import { asksOf, looks } from './asks.ts';
import { handClock, hours } from './clock.ts';
import { type Chance, hostileText, ofNobody } from './texts.ts';
import type { Watch } from './watch.ts';

/** The bot in Slack; what is sent is signed by Slack, and says whatever it likes. */
export async function hostileSlack({ rituals, log, replied }: Watch, random: Chance) {
  const clock = handClock();
  const store = await temporaryStore();
  let answer: Answer = () => Promise.reject(new Error('the bot has not started'));
  let minutes = 0;
  // no rate is ever reached: each look at the clock finds a minute gone
  const stage = await openStage({
    store,
    clock,
    answer: (call) => answer(call),
    double: { rateNow: () => minutes++ * 60_000 },
  });
  const { double, chat } = stage;
  const wiring = { store, clock, log, rituals, platforms: [chat] };
  answer = dispatcher(wiring).answer;
  const { settle } = engine({ ...wiring, machine: { now: clock.now, sleep: async () => {} } });
  double.settle = chat.finished;
  const maya = stage.person(ids.maya);
  await maya.command('/agenda meeting', 'general');
  await maya.fill({ name: 'Weekly', days: 'Thursday', time: '10:00' });
  for (const typed of [
    '/agenda add Pricing',
    `/agenda add ${ofNobody}`,
    `/idea add ${ofNobody}`,
    '/idea add Longer hours',
    '/mission set We bring good tea',
    '/mission ask',
  ]) {
    await maya.command(typed, 'general');
  }
  // what is typed after a command is read for people before: in a field it stays as it is
  await maya.command('/idea new', 'general');
  await maya.fill({ title: ofNobody });
  const asks = await asksOf(rituals, store.db, random, { person: `<@${ids.anika}>`, place: `<#${ids.general}>` });
  const { number, one } = random;
  const people = [ids.maya, ids.anika, ids.grace];
  const text = () => asTyped(hostileText(random));
  /** Slack writes its three signs as entities, where they were typed by hand. */
  const asTyped = (words: string) => (number(2) ? words : entities(words));

  const commonTo = (user: string) => ({
    team: { id: team.id, domain: team.domain },
    user: { id: user, username: 'x', name: 'x', team_id: team.id },
    api_app_id: 'A0PAD',
    token: 'x',
    trigger_id: double.newTrigger(user),
  });

  async function command(user: string) {
    const typed = asks.typed();
    const { body } = await double.deliver('command', {
      token: 'x',
      team_id: team.id,
      team_domain: team.domain,
      channel_id: ids.general,
      channel_name: 'general',
      user_id: user,
      user_name: 'x',
      command: `/${typed.command}`,
      text: number(2) ? entities(typed.text) : typed.text,
      api_app_id: 'A0PAD',
      is_enterprise_install: 'false',
      response_url: double.newResponseUrl(user, ids.general, null),
      trigger_id: double.newTrigger(user),
    });
    // the answer rides in the acknowledgement
    if (body) double.show(user, ids.general, { text: '', blocks: [], ...body }, null);
  }

  function click(user: string) {
    const kind = one(['button', 'button', 'button', 'static_select', 'users_select', 'nothing']);
    const chosen = {
      button: { value: text() },
      static_select: { selected_option: { value: one([asks.value(), writeRoute(asks.route())]) } },
      users_select: { selected_user: one([...people, text()]) },
      nothing: {},
    };
    const action = number(9) > 0 ? writeRoute(asks.route()) : one(['*', text().slice(0, 255)]);
    return double.deliver('interactive', {
      type: 'block_actions',
      ...commonTo(user),
      actions: [
        { type: kind, action_id: action, block_id: 'b0', action_ts: '1.1', ...chosen[kind as keyof typeof chosen] },
      ],
      container: { type: 'message', message_ts: '1.1', channel_id: ids.general, is_ephemeral: true },
      channel: { id: ids.general, name: 'general' },
      message: { type: 'message', ts: '1.1', text: text() },
      response_url: double.newResponseUrl(user, ids.general, null),
    });
  }

  function element(block: Block): Record<string, object> {
    if (block.type !== 'input') return {};
    const value = one([text(), null, '1']);
    const given = {
      value,
      selected_option: { value: text() },
      selected_options: [{ value: text() }],
      selected_user: one(people),
      selected_conversation: ids.general,
      selected_date: one(['2026-12-09', text()]),
      selected_time: one(['10:00', text()]),
    };
    return { [block.element.action_id]: { type: block.element.type, ...given } };
  }

  async function submit(user: string) {
    const windows = double.workspace.windowsOf(user);
    const open = windows.at(-1);
    const blocks = open?.blocks ?? [];
    const values = Object.fromEntries(
      blocks.flatMap((block) => (number(9) ? [[block.block_id ?? '', element(block)]] : [])),
    );
    const { body } = await double.deliver('interactive', {
      type: 'view_submission',
      ...commonTo(user),
      view: {
        id: open?.id ?? 'V1',
        team_id: team.id,
        type: 'modal',
        blocks,
        private_metadata: number(9) && open ? open.private_metadata : text().slice(0, 3000),
        callback_id: number(9) && open ? open.callback_id : writeRoute(asks.route()),
        state: { values },
        hash: '1',
        title: open?.title ?? { type: 'plain_text', text: 'x' },
        submit: open?.submit ?? null,
        root_view_id: open?.id ?? 'V1',
        app_id: 'A0PAD',
        app_installed_team_id: team.id,
        bot_id: 'B1',
      },
      response_urls: [],
    });
    try {
      if (open) follow(double, user, open, body);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      double.complaints.push([error.message, ...error.why].join('; '));
    }
    // what only tells is read, and not every form is tried again
    if (windows.at(-1) === open && (!open?.submit || number(2))) windows.pop();
  }

  function shortcut(user: string) {
    return double.deliver('interactive', {
      type: 'message_action',
      ...commonTo(user),
      callback_id: asks.shortcut(),
      response_url: double.newResponseUrl(user, ids.general, null),
      channel: { id: ids.general, name: 'general' },
      message_ts: '1.1',
      message: { type: 'message', user: ids.anika, ts: '1.1', text: text() },
    });
  }

  return {
    store,
    pass: () => passTo(new Date(clock.now().getTime() + hours * 3_600_000), { db: store.db, clock, settle }),
    next(): { doing: () => Promise<unknown>; said: string } {
      const user = one(people);
      const hasForm = double.workspace.windowsOf(user).length > 0;
      const send = hasForm && number(3) > 0 ? submit : one([command, command, command, click, click, shortcut, submit]);
      double.workspace.messages.length = 0;
      double.calls.length = 0;
      const doing = async () => {
        await send(user);
        await chat.finished();
      };
      return { doing, said: `${send.name} by ${user}` };
    },
    async pings(): Promise<string[]> {
      for (const typed of looks) await maya.command(typed, 'general');
      replied();
      const shown = double.inside.shown.splice(0);
      return [
        ...double.complaints.splice(0),
        ...shown.flatMap(({ text: said, blocks }) => [
          ...problemsIn(blocks),
          ...(/[<>]/.test(said) ? [`words: ${said}`] : []),
        ]),
        ...stage
          .lines()
          .filter(({ level }) => Number(level) >= 50)
          .map((line) => JSON.stringify(line).slice(0, 500)),
      ];
    },
    close: stage.close,
  };
}

function entities(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Who is here: people's texts name U0NOBODY too, so that a mention of theirs differs from one of the bot's. */
const here = Object.values(ids).join('|');

/** What in Slack's own markup is more than the words themselves. */
const allowed = new RegExp(`^<(@(${here})|#(${here})|!date\\^\\d+\\^[^|<>]+\\|[^<>]*|https://[^<>\\s]+\\|[^<>]*)>$`);

function problemsIn(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const part of value) problemsIn(part, found);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && value.type === 'mrkdwn' && 'text' in value) {
      for (const [token] of String(value.text).matchAll(/<[^>]*>?/g))
        if (!allowed.test(token)) found.push(`markup: ${token}`);
    }
    if ('type' in value && (value.type === 'broadcast' || value.type === 'usergroup')) found.push(String(value.type));
    if ('user_id' in value && !Object.values(ids).includes(String(value.user_id)))
      found.push(`mentions ${value.user_id}`);
    if ('url' in value && !String(value.url).startsWith('https://')) found.push(`links to ${value.url}`);
    for (const part of Object.values(value)) problemsIn(part, found);
  }
  return found;
}
