/** The search itself: a field, and below it what was found while one types. In a dialog over the page, or in a page of its own. */

import type { Match, SearchResult } from '../../search/client.ts';
import { createIconButton } from '../icons/icon-button.ts';
import closeIcon from '../icons/lucide/x.svg?raw';
import { createIndexClient } from './search-index.client.ts';
import { createSearchView, fill, type SearchTexts, type SearchView } from './search-view.ts';

export interface SearchDialog {
  open(): void;
}

/** Pages that are shown at a time. */
const SHOWN = 10;
/** Milliseconds without a further letter. */
const PAUSE = 90;

/** @param indexUrl of the directory */
export function createSearchDialog(indexUrl: string, texts: SearchTexts): SearchDialog {
  const dialog = document.createElement('dialog');
  dialog.className = 'search-dialog';
  dialog.ariaLabel = texts.label;
  const form = document.createElement('form');
  form.setAttribute('role', 'search');
  const field = createField(texts.label);
  const button = createIconButton(closeIcon, texts.close);
  button.addEventListener('click', () => dialog.close());
  form.append(field, button);
  dialog.append(form);
  document.body.append(dialog);
  attach(dialog, form, field, indexUrl, texts);
  dialog.addEventListener('click', ({ target }) => {
    // Next to what is in it, and a link, which may lead to a place of this page.
    if (target === dialog || (target instanceof Element && target.closest('a') !== null)) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    // Browsers empty a search field with the first Escape, and close the dialog with the second.
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  return {
    open() {
      // A page that has a scroll bar keeps its place while it cannot be scrolled; one without has none to keep.
      const root = document.documentElement;
      if (!dialog.open) root.toggleAttribute('data-scroll-bar', innerWidth > root.clientWidth);
      if (!dialog.open) dialog.showModal();
      field.focus();
      field.select();
    },
  };
}

function createField(label: string): HTMLInputElement {
  const field = document.createElement('input');
  Object.assign(field, {
    type: 'search',
    name: 'q',
    autocomplete: 'off',
    spellcheck: false,
    ariaLabel: label,
    placeholder: label,
    enterKeyHint: 'search',
  });
  field.setAttribute('autocapitalize', 'off');
  return field;
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
  const view = createSearchView(box, texts);
  const finder = createFinder(indexUrl, view, texts, (query) => {
    field.value = query;
    field.dispatchEvent(new Event('input'));
    field.focus();
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();
  const start = (): void => {
    clearTimeout(timer);
    running = finder.run(field.value.trim());
  };
  field.addEventListener('input', (event) => {
    clearTimeout(timer);
    // What an input method is still composing is no query yet.
    if (event instanceof InputEvent && event.isComposing) return;
    timer = setTimeout(start, PAUSE);
  });
  field.addEventListener('compositionend', start);
  // The index is on its way while one begins to type.
  field.addEventListener('focus', () => finder.prepare(), { once: true });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    start();
    void running.then(() => view.results.querySelector('a')?.click());
  });
  box.addEventListener('keydown', (event) => moveFocus(event, field, view.results));
  return start;
}

interface Finder {
  /** Loads what any query needs. */
  prepare(): void;
  /** Shows what is found for a query, unless another one is asked in the meantime. */
  run(query: string): Promise<void>;
}

/** @param onMeant is called with another query that is chosen */
function createFinder(
  indexUrl: string,
  view: SearchView,
  texts: SearchTexts,
  onMeant: (query: string) => void,
): Finder {
  const ask = createIndexClient(indexUrl);
  let current = 0;

  const show = async (found: SearchResult, from: number, isCurrent: () => boolean): Promise<void> => {
    const part = found.matches.slice(from, from + SHOWN);
    const pages = await ask(({ describe }) =>
      Promise.all(part.map(async (match: Match) => ({ match, details: await describe(match, found.words) }))),
    );
    if (!isCurrent()) return;
    const showMore = () =>
      void show(found, from + SHOWN, isCurrent).catch(() => {
        if (isCurrent()) view.showStatus(texts.failed);
      });
    const isLast = found.matches.length <= from + SHOWN;
    view.showPages(pages, from === 0 ? 'first' : 'further', isLast ? undefined : showMore);
  };

  return {
    prepare() {
      // Where it cannot be loaded, the query says so.
      ask(async () => {}).catch(() => {});
    },
    async run(query) {
      current += 1;
      const number = current;
      const isCurrent = () => number === current;
      try {
        const found: SearchResult =
          query === '' ? { words: [], matches: [] } : await ask(({ search }) => search.find(query));
        if (!isCurrent()) return;
        await show(found, 0, isCurrent);
        if (!isCurrent()) return;
        const { meant } = found;
        view.showMeant(meant, () => onMeant(meant ?? ''));
        view.showStatus(statusOf(query, found.matches.length, texts));
      } catch {
        if (isCurrent()) view.showStatus(texts.failed);
      }
    },
  };
}

function statusOf(query: string, pages: number, texts: SearchTexts): string {
  if (query === '') return '';
  return pages > 0
    ? fill(texts.count, 'number', pages.toLocaleString(document.documentElement.lang))
    : fill(texts.none, 'query', query);
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
