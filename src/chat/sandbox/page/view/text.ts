import { html, type TemplateResult } from 'lit-html';
import type { Span, Text } from './types.ts';

/** A text's spans. lit-html escapes every one of them. */
export function drawText(text: Text): unknown {
  return typeof text === 'string' ? text : text.map(drawSpan);
}

function drawSpan(span: Span): string | TemplateResult {
  if (typeof span === 'string') return span;
  if ('bold' in span) return html`<strong>${span.bold}</strong>`;
  if ('person' in span) return html`<span class="mention">@${span.name}</span>`;
  if ('place' in span) return html`<span class="mention">#${span.name}</span>`;
  if ('said' in span) return html`<time datetime=${span.iso}>${span.said}</time>`;
  return isSafe(span.link)
    ? html`<a href=${span.link} target="_blank" rel="noopener noreferrer">${span.label}</a>`
    : span.label;
}

/** Links lead to the web or to a letter, and run nothing. */
export function isSafe(link: string): boolean {
  return /^(https?|mailto):/i.test(link);
}
