/** The sidebar: scrolls to the page's own entry, and opens entries in place with the locale's whole tree, which is loaded once. */
import type { TreeEntryView, TreeView } from '../../site/views/page-view.ts';

const container = document.querySelector<HTMLElement>('[data-tree]');
const treeUrl = container?.dataset.tree;
if (container !== null && treeUrl !== undefined && treeUrl !== '') {
  for (const item of container.querySelectorAll('li')) {
    if (item.querySelector(':scope > ul') !== null || item.classList.contains('more')) addButton(item);
  }
}

const current = container?.querySelector<HTMLElement>('[aria-current]');
const sidebar = container?.closest<HTMLElement>('.sidebar .panel');
// Not `scrollIntoView`, which would scroll the page too.
if (current && sidebar) sidebar.scrollTop = current.offsetTop - sidebar.clientHeight / 2;

let tree: Promise<ReadonlyMap<string, TreeEntryView>> | undefined;

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

function addButton(item: HTMLLIElement): void {
  const link = item.querySelector<HTMLAnchorElement>(':scope > a');
  if (link === null) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.ariaLabel = (container?.dataset.expand ?? '').replace('{title}', link.textContent.trim());
  setOpen(item, button, item.querySelector(':scope > ul') !== null);
  button.addEventListener('click', () => {
    if (item.querySelector(':scope > ul') !== null) setOpen(item, button, item.classList.contains('closed'));
    else void fill(item, button, link);
  });
  link.after(button);
}

function setOpen(item: HTMLLIElement, button: HTMLButtonElement, open: boolean): void {
  item.classList.toggle('closed', !open);
  button.ariaExpanded = String(open);
}

async function fill(item: HTMLLIElement, button: HTMLButtonElement, link: HTMLAnchorElement): Promise<void> {
  if (treeUrl === undefined || button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  try {
    tree ??= loadTree(treeUrl);
    const entry = (await tree).get(link.getAttribute('href') ?? '');
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
