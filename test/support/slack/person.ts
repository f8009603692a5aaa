import { type Block, checkBlocks, type Element, elementsOf, type Input } from './blocks.ts';
import type { Answered, Double } from './double.ts';
import { follow } from './follow.ts';
import { labelOf, wordsOf } from './words.ts';
import { bot, type Channel, type Message, team, type View } from './workspace.ts';

/** Somebody at Slack's screen: types, presses, chooses, fills in, and reads what comes. */
export type SlackPerson = ReturnType<typeof slackPerson>;

type Given = string | readonly string[];

export function slackPerson(double: Double, id: string) {
  const { workspace } = double;
  const errors: Record<string, string> = {};
  let lastAck: Answered | null = null;
  /** Shown by Slack itself where the bot did not answer in time. */
  const slackSays: string[] = [];

  const user = () => {
    const found = workspace.users.get(id);
    if (!found) throw new Error(`nobody is ${id}`);
    return found;
  };
  const payloadUser = () => ({ id, username: user().name, name: user().name, team_id: user().team_id });
  const common = () => ({
    team: { id: team.id, domain: team.domain },
    user: payloadUser(),
    api_app_id: 'A0PAD',
    token: 'x',
  });

  function channelOf(channel: string | undefined): Channel {
    if (channel === undefined) return workspace.direct(id);
    const found =
      workspace.channels.get(channel) ?? [...workspace.channels.values()].find(({ name }) => name === channel);
    if (!found) throw new Error(`no channel ${channel}`);
    return found;
  }

  const nameFor = (channel: Channel) =>
    channel.im || channel.id.startsWith('D') ? 'directmessage' : channel.is_private ? 'privategroup' : channel.name;

  /** @param follow what the acknowledgement itself brings, before anything that comes after it */
  async function noted(delivered: Promise<Answered>, follow: (body: unknown) => void = () => {}): Promise<void> {
    const answered = await delivered;
    lastAck = answered;
    if (answered.status === 200) follow(answered.body);
    if (answered.status !== 200)
      slackSays.push(answered.status === 408 ? 'operation_timeout' : `failed: ${answered.status}`);
    await double.settled();
  }

  async function command(typed: string, channel?: string, written?: string): Promise<void> {
    const [, name = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
    const where = channelOf(channel);
    await noted(
      double.deliver('command', {
        token: 'x',
        team_id: user().team_id,
        team_domain: team.domain,
        channel_id: where.id,
        channel_name: nameFor(where),
        user_id: id,
        user_name: user().name,
        command: name,
        text: written ?? escapedAsSlackDoes(text),
        api_app_id: 'A0PAD',
        is_enterprise_install: 'false',
        response_url: double.newResponseUrl(id, where.id, null),
        trigger_id: double.newTrigger(id),
      }),
      (body) => {
        if (body) double.show(id, where.id, { text: '', blocks: [], ...body }, null);
      },
    );
  }

  /** should_escape: people and channels as tokens, the three control characters as entities. */
  function escapedAsSlackDoes(text: string): string {
    let escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    for (const one of workspace.users.values())
      escaped = escaped.replaceAll(`@${one.profile.display_name}`, `<@${one.id}|${one.name}>`);
    for (const one of workspace.channels.values()) {
      if (!one.im) escaped = escaped.replace(new RegExp(`#${one.name}\\b`, 'g'), `<#${one.id}|${one.name}>`);
    }
    return escaped;
  }

  /** What this person reads in a channel (their own with the bot where left out): everybody's messages and their own. */
  const seen = (channel?: string): Message[] => {
    const where = channelOf(channel).id;
    return workspace.messages.filter(
      (message) => message.channel === where && (message.only === null || message.only === id),
    );
  };
  const privates = (): Message[] =>
    workspace.messages.filter(
      ({ only, channel }) => only === id || (only === null && workspace.channels.get(channel)?.im === id),
    );
  const top = (): View | undefined => workspace.windowsOf(id).at(-1);

  /** What was pressed, with what it belongs to. */
  async function press(block: Block, element: Element, at: Message | View, chosen: object): Promise<void> {
    const isView = 'hash' in at;
    const where = isView ? undefined : workspace.channels.get(at.channel);
    const action = {
      type: element.type,
      action_id: element.action_id,
      block_id: block.block_id ?? 'b0',
      action_ts: String(Date.now() / 1000),
      ...chosen,
    };
    await noted(
      double.deliver('interactive', {
        type: 'block_actions',
        ...common(),
        trigger_id: double.newTrigger(id),
        actions: [action],
        ...(isView
          ? { container: { type: 'view', view_id: at.id }, view: viewPayload(at, {}) }
          : {
              container: { type: 'message', message_ts: at.ts, channel_id: at.channel, is_ephemeral: at.only !== null },
              channel: { id: at.channel, name: where ? nameFor(where) : '' },
              message: { type: 'message', ts: at.ts, text: at.text },
              response_url: double.newResponseUrl(id, at.channel, at.ts),
            }),
      }),
    );
  }

  function viewPayload(view: View, values: object) {
    return {
      id: view.id,
      team_id: team.id,
      type: view.type,
      blocks: view.blocks,
      private_metadata: view.private_metadata,
      callback_id: view.callback_id,
      state: { values },
      hash: view.hash,
      title: view.title,
      submit: view.submit,
      close: view.close,
      root_view_id: view.id,
      app_id: 'A0PAD',
      app_installed_team_id: team.id,
      bot_id: bot.id,
    };
  }

  /** Where something can be pressed now: the open window, else the newest message that has it. */
  function places(channel: string | undefined): (Message | View)[] {
    const view = top();
    if (channel !== undefined) return seen(channel).toReversed();
    return view ? [view] : privates().toReversed();
  }

  async function act(
    on: readonly (Message | View)[],
    fits: (element: Element) => object | null,
    what: string,
  ): Promise<void> {
    for (const at of on) {
      for (const block of at.blocks) {
        for (const element of elementsOf(block)) {
          const chosen = fits(element);
          if (chosen) return press(block, element, at, chosen);
        }
      }
    }
    throw new Error(
      `nothing to press for "${what}" in: ${on
        .slice(0, 1)
        .map(({ blocks }) => wordsOf(blocks, workspace))
        .join('')}`,
    );
  }

  const button = (label: string) => (element: Element) =>
    element.type === 'button' && labelOf(element) === label ? { value: element.value ?? null } : null;

  /** What stands in the windows that were refused: Slack leaves it there. */
  const standing = new Map<string, Record<string, Given>>();

  async function fill(given: Record<string, Given>): Promise<void> {
    const view = top();
    if (!view) throw new Error('no window is open');
    const values = { ...standing.get(view.id), ...given };
    standing.set(view.id, values);
    for (const name of Object.keys(errors)) delete errors[name];
    const state: Record<string, Record<string, object>> = {};
    const unknown = new Set(Object.keys(values));
    for (const block of view.blocks) {
      if (block.type !== 'input') continue;
      const name = block.block_id ?? '';
      unknown.delete(name);
      state[name] = { [block.element.action_id]: filledIn(block.element, values[name]) };
    }
    if (unknown.size > 0)
      throw new Error(
        `the form has no ${[...unknown].join(', ')}: ${view.blocks.map(({ block_id: one }) => one).join(', ')}`,
      );
    await noted(
      double.deliver('interactive', {
        type: 'view_submission',
        ...common(),
        trigger_id: double.newTrigger(id),
        view: viewPayload(view, state),
        response_urls: [],
      }),
      (body) => {
        const { hash } = view;
        Object.assign(errors, follow(double, id, view, body));
        if (view.hash !== hash) standing.delete(view.id);
      },
    );
  }

  return {
    id,
    user,
    errors,
    slackSays,
    command,
    fill,
    seen,
    privates,
    get ack() {
      return lastAck;
    },
    /** The open window, as words. */
    get window() {
      const view = top();
      return view
        ? [view.title.text, wordsOf(view.blocks, workspace), ...(view.submit ? [`[${view.submit.text}]`] : [])].join(
            '\n',
          )
        : null;
    },
    get view() {
      return top();
    },
    closeWindow: () => workspace.windowsOf(id).pop(),
    /** What was last said to this person alone: in the open window, else the newest private message. */
    get text() {
      const view = top();
      if (view) return wordsOf(view.blocks, workspace);
      const last = privates().at(-1);
      return last ? wordsOf(last.blocks, workspace) : '';
    },
    read: (channel?: string) => seen(channel).map(({ blocks }) => wordsOf(blocks, workspace)),
    get home() {
      const view = workspace.homes.get(id);
      return view ? wordsOf(view.blocks, workspace) : null;
    },
    press: (label: string, channel?: string) => act(places(channel), button(label), label),
    pressAtHome(label: string) {
      const view = workspace.homes.get(id);
      return act(view ? [view] : [], button(label), label);
    },
    choose: (label: string, channel?: string) =>
      act(
        places(channel),
        (element) => {
          const found = element.type === 'static_select' && element.options.find(({ text }) => text.text === label);
          return found ? { selected_option: found } : null;
        },
        label,
      ),
    pick: (person: string) =>
      act(places(undefined), (element) => (element.type === 'users_select' ? { selected_user: person } : null), person),
    /** Their own messages with the bot. */
    own: () => workspace.direct(id).id,
    async openHome(tab: 'home' | 'messages' = 'home') {
      await noted(
        double.event({
          type: 'app_home_opened',
          user: id,
          channel: workspace.direct(id).id,
          tab,
          event_ts: '1.1',
        }),
      );
    },
    /** A person's own message in a channel, and what its menu of shortcuts does with it. */
    says(text: string, channel: string): Message {
      const message: Message = {
        channel: channelOf(channel).id,
        ts: workspace.ts(double.inside.now()),
        user: id,
        text: escapedAsSlackDoes(text),
        blocks: checkBlocks([], 'message').blocks,
        metadata: null,
        files: [],
        edits: 0,
        only: null,
      };
      workspace.messages.push(message);
      return message;
    },
    /** Their own words, in a channel; the bot hears of it where it is there and named. An edited message comes again. */
    async tells(text: string, channel: string, given: { thread_ts?: string; bot_id?: string; edits?: Message } = {}) {
      const { edits, ...more } = given;
      const message = edits ?? this.says(text, channel);
      const where = channelOf(channel);
      if (where.im) throw new Error('Slack lets nobody write there: the tab is read-only');
      const isNamed = text.includes(`<@${bot.user}>`) && where.members.has(bot.user);
      if (isNamed && double.inside.scopes.has('app_mentions:read')) {
        const event = { type: 'app_mention', user: id, team: user().team_id, text, ...more };
        await noted(double.event({ ...event, ts: message.ts, channel: where.id, event_ts: message.ts }));
      }
      return message;
    },
    async shortcut(name: string, message: Message) {
      const channel = channelOf(message.channel);
      await noted(
        double.deliver('interactive', {
          type: 'message_action',
          ...common(),
          callback_id: name,
          trigger_id: double.newTrigger(id),
          response_url: double.newResponseUrl(id, message.channel, null),
          channel: { id: channel.id, name: nameFor(channel) },
          message_ts: message.ts,
          message: { type: 'message', user: message.user, ts: message.ts, text: message.text },
        }),
      );
    },
  };
}

/** What was put in, or what the form came with, as Slack sends it. */
function filledIn(input: Input, given: Given | undefined): object {
  const one = typeof given === 'string' ? given : undefined;
  const optionsOf = (wanted: readonly string[]) => {
    const all = 'options' in input ? input.options : [];
    return wanted.map((value) => {
      const found = all.find((option) => option.value === value || option.text.text === value);
      if (!found) throw new Error(`no option ${value}`);
      return found;
    });
  };
  const { type } = input;
  switch (type) {
    case 'plain_text_input': {
      const value = one ?? input.initial_value ?? null;
      if (value && value.length > (input.max_length ?? 3000)) throw new Error('Slack lets nobody type that much');
      return { type, value: value === '' ? null : value };
    }
    case 'radio_buttons':
    case 'static_select':
      return { type, selected_option: one === undefined ? (input.initial_option ?? null) : optionsOf([one])[0] };
    case 'checkboxes':
    case 'multi_static_select':
      return {
        type,
        selected_options: given === undefined ? (input.initial_options ?? []) : optionsOf([given].flat()),
      };
    case 'users_select':
      return { type, selected_user: one ?? input.initial_user ?? null };
    case 'conversations_select':
      return { type, selected_conversation: one ?? input.initial_conversation ?? null };
    case 'datepicker':
      return { type, selected_date: one ?? input.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: one ?? input.initial_time ?? null };
  }
}
