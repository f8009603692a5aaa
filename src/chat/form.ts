import { type ZodType, z } from 'zod';
import type { MessageKey } from '../i18n/messages.ts';
import type { Text } from '../i18n/text.ts';
import type { Guarded } from '../who/roles.ts';
import { type Action, action, type Ctx } from './asks.ts';
import type { Filled, FormField, Reading } from './fields.ts';
import type { Reply } from './platform.ts';
import type { Form, RouteName } from './view.ts';

type Fields = Readonly<Record<string, FormField<unknown>>>;
type ValuesOf<F extends Fields> = { [K in keyof F]: F[K] extends FormField<infer V> ? V : never };

/** What a form opens with. `intro` stands above the fields; Discord has no room for it. */
export interface Opening<F extends Fields> {
  intro?: Text;
  filled?: { readonly [K in keyof F]?: Filled };
  /** In place of a field's own, where they depend on what is asked about. */
  labels?: { readonly [K in keyof F]?: { label?: string; hint?: string } };
}

export interface FormSpec<A extends readonly string[], F extends Fields> extends Guarded {
  /** "ritual.action" of the button that opens it; it is submitted to the same name with "Save" after it. */
  route: RouteName;
  args: ZodType<A>;
  /** Nothing is written about whoever submits it but what `save` writes itself. */
  unseen?: boolean;
  title: MessageKey;
  submit: MessageKey;
  /** At most five, which is what Discord takes; what does not fit is asked by buttons on the receipt. */
  fields: F;
  /** What it is filled in with; a UserError where there is nothing (any more) to fill in. */
  open?(ctx: Ctx, args: A): Opening<F> | Promise<Opening<F>>;
  save(ctx: Ctx, args: A, values: ValuesOf<F>): Promise<Reply>;
}

export interface FormAction<A extends readonly string[], F extends Fields> {
  /** Both of its actions, by the name after the ritual's. */
  actions: Record<string, Action>;
  /** Opens it from a word or a shortcut; `opening` in place of the form's own. */
  ask(ctx: Ctx, args: A, opening?: Opening<F>): Promise<{ ask: Form }>;
}

const submitted = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A form declared once: how it opens, its fields, how each is read, and what saving does. */
export function form<A extends readonly string[], F extends Fields>(spec: FormSpec<A, F>): FormAction<A, F> {
  const { route, args, may, guests, unseen, fields } = spec;
  const name = route.slice(route.indexOf('.') + 1);
  if (Object.keys(fields).length > 5) throw new Error(`${route}: more fields than Discord has room for`);

  async function ask(ctx: Ctx, given: A, opening?: Opening<F>): Promise<{ ask: Form }> {
    const { intro, filled, labels } = opening ?? (await spec.open?.(ctx, given)) ?? {};
    const asked = Object.entries(fields).filter(([, field]) => isAsked(ctx, field));
    return {
      ask: {
        kind: 'form',
        title: ctx.t(spec.title),
        submit: ctx.t(spec.submit),
        go: { to: `${route}Save`, args: given },
        ...(intro !== undefined && { intro }),
        fields: await Promise.all(
          asked.map(async ([key, field]) => ({
            ...(await field.draw(ctx, key, filled?.[key], given)),
            ...labels?.[key],
          })),
        ),
      },
    };
  }

  async function save(ctx: Ctx, given: A, values: z.infer<typeof submitted>): Promise<Reply> {
    const read: Record<string, unknown> = {};
    const reject: Record<string, string> = {};
    for (const [key, field] of Object.entries(fields)) {
      const reading: Reading<unknown> = isAsked(ctx, field)
        ? await field.read(ctx, values[key], given)
        : { value: field.unless?.value };
      if ('refused' in reading) reject[key] = ctx.t(reading.refused, reading.values);
      else read[key] = reading.value;
    }
    return Object.keys(reject).length > 0 ? { reject } : spec.save(ctx, given, read as ValuesOf<F>);
  }

  const who = { ...(may && { may }), ...(guests && { guests }) };
  return {
    ask,
    actions: {
      [name]: action({ answers: 'form', ...who, args, run: (ctx, input) => ask(ctx, input.args) }),
      [`${name}Save`]: action({
        answers: 'message',
        ...who,
        ...(unseen && { unseen }),
        args,
        values: submitted,
        run: (ctx, input) => save(ctx, input.args, input.values),
      }),
    },
  };
}

function isAsked(ctx: Ctx, { unless }: FormField<unknown>): boolean {
  return unless?.asked(ctx) ?? true;
}
