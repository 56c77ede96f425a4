/**
 * The sidebar: opens and closes entries in place, with the locale's whole tree, which is loaded once, and shows on each page what the reader opened and
 * closed on earlier ones, scrolled to where it was or to the page's own entry.
 */
import type { TreeEntryView, TreeView } from '../../site/views/page-view.ts';
import { recallTree, rememberTree } from './tree-memory.ts';

const container = document.querySelector<HTMLElement>('[data-tree]');
const treeUrl = container?.dataset.tree ?? '';
const memory = recallTree(treeUrl);
const toggled: Record<string, boolean> = { ...memory.toggled };
/** What the memory has yet to open, from files that are being loaded. */
let waiting = 0;

let tree: Promise<ReadonlyMap<string, TreeEntryView>> | undefined;
const panel = container?.closest<HTMLElement>('.sidebar .panel');

if (container !== null && treeUrl !== '') {
  for (const item of container.querySelectorAll('li'))
    if (item.querySelector(':scope > ul') !== null || item.classList.contains('more')) addButton(item);
  scroll();
  // On a small screen there is nothing to scroll before it is opened.
  container.closest('details')?.addEventListener('toggle', scroll);
  addEventListener('pagehide', keep);
}

/** Entries that have children, by URL. */
async function loadTree(url: string): Promise<ReadonlyMap<string, TreeEntryView>> {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`Unexpected status ${response.status} of ${url}, expected the site's tree.`);
  const { entries }: TreeView = await response.json();
  const byUrl = new Map<string, TreeEntryView>();
  const visit = (entry: TreeEntryView): void => {
    if (entry.children === undefined) return;
    byUrl.set(entry.url, entry);
    entry.children.forEach(visit);
  };
  entries.forEach(visit);
  return byUrl;
}

/** A button for an entry that has others below it; the entry may lead nowhere itself. */
function addButton(item: HTMLLIElement): void {
  const link = item.querySelector<HTMLElement>(':scope > :is(a, span)');
  if (link === null) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.ariaLabel = (container?.dataset.expand ?? '').replace('{title}', link.textContent.trim());
  const key = link.getAttribute('href') ?? link.textContent.trim();
  const isFilled = item.querySelector(':scope > ul') !== null;
  // The page's own entry stays in sight, whatever was closed before.
  const isOpen = (isFilled && item.querySelector('[aria-current]') !== null) || (toggled[key] ?? isFilled);
  setOpen(item, button, isFilled && isOpen);
  button.addEventListener('click', () => {
    toggled[key] = button.ariaExpanded !== 'true';
    if (item.querySelector(':scope > ul') !== null) setOpen(item, button, toggled[key]);
    else void fill(item, button, key);
    keep();
  });
  link.after(button);
  if (isOpen && !isFilled) void reopen(item, button, key);
}

async function reopen(item: HTMLLIElement, button: HTMLButtonElement, key: string): Promise<void> {
  waiting += 1;
  await fill(item, button, key);
  waiting -= 1;
  if (waiting === 0) scroll();
}

function keep(): void {
  if (panel) rememberTree(treeUrl, { toggled, scroll: panel.scrollTop });
}

/** To where it was on the page before; to the page's own entry where that would be out of sight. */
function scroll(): void {
  if (!panel) return;
  const current = panel.querySelector<HTMLElement>('[aria-current]');
  panel.scrollTop = memory.scroll;
  if (current === null) return;
  const { top, bottom } = current.getBoundingClientRect();
  const sight = panel.getBoundingClientRect();
  // Not `scrollIntoView`, which would scroll the page too.
  if (top < sight.top || bottom > sight.bottom) panel.scrollTop = current.offsetTop - panel.clientHeight / 2;
}

function setOpen(item: HTMLLIElement, button: HTMLButtonElement, open: boolean): void {
  item.classList.toggle('closed', !open);
  button.ariaExpanded = String(open);
}

async function fill(item: HTMLLIElement, button: HTMLButtonElement, url: string): Promise<void> {
  if (button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  try {
    tree ??= loadTree(treeUrl);
    const entry = (await tree).get(url);
    if (entry?.children === undefined) {
      button.remove();
      return;
    }
    item.append(createList(entry.children));
    setOpen(item, button, true);
  } catch {
    // Offline, or a newer site behind the same URL: the button says so, the link still leads there, and the next click tries again.
    tree = undefined;
    button.title = container?.dataset.failed ?? '';
  } finally {
    button.ariaBusy = 'false';
  }
}

function createList(entries: readonly TreeEntryView[]): HTMLUListElement {
  const list = document.createElement('ul');
  for (const entry of entries) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = entry.url;
    link.append(...(entry.lang === undefined ? [entry.title] : createForeignTitle(entry.title, entry.lang)));
    if (entry.lang !== undefined) link.hreflang = entry.lang;
    item.append(link);
    list.append(item);
    if (entry.children !== undefined) addButton(item);
  }
  return list;
}

/** The title of a page that is not translated yet, as `LinkText.astro` prints it. */
function createForeignTitle(title: string, lang: string): (HTMLElement | string)[] {
  const missing = container?.dataset.missing ?? '';
  const text = document.createElement('bdi');
  text.lang = lang;
  text.textContent = title;
  const tag = document.createElement('span');
  tag.ariaHidden = 'true';
  tag.textContent = lang;
  const words = document.createElement('span');
  words.className = 'visually-hidden';
  words.textContent = `(${missing})`;
  const mark = document.createElement('abbr');
  mark.className = 'untranslated';
  mark.title = missing;
  mark.append(tag, words);
  return [text, ' ', mark];
}
