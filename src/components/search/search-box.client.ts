/** The search: a field, with results below it that are updated while the reader types. It is in a dialog over the page, or on the search page. */

import { createIconButton } from '../icons/icon-button.ts';
import closeIcon from '../icons/lucide/x.svg?raw';
import { createPageFinder, type Hit } from './page-finder.ts';
import { createSearchView, fill, type SearchTexts, type SearchView } from './search-view.ts';

export interface SearchDialog {
  open(): void;
}

/** Number of results that are shown at a time. */
const SHOWN = 10;
/** A search starts when nothing was typed for this time, in milliseconds. */
const PAUSE = 90;

/** @param indexUrl URL of the index's directory */
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
    // A click on the backdrop, or on a link, which may lead to an anchor of this page.
    if (target === dialog || (target instanceof Element && target.closest('a') !== null)) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    // In browsers, the first Escape empties a search field, and only the second closes the dialog.
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    dialog.close();
  });
  return {
    open() {
      // The space of a scroll bar is kept while the page cannot be scrolled; a page without one needs no space.
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

/** Shows results on the search page, and keeps the query in its URL. */
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

/** Searches while the reader types. @returns a function that searches for the current text of the field */
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
    // Text that an input method is still composing is no query yet.
    if (event instanceof InputEvent && event.isComposing) return;
    timer = setTimeout(start, PAUSE);
  });
  field.addEventListener('compositionend', start);
  // Loads the index as soon as the reader begins to type.
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
  /** Loads the part of the index that every query needs. */
  prepare(): void;
  /** Shows the results of a query, unless another one is run in the meantime. */
  run(query: string): Promise<void>;
}

/** @param onMeant called with the suggested query if the reader chooses it */
function createFinder(
  indexUrl: string,
  view: SearchView,
  texts: SearchTexts,
  onMeant: (query: string) => void,
): Finder {
  const finder = createPageFinder(indexUrl);
  let current = 0;

  const show = async (hits: readonly Hit[], from: number, isCurrent: () => boolean): Promise<void> => {
    const part = hits.slice(from, from + SHOWN);
    const pages = await Promise.all(part.map(async (hit) => ({ ...hit, details: await hit.describe() })));
    if (!isCurrent()) return;
    const showMore = () =>
      void show(hits, from + SHOWN, isCurrent).catch(() => {
        if (isCurrent()) view.showStatus(texts.failed);
      });
    const isLast = hits.length <= from + SHOWN;
    view.showPages(pages, from === 0 ? 'first' : 'further', isLast ? undefined : showMore);
  };

  return {
    prepare() {
      // A failure is reported when a query is run.
      finder.prepare().catch(() => {});
    },
    async run(query) {
      current += 1;
      const number = current;
      const isCurrent = () => number === current;
      try {
        const { hits, meant } = query === '' ? { hits: [], meant: undefined } : await finder.find(query);
        if (!isCurrent()) return;
        await show(hits, 0, isCurrent);
        if (!isCurrent()) return;
        view.showMeant(meant, () => onMeant(meant ?? ''));
        view.showStatus(statusOf(query, hits.length, texts));
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

/** Arrow keys move the focus between the field and the results. */
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
