/** The filter of the page of translations: without it, the list is whole. */
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
}
