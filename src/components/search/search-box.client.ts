/** The search itself: a field, and below it what was found while one types. In a dialog over the page, or in a page of its own. */

import {
  createDescriber,
  createSearch,
  type DescribeMatch,
  type Match,
  type Search,
  type SearchResult,
} from '../../search/client.ts';
import { createIconButton } from '../icons/icon-button.ts';
import closeIcon from '../icons/lucide/x.svg?raw';
import { createResult } from './search-results.ts';

/** In the page's language; `{number}` and `{query}` stand for what is put in. */
export interface SearchTexts {
  readonly label: string;
  readonly close: string;
  readonly count: string;
  readonly none: string;
  readonly more: string;
  readonly failed: string;
}

export interface SearchDialog {
  open(): void;
}

/** Pages that are shown at a time. */
const SHOWN = 10;
/** Milliseconds without a further letter. */
const PAUSE = 90;

interface Index {
  readonly search: Search;
  readonly describe: DescribeMatch;
}

/** @param indexUrl of the directory */
export function createSearchDialog(indexUrl: string, texts: SearchTexts): SearchDialog {
  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.ariaLabel = texts.label;
  const form = document.createElement('form');
  form.setAttribute('role', 'search');
  const field = document.createElement('input');
  Object.assign(field, {
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    spellcheck: false,
    ariaLabel: texts.label,
  });
  field.setAttribute('autocapitalize', 'off');
  field.placeholder = texts.label;
  field.enterKeyHint = 'search';
  const button = createIconButton(closeIcon, texts.close);
  button.addEventListener('click', () => dialog.close());
  form.append(field, button);
  dialog.append(form);
  document.body.append(dialog);
  attach(dialog, form, field, indexUrl, texts);
  dialog.addEventListener('click', ({ target }) => {
    // Beside what is in it, and a link, which may lead to a place of this page.
    if (target === dialog || (target instanceof Element && target.closest('a') !== null)) dialog.close();
  });
  return {
    open() {
      if (!dialog.open) dialog.showModal();
      field.focus();
      field.select();
    },
  };
}

/** Shows results below the field of the search's own page, and keeps what is searched for in its address. */
export function fillSearchPage(
  form: HTMLFormElement,
  field: HTMLInputElement,
  indexUrl: string,
  texts: SearchTexts,
): void {
  const address = new URL(location.href);
  if (field.value === '') field.value = address.searchParams.get('q') ?? '';
  const run = attach(form.parentElement ?? document.body, form, field, indexUrl, texts);
  field.addEventListener('input', () => {
    address.searchParams.set('q', field.value);
    history.replaceState(history.state, '', address);
  });
  if (field.value !== '') run();
  else if (document.activeElement === document.body) field.focus();
}

/** Searches while one types. @returns searches for what the field holds now */
function attach(
  box: HTMLElement,
  form: HTMLFormElement,
  field: HTMLInputElement,
  indexUrl: string,
  texts: SearchTexts,
): () => void {
  const status = document.createElement('p');
  status.className = 'search-status';
  status.role = 'status';
  const list = document.createElement('ol');
  list.className = 'search-results';
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'search-more';
  more.textContent = texts.more;
  more.hidden = true;
  const results = document.createElement('div');
  results.className = 'search-found';
  results.append(list, more);
  box.append(status, results);

  let index: Promise<Index> | undefined;
  let current = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  /** Asks the index; one that was replaced on the host in the meantime is loaded again, once. */
  const ask = async <T>(question: (index: Index) => Promise<T>): Promise<T> => {
    try {
      index ??= loadIndex(indexUrl, 'default');
      return await question(await index);
    } catch {
      index = loadIndex(indexUrl, 'reload');
      index.catch(() => {
        index = undefined;
      });
      return question(await index);
    }
  };

  const show = async (found: SearchResult, from: number, isCurrent: () => boolean): Promise<void> => {
    const part = found.matches.slice(from, from + SHOWN);
    const described = await ask(({ describe }) =>
      Promise.all(part.map(async (match: Match) => ({ match, details: await describe(match, found.words) }))),
    );
    if (!isCurrent()) return;
    const items = described.map(createResult);
    if (from === 0) list.replaceChildren(...items);
    else list.append(...items);
    if (from === 0) results.scrollTop = 0;
    else items[0]?.querySelector('a')?.focus();
    more.hidden = found.matches.length <= from + SHOWN;
    more.onclick = () =>
      void show(found, from + SHOWN, isCurrent).catch(() => {
        if (isCurrent()) status.textContent = texts.failed;
      });
  };

  const run = async (): Promise<void> => {
    current += 1;
    const number = current;
    const isCurrent = () => number === current;
    const query = field.value.trim();
    try {
      const found = query === '' ? { words: [], matches: [] } : await ask(({ search }) => search.find(query));
      if (!isCurrent()) return;
      await show(found, 0, isCurrent);
      if (!isCurrent()) return;
      const { length } = found.matches;
      status.textContent =
        length > 0
          ? fill(texts.count, 'number', length.toLocaleString(document.documentElement.lang))
          : query === ''
            ? ''
            : fill(texts.none, 'query', query);
    } catch {
      if (isCurrent()) status.textContent = texts.failed;
    }
  };
  const start = (): void => {
    clearTimeout(timer);
    running = run();
  };

  field.addEventListener('input', (event) => {
    clearTimeout(timer);
    // What an input method is still composing is no query yet.
    if (event instanceof InputEvent && event.isComposing) return;
    timer = setTimeout(start, PAUSE);
  });
  field.addEventListener('compositionend', start);
  // The index is on its way while one begins to type.
  field.addEventListener('focus', () => void ask(async () => {}).catch(() => {}), { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    start();
    void running.then(() => list.querySelector('a')?.click());
  });
  box.addEventListener('keydown', (event) => moveFocus(event, field, results));
  return start;
}

/** Arrow keys go through the field and what was found. */
function moveFocus(event: KeyboardEvent, field: HTMLInputElement, results: HTMLElement): void {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const stops = [field, ...results.querySelectorAll<HTMLElement>('a, button:not([hidden])')];
  const at = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1;
  const next = stops[at + step];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  next.focus();
  if (next !== field) next.closest('.search-hit')?.scrollIntoView({ block: 'nearest' });
}

async function loadIndex(url: string, cache: RequestCache): Promise<Index> {
  const directory = await loadJson(new URL(url, location.href), cache);
  const load = (name: string): Promise<unknown> => loadJson(new URL(name, folder), 'default');
  const search = createSearch(directory, load);
  const folder = new URL(`${search.directory.folder}/`, new URL(url, location.href));
  return { search, describe: createDescriber(search.directory, load) };
}

async function loadJson(url: URL, cache: RequestCache): Promise<unknown> {
  const response = await fetch(url, { cache });
  if (!response.ok)
    throw new Error(`Unexpected status ${response.status} of ${url}, expected a file of the search index.`);
  return response.json();
}

function fill(text: string, name: string, value: string): string {
  return text.replace(`{${name}}`, () => value);
}
