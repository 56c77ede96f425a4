/**
 * What blocks of code get: a button that copies one and, where lines are longer than it is wide, a switch that wraps the lines of all
 * blocks, on later pages too (`theme.js` applies that before the page is painted).
 */

import { announce, createIconButton, showIcon } from '../icons/icon-button.ts';
import check from '../icons/lucide/check.svg?raw';
import copy from '../icons/lucide/copy.svg?raw';
import wrap from '../icons/lucide/text-wrap.svg?raw';
import { followOverflow } from './overflow.ts';

const STORAGE_KEY = 'wrap';
const root = document.documentElement;
const content = document.querySelector<HTMLElement>('.content');
const switches: HTMLButtonElement[] = [];

if (content !== null) {
  const blocks = [...content.querySelectorAll('pre')].filter((pre) => !pre.matches('.mermaid'));
  for (const pre of blocks) addTools(pre, content.dataset);
}

function addTools(pre: HTMLPreElement, texts: DOMStringMap): void {
  const tools = document.createElement('div');
  tools.className = 'code-tools';
  tools.lang = root.lang;
  tools.dir = root.dir;
  tools.dataset.pagefindIgnore = '';
  const wrapSwitch = createSwitch(texts.wrap ?? '');
  tools.append(wrapSwitch);
  // Without a secure context (a plain HTTP preview on another machine) there is no clipboard.
  if ('clipboard' in navigator) tools.append(createCopyButton(pre, texts));
  // Before the block, not round it: what the style sheets say of a last child holds on.
  pre.before(tools);
  const name = pre.closest('figure')?.querySelector('.example-name code')?.textContent;
  followOverflow(pre, {
    role: 'group',
    label: name ?? texts.code ?? '',
    measure: withoutWrapping,
    onChange: (overflows) => {
      wrapSwitch.hidden = !overflows;
    },
  });
}

function createCopyButton(pre: HTMLPreElement, texts: DOMStringMap): HTMLButtonElement {
  const label = texts.copy ?? '';
  const button = createIconButton(copy, label);
  const say = (text: string, icon: string): void => {
    showIcon(button, icon, text);
    button.append(text);
    announce(text);
    setTimeout(() => showIcon(button, copy, label), 2000);
  };
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(pre.textContent.replace(/\n$/, '')).then(
      () => say(texts.copied ?? '', check),
      () => say(texts.copyFailed ?? '', copy),
    );
  });
  return button;
}

function createSwitch(label: string): HTMLButtonElement {
  const button = createIconButton(wrap, label);
  button.ariaPressed = String(root.dataset.wrap !== undefined);
  button.hidden = true;
  button.addEventListener('click', () => {
    // Blocks above change their height: what the reader clicked stays where it is.
    const before = button.getBoundingClientRect().top;
    setWrapping(root.dataset.wrap === undefined);
    for (const each of switches) each.ariaPressed = String(root.dataset.wrap !== undefined);
    scrollBy({ top: button.getBoundingClientRect().top - before, behavior: 'instant' });
  });
  switches.push(button);
  return button;
}

function setWrapping(isOn: boolean): void {
  if (isOn) root.dataset.wrap = '';
  else delete root.dataset.wrap;
  try {
    if (isOn) localStorage.setItem(STORAGE_KEY, '');
    else localStorage.removeItem(STORAGE_KEY);
  } catch (error) {
    // Where storage is refused, the choice holds for this page.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Measures blocks as they are with long lines. */
function withoutWrapping(measure: () => void): void {
  const { wrap: before } = root.dataset;
  delete root.dataset.wrap;
  measure();
  if (before !== undefined) root.dataset.wrap = before;
}
