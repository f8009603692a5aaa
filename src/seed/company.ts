import type { Answer, Ask, FormValues, Reply } from '../chat/platform.ts';
import { type Colleague, champions, channels, colleague, directChannel, workspace } from '../chat/sandbox/company.ts';
import type { Form } from '../chat/view.ts';
import { localeOf } from '../i18n/locales.ts';
import type { Logger } from '../log.ts';
import type { Store } from '../store/client.ts';
import type { Channel } from '../who/profile.ts';
import { answers, ideas, meeting, mission, story, topics, votes } from './life.ts';

export interface SeedOptions {
  store: Store;
  log: Logger;
  answer: Answer;
  /** Sends what is due. */
  settle(): Promise<void>;
}

/** Gives the sandbox's company a life at its first start, by what its people type, press and fill in. */
export async function seedCompany({ store, log, answer, settle }: SeedOptions): Promise<void> {
  const where = { platform: 'sandbox' as const, externalId: workspace.id };
  // the large seed makes the workspace, but not its people's lives
  if ((await store.db.person.count({ where: { externalId: 'maya', workspace: where } })) > 0) return;
  log.info('a company moves into the sandbox');
  let actions = 0;

  async function act(id: string, where: string, ask: Ask): Promise<Reply> {
    const who = colleague(id);
    if (!who) throw new Error(`nobody in the company is called ${id}`);
    const { job, city, ...person } = who;
    const call = {
      id: `seed-${++actions}`,
      platform: 'sandbox' as const,
      workspace,
      person,
      place: placeOf(who, where),
      ask,
    };
    const answered = await answer(call);
    if (!answered) throw new Error(`the company's action ${actions} was done before`);
    return answered.reply;
  }

  function run(id: string, where: string, typed: string): Promise<Reply> {
    const [, name = '', text = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
    return act(id, where, { kind: 'command', name, text });
  }

  /** Types a command that opens a form, and submits it. */
  async function fill(id: string, where: string, typed: string, values: FormValues): Promise<void> {
    const form = formOf(await run(id, where, typed));
    const route = { to: form.go.to, args: form.go.args ?? [] };
    const reply = await act(id, where, { kind: 'submit', route, values: { ...filledIn(form), ...values } });
    if ('reject' in reply) throw new Error(`${typed} was refused at ${Object.keys(reply.reject).join(', ')}`);
  }

  await act('maya', 'general', { kind: 'click', route: { to: 'pad.setupLanguage', args: ['en'] } });
  await act('maya', 'general', { kind: 'click', route: { to: 'pad.setupWeekend', args: ['satSun', 'Asia/Dhaka'] } });
  // past the last step, however many there are
  await act('maya', 'direct', { kind: 'click', route: { to: 'pad.setupStep', args: ['99'] } });
  await everyoneChoosesTheirLanguage(fill);

  for (const id of champions) {
    await run('maya', 'general', `/idea champion add <@${id}|${colleague(id)?.name ?? id}>`);
    const maya = await store.db.person.findFirstOrThrow({ where: { externalId: 'maya', workspace: where } });
    await act(id, 'direct', { kind: 'click', route: { to: 'ideas.championYes', args: [maya.id] } });
  }

  await fill(meeting.maker, meeting.channel, '/agenda meeting', meeting.form);
  for (const [id, topic] of topics) await run(id, meeting.channel, `/agenda add ${topic}`);
  await run(story.by, meeting.channel, `/agenda customer ${story.text}`);

  for (const statement of mission) await run('maya', 'general', `/mission set ${statement}`);
  for (const [id, idea] of ideas) await run(id, 'direct', `/idea add ${idea}`);
  for (const [id, number] of votes) await run(id, 'direct', `/idea vote ${number}`);
  await run('maya', 'general', '/idea channel <#general|general>');

  await run('maya', 'general', '/mission ask everyone');
  await settle();
  for (const [id, values] of answers) await fill(id, 'direct', '/mission answer', values);
  await settle();
}

type Fill = (id: string, where: string, typed: string, values: FormValues) => Promise<void>;

/** The channels speak English; whoever reads Bengali or Nepali has said so. */
async function everyoneChoosesTheirLanguage(fill: Fill): Promise<void> {
  const members = channels.flatMap(({ members }) => members);
  for (const id of new Set(members)) {
    const locale = localeOf(colleague(id)?.locale);
    if (locale && locale !== 'en') await fill(id, 'direct', '/pad me', { locale });
  }
}

function placeOf(who: Colleague, where: string): Channel {
  if (where === 'direct') return { id: directChannel(who.id), name: who.name, kind: 'direct' };
  const found = channels.find(({ id }) => id === where);
  if (!found) throw new Error(`the company has no channel ${where}`);
  return { id: found.id, name: found.name, kind: found.kind };
}

function formOf(reply: Reply): Form {
  if ('ask' in reply) return reply.ask;
  throw new Error(
    `no form was opened, but this was said: ${'show' in reply ? reply.show.summary : Object.keys(reply)[0]}`,
  );
}

function filledIn(form: Form): FormValues {
  return Object.fromEntries(
    form.fields.flatMap((field) => (field.value === undefined ? [] : [[field.name, field.value]])),
  );
}
