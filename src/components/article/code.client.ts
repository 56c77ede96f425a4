/**
 * Adds buttons to code blocks: one that copies the block and, if lines are longer than the block is wide, one that wraps the lines of all
 * blocks. The choice is kept for later pages (`theme.js` applies it before the page is painted).
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
  // There is no clipboard without a secure context, such as in a preview over plain HTTP from another machine.
  if ('clipboard' in navigator) tools.append(createCopyButton(pre, texts));
  // Inserted before the block rather than around it, so that rules for `:last-child` still apply to the block.
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
    // Blocks above change their height: scroll so that the clicked button stays where it is.
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
    // If the browser refuses storage, the choice applies to this page only.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Measures blocks while their lines are not wrapped. */
function withoutWrapping(measure: () => void): void {
  const { wrap: before } = root.dataset;
  delete root.dataset.wrap;
  measure();
  if (before !== undefined) root.dataset.wrap = before;
}
