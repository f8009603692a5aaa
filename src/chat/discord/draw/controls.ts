import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { shorten } from '../../input.ts';
import type { Button, Control, LinkButton, Option, Pick, Route } from '../../view.ts';
import { caps } from './caps.ts';
import { type Leading, writeAddress } from './route.ts';
import { isWeb } from './text.ts';

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Names what is pressed; each name once in a message. */
export type Naming = (go: Leading) => string;

export function naming(guild: string): Naming {
  const used = new Map<string, number>();
  return (go) => {
    const name = writeAddress(guild, go);
    const count = used.get(name) ?? 0;
    used.set(name, count + 1);
    return writeAddress(guild, go, count);
  };
}

/** Five buttons share a row; a menu fills one. */
export function rows(controls: readonly (Control | Menu)[], name: Naming): Row[] {
  const found: APIComponentInMessageActionRow[][] = [];
  let room = 0;
  for (const control of controls) {
    if (control.kind === 'pick' || control.kind === 'pickPerson') {
      found.push(...menus(control, name).map((menu) => [menu]));
      room = 0;
      continue;
    }
    if (room === 0) {
      found.push([]);
      room = caps.buttonsInRow;
    }
    found.at(-1)?.push(button(control, name));
    room--;
  }
  return found.map((components) => ({ type: ComponentType.ActionRow, components }));
}

export function button(one: Button | LinkButton, name: Naming): APIButtonComponent {
  const label = shorten(one.label, caps.buttonLabel);
  if (one.kind === 'button') {
    return { type: ComponentType.Button, style: styleOf(one.tone), label, custom_id: name(one.go) };
  }
  if (!isWeb(one.url) || one.url.length > caps.url) {
    const custom_id = name({ to: 'discord.nowhere' });
    return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id, disabled: true };
  }
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url: one.url };
}

function styleOf(tone: Button['tone']): ButtonStyle.Primary | ButtonStyle.Danger | ButtonStyle.Secondary {
  if (tone === 'primary') return ButtonStyle.Primary;
  return tone === 'danger' ? ButtonStyle.Danger : ButtonStyle.Secondary;
}

/** A menu; several where there are more options than one holds. */
function menus(control: Exclude<Control, Button | LinkButton> | Menu, name: Naming): APIComponentInMessageActionRow[] {
  const placeholder = shorten(control.label, caps.placeholder);
  if (control.kind === 'pickPerson') {
    return [{ type: ComponentType.UserSelect, custom_id: name(control.go), placeholder }];
  }
  const { chosen, go } = control;
  // lines that share a menu may lead to the same place, and Discord refuses a value that stands there twice
  const options = control.options.filter(({ value }, at, all) => all.findIndex((one) => one.value === value) === at);
  const count = Math.ceil(options.length / caps.options);
  return Array.from({ length: count }, (_, at) => ({
    type: ComponentType.StringSelect,
    custom_id: name(go),
    placeholder,
    options: options.slice(at * caps.options, (at + 1) * caps.options).map((option) => optionOf(option, chosen)),
  }));
}

export function optionOf({ value, label, hint }: Option, chosen?: string): APISelectMenuOption {
  return {
    value,
    label: shorten(label, caps.optionText),
    ...(hint && { description: shorten(hint, caps.optionText) }),
    ...(value === chosen && { default: true }),
  };
}

/** A menu of the view, or one whose options are routes themselves. */
export type Menu = Omit<Pick, 'go'> & { go: Leading };

/** A menu whose options are routes themselves. */
export const anyRoute = '*';

/** The button of a line becomes the first choice of its menu. */
export function wholeMenu(menu: Pick, press: Button, write: (go: Route) => string): Menu {
  const { go, options, label } = menu;
  return {
    kind: 'pick',
    label,
    go: { to: anyRoute },
    options: [
      { value: write(press.go), label: press.label },
      ...options.map((option) => ({
        ...option,
        value: write({ to: go.to, args: [...(go.args ?? []), option.value] }),
      })),
    ],
  };
}
