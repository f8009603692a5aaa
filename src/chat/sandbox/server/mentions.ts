import type { Channel } from '../../../who/profile.ts';

interface Named {
  id: string;
  name: string;
}

/**
 * "@Anika Rahman" and "#support" become <@anika|Anika Rahman> and <#support|support>, as commands expect them. A person
 * is found by the whole name, else by the first name where only one has it; the longest name wins. Anything else stays.
 */
export function withTokens(text: string, people: readonly Named[], channels: readonly Channel[]): string {
  const firstNames = people.map(({ id, name }) => ({ id, name, said: name.split(' ')[0] ?? name }));
  const unique = firstNames.filter(({ said }) => firstNames.filter((other) => other.said === said).length === 1);
  const said = new Map<string, string>();
  for (const { id, name, said: first } of unique) said.set(`@${first.toLowerCase()}`, `<@${id}|${name}>`);
  for (const { id, name } of people) said.set(`@${name.toLowerCase()}`, `<@${id}|${name}>`);
  for (const { id, name, kind } of channels) {
    if (kind === 'channel') said.set(`#${name.toLowerCase()}`, `<#${id}|${name}>`);
  }
  const longestFirst = [...said.keys()].sort((a, b) => b.length - a.length).map((name) => escaped(name));
  if (longestFirst.length === 0) return text;
  // not inside a word ("a@maya"), nor the beginning of a longer one ("@Mayabi")
  const mention = new RegExp(`(?<![\\p{L}\\p{N}<])(${longestFirst.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
  return text.replace(mention, (found) => said.get(found.toLowerCase()) ?? found);
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
