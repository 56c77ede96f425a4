/** The filter of the translation status page, which otherwise lists all pages. The keys j and k go to the next and the previous page. */
const form = document.querySelector<HTMLFormElement>('form.drift-filter');
if (form !== null) {
  const pages = [...document.querySelectorAll<HTMLElement>('.drift-pages > details')];
  const output = form.querySelector('output');
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    const wanted = new FormData(form);
    const matches = (name: string, isMatch: (value: string, own: string) => boolean, page: HTMLElement) => {
      const value = String(wanted.get(name) ?? '');
      return value === '' || isMatch(value, page.dataset[name] ?? '');
    };
    for (const page of pages) {
      page.hidden = !(
        matches('locale', (value, own) => value === own, page) &&
        matches('status', (value, own) => value === own, page) &&
        matches('path', (value, own) => own.includes(value), page)
      );
    }
    if (output !== null) output.textContent = String(pages.filter(({ hidden }) => !hidden).length);
  });
  addEventListener('keydown', (event) => {
    const { target, key } = event;
    const isTyping = target instanceof Element && target.matches('input, select, textarea');
    const step = key === 'j' ? 1 : key === 'k' ? -1 : 0;
    if (step === 0 || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const shown = pages.filter(({ hidden }) => !hidden);
    const at = shown.findIndex((page) => page.contains(document.activeElement));
    const next = at === -1 ? (step > 0 ? 0 : shown.length - 1) : at + step;
    shown[next]?.querySelector('summary')?.focus();
  });
}
