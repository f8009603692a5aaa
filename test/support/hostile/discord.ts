import type { Answers } from '../../../src/chat/asks.ts';
import { writeAddress } from '../../../src/chat/discord/draw/route.ts';
import { dispatcher } from '../../../src/chat/dispatch/dispatch.ts';
import type { Answer, Ask } from '../../../src/chat/platform.ts';
import { engine, passTo } from '../../../src/delivery/engine.ts';
import { temporaryStore } from '../database.ts';
import { ids } from '../discord/company.ts';
import { openStage } from '../discord/stage.ts';
import { wordsOf } from '../discord/words.ts';
import { asksOf, looks } from './asks.ts';
import { handClock, hours } from './clock.ts';
import { type Chance, hostileText, ofNobody } from './texts.ts';
import type { Watch } from './watch.ts';

const kinds = { text: 3, number: 3, person: 6, place: 7, choice: 3 } as const;

/** The bot in Discord; what is sent comes through the gateway, and says whatever it likes. */
export async function hostileDiscord({ rituals, log, replied }: Watch, random: Chance) {
  const clock = handClock();
  const store = await temporaryStore();
  let answer: Answer = () => Promise.reject(new Error('the bot has not started'));
  let answers: (ask: Ask) => Answers = () => 'message';
  const stage = await openStage({
    ...{ store, clock, rituals, double: { unhurried: true } },
    answer: (call) => answer(call),
    answers: (ask) => answers(ask),
  });
  const { double, chat } = stage;
  const wiring = { store, clock, log, rituals, platforms: [chat] };
  const dispatch = dispatcher(wiring);
  answer = dispatch.answer;
  answers = dispatch.answers;
  const { settle } = engine({ ...wiring, machine: { now: clock.now, sleep: async () => {} } });
  const people = [ids.maya, ids.anika, ids.grace].map((id) => stage.person(id));
  const [maya] = people;
  for (const typed of [
    '/agenda add Pricing',
    `/agenda add ${ofNobody}`,
    `/idea add ${ofNobody}`,
    '/idea add Longer hours',
    '/mission set We bring good tea',
    '/mission ask',
  ]) {
    await maya?.types(typed, ids.general);
  }
  const asks = await asksOf(rituals, store.db, random);
  const { number, one } = random;
  const text = () => hostileText(random, 6000);
  type Person = (typeof people)[number];

  function command(person: Person) {
    const { command: name, name: word, word: declared } = one(asks.words);
    const options = declared.options.flatMap(({ name: option, kind, choices, optional }) => {
      if (optional && number(2)) return [];
      const value =
        kind === 'person' ? ids.grace : kind === 'place' ? ids.general : one([text(), '1', ...(choices ?? [])]);
      return [{ name: option, type: kinds[kind], value }];
    });
    const [group = '', inner] = word.split(' ');
    const leaf = { type: 1, name: inner ?? group, options };
    const data = {
      ...{ id: '800000000000000000', type: 1, name, resolved: {} },
      options: inner === undefined ? [leaf] : [{ type: 2, name: group, options: [leaf] }],
    };
    const typing = declared.options.some(({ complete }) => complete) && number(3) === 0;
    const focused = { ...data, options: JSON.parse(JSON.stringify(data.options)) };
    if (!typing) return person.does('command', ids.general, { type: 2, data });
    const last = (focused.options[0].options[0]?.options ?? focused.options[0].options).at(-1);
    if (!last) return person.does('command', ids.general, { type: 2, data });
    last.focused = true;
    return person.does('writing', ids.general, { type: 4, data: focused });
  }

  function click(person: Person) {
    const route = asks.route();
    const written = writeAddress(ids.guild, route);
    const type = one([2, 2, 2, 3, 5]);
    const values = type === 2 ? {} : { values: [one([ids.grace, text().slice(0, 100)])], resolved: {} };
    const custom = number(9) > 0 ? written.slice(0, 100) : text().slice(0, 100);
    return person.does('click', ids.general, {
      type: 3,
      data: { component_type: type, custom_id: custom, ...values },
      message: plainMessage,
    });
  }

  function submit(person: Person) {
    const { modal } = person;
    if (!modal) return command(person);
    const components = modal.components.map((part, at) => {
      if (part.type !== 18) return { type: 10, id: at + 1 };
      const { type, custom_id: name } = part.component;
      const value =
        type === 4 || type === 21
          ? { value: text() }
          : { values: [one([text().slice(0, 100), ids.grace, ids.general])] };
      return { type: 18, id: at + 1, component: { id: at + 20, type, custom_id: name, ...value } };
    });
    return person.does('submit', ids.general, {
      type: 5,
      data: { custom_id: modal.custom_id, components, resolved: {} },
    });
  }

  const plainMessage = {
    id: '700000000000000001',
    channel_id: ids.general,
    author: { id: '1', username: 'x' },
    content: 'x',
    mentions: [],
    flags: 0,
  };

  function shortcut(person: Person) {
    const found = one((double.registered() as { type: number; name: string }[]).filter(({ type }) => type === 3));
    const message = { ...plainMessage, content: text() };
    const data = {
      id: '800000000000000009',
      type: 3,
      name: found.name,
      target_id: message.id,
      resolved: { messages: { [message.id]: message } },
    };
    return person.does('command', ids.general, { type: 2, data });
  }

  return {
    store,
    pass: () => passTo(new Date(clock.now().getTime() + hours * 3_600_000), { db: store.db, clock, settle }),
    next(): { doing: () => Promise<unknown>; said: string } {
      const person = one(people);
      const send = person.modal && number(4) > 0 ? submit : one([command, command, command, click, click, shortcut]);
      return { doing: () => send(person), said: `${send.name} by ${person.name}` };
    },
    async pings(): Promise<string[]> {
      for (const typed of looks) await maya?.types(typed, ids.general);
      replied();
      const said = double.world.messages.splice(0);
      const marks = /\((?:ping|underlined|italic|struck|emoji|spoiler|link [^)]*evil)[^)]*\)?|@role \d+/g;
      return [
        ...said.flatMap(({ components }) =>
          [...wordsOf(components, double.world).matchAll(marks)].map(([mark]) => mark),
        ),
        ...stage.errors().map((line) => JSON.stringify(line).slice(0, 500)),
        ...double.complaints.splice(0),
      ];
    },
    close: stage.close,
  };
}
