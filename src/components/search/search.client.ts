/** Opens the search in a dialog instead of the search page. The code of the search is loaded at the first use. */
import type { SearchDialog } from './search-box.client.ts';
import type { SearchTexts } from './search-view.ts';

const opener = document.querySelector<HTMLAnchorElement>('a.search-open');
if (opener !== null) start(opener);

function start(link: HTMLAnchorElement): void {
  const { index = '', label = '', close = '', count = '', none = '', meant = '' } = link.dataset;
  const { more = '', failed = '', untranslated = '' } = link.dataset;
  const texts: SearchTexts = { label, close, count, none, meant, more, failed, untranslated };
  const load = () => import('./search-box.client.ts');
  const form = document.querySelector<HTMLFormElement>('.search-page form');
  const field = form?.querySelector<HTMLInputElement>('input');
  let dialog: Promise<SearchDialog> | undefined;

  const open = async (): Promise<void> => {
    if (field) {
      field.focus();
      field.select();
      return;
    }
    try {
      dialog ??= load().then(({ createSearchDialog }) => createSearchDialog(index, texts));
      (await dialog).open();
    } catch {
      // The script could not be loaded: go to the search page, which explains what to do.
      location.href = link.href;
    }
  };

  if (form && field) {
    load().then(
      ({ fillSearchPage }) => fillSearchPage(form, field, index, texts),
      () => form.after(texts.failed),
    );
  }
  link.addEventListener('click', (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void open();
  });
  document.addEventListener('keydown', (event) => {
    const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCtrlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
    if (!isCtrlK && !(isSlash && !isTyping(event.target))) return;
    event.preventDefault();
    void open();
  });
}

/** Keyboard shortcuts do not apply in text fields. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}
