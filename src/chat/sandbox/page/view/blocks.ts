import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { View } from '../../../view.ts';
import type { Drawn } from '../../protocol.ts';
import { drawButton, drawControl, drawPick, type Setting } from './controls.ts';
import { drawText } from './text.ts';
import type { Block } from './types.ts';

export function drawView(setting: Setting, { blocks }: Drawn<View>): TemplateResult {
  return html`<div class="view">${blocks.map((block) => drawBlock(setting, block))}</div>`;
}

/** Every kind of block: a new one does not compile until it is drawn here. */
function drawBlock(setting: Setting, block: Block): TemplateResult {
  switch (block.kind) {
    case 'heading':
      return setting.heading === 2
        ? html`<h2 class="heading">${block.text}</h2>`
        : html`<h3 class="heading">${block.text}</h3>`;
    case 'text':
      return html`<p class="words">${drawText(block.text)}</p>`;
    case 'quote':
      return html`<blockquote class="words">${drawText(block.text)}</blockquote>`;
    case 'note':
      return html`<p class="words note">${drawText(block.text)}</p>`;
    case 'facts':
      return html`<dl class="facts">${block.facts.map(
        ({ label, value }) => html`<div><dt>${label}</dt><dd class="words">${drawText(value)}</dd></div>`,
      )}</dl>`;
    case 'bars':
      return html`<ul class="bars">${block.bars.map(drawBar)}</ul>`;
    case 'entry':
      return drawEntry(setting, block);
    case 'controls':
      return html`<div class="controls">${block.controls.map((control) => drawControl(setting, control))}</div>`;
    case 'picture':
      return html`<img class="picture" src=${fileAddress(block.file.file)} alt=${block.alt} />`;
    case 'file':
      return html`<p><a class="button file" href=${fileAddress(block.file.file)} download=${block.file.name}
        >${setting.app.state.words['sandbox.download']}: ${block.file.name}</a></p>`;
    case 'divider':
      return html`<hr />`;
  }
}

function drawEntry(setting: Setting, entry: Extract<Block, { kind: 'entry' }>): TemplateResult {
  const { text, detail, button, menu } = entry;
  return html`<div class="entry">
    <div class="entry-words">
      <p class="words">${drawText(text)}</p>
      ${detail ? html`<p class="words note">${drawText(detail)}</p>` : nothing}
    </div>
    ${
      button || menu
        ? html`<div class="controls">
      ${button ? drawButton(setting, button) : nothing}${menu ? drawPick(setting, menu) : nothing}
    </div>`
        : nothing
    }
  </div>`;
}

type Bar = Extract<Block, { kind: 'bars' }>['bars'][number];

/** The caption says the figure; the bar itself is for the eye. */
function drawBar({ label, share, caption }: Bar): TemplateResult {
  const width = `${Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10}%`;
  return html`<li>
    <span class="bar-label">${label}</span>
    <svg class="bar" aria-hidden="true">${svg`<rect class="bar-whole" width="100%" height="100%"></rect>
      <rect class="bar-share" width=${width} height="100%"></rect>`}</svg>
    <span class="bar-caption">${caption}</span>
  </li>`;
}

function fileAddress(id: string): string {
  return `/sandbox/files/${encodeURIComponent(id)}`;
}
