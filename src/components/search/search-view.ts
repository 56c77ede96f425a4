/** The elements below a search field: the number of results, a suggested query, and the results. */
import { createResult, type FoundPage } from './search-results.ts';

/** UI strings in the page's language; `{number}` and `{query}` are placeholders. */
export interface SearchTexts {
  readonly label: string;
  readonly close: string;
  readonly count: string;
  readonly none: string;
  readonly meant: string;
  readonly more: string;
  readonly failed: string;
  /** Says that a page is not translated. */
  readonly untranslated: string;
}

export interface SearchView {
  /** Contains the results and the button for more of them. */
  readonly results: HTMLElement;
  showStatus(text: string): void;
  /** Suggests another query; removes the suggestion if there is none. */
  showMeant(query: string | undefined, onChoice: () => void): void;
  /** @param onMore shows more results; absent if these are the last ones */
  showPages(pages: readonly FoundPage[], place: 'first' | 'further', onMore?: () => void): void;
}

/** Adds the view to the end of an element. */
export function createSearchView(box: HTMLElement, texts: SearchTexts): SearchView {
  const status = document.createElement('p');
  status.className = 'search-status';
  status.role = 'status';
  const meant = document.createElement('p');
  meant.className = 'search-meant';
  meant.hidden = true;
  const list = document.createElement('ol');
  list.className = 'search-results';
  const more = createButton('search-more', texts.more);
  more.hidden = true;
  const results = document.createElement('div');
  results.className = 'search-found';
  results.append(list, more);
  box.append(status, meant, results);
  return {
    results,
    showStatus(text) {
      status.textContent = text;
    },
    showMeant(query, onChoice) {
      meant.hidden = query === undefined;
      if (query === undefined) return;
      const button = createButton('search-meant-query', query);
      button.addEventListener('click', onChoice);
      const [before = '', after = ''] = texts.meant.split('{query}');
      meant.replaceChildren(before, button, after);
    },
    showPages(pages, place, onMore) {
      const items = pages.map((page) => createResult(page, texts.untranslated));
      if (place === 'first') {
        list.replaceChildren(...items);
        results.scrollTop = 0;
      } else {
        list.append(...items);
        items[0]?.querySelector('a')?.focus();
      }
      more.hidden = onMore === undefined;
      more.onclick = onMore ?? null;
    },
  };
}

function createButton(className: string, text: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.textContent = text;
  return button;
}

export function fill(text: string, name: string, value: string): string {
  return text.replace(`{${name}}`, () => value);
}
