/**
 * The sidebar. Entries are opened and closed in place; for that the locale's whole tree is loaded once. On each page, the entries that the reader opened and
 * closed on earlier pages are restored, and so is the scroll position, unless the page's own entry would be out of sight.
 */
import type { TreeEntryView, TreeView } from '../../site/views/page-view.ts';
import { recallTree, rememberTree } from './tree-memory.ts';

const container = document.querySelector<HTMLElement>('[data-tree]');
const treeUrl = container?.dataset.tree ?? '';
const memory = recallTree(treeUrl);
const toggled: Record<string, boolean> = { ...memory.toggled };
/** Remembered entries that are opened once the tree has been loaded. */
let waiting = 0;

let tree: Promise<ReadonlyMap<string, TreeEntryView>> | undefined;
const panel = container?.closest<HTMLElement>('.sidebar .panel');

if (container !== null && treeUrl !== '') {
  for (const item of container.querySelectorAll('li'))
    if (item.querySelector(':scope > ul') !== null || item.classList.contains('more')) addButton(item);
  scroll();
  // On a small screen the sidebar is closed at first, and has no scroll position.
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

/** A button for an entry that has others below it; the entry itself may be no link. */
function addButton(item: HTMLLIElement): void {
  const link = item.querySelector<HTMLElement>(':scope > :is(a, span)');
  if (link === null) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.ariaLabel = (container?.dataset.expand ?? '').replace('{title}', link.textContent.trim());
  const key = link.getAttribute('href') ?? link.textContent.trim();
  const isFilled = item.querySelector(':scope > ul') !== null;
  // The page's own entry stays visible, whatever was closed before.
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

/** Restores the scroll position of the previous page; scrolls to the page's own entry if that would be out of sight. */
function scroll(): void {
  if (!panel) return;
  const current = panel.querySelector<HTMLElement>('[aria-current]');
  panel.scrollTop = memory.scroll;
  if (current === null) return;
  const { top, bottom } = current.getBoundingClientRect();
  const sight = panel.getBoundingClientRect();
  // `scrollIntoView` would scroll the page too.
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
    // The reader is offline, or the site was published again: the button shows the failure, the link still works, and the next click tries again.
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
