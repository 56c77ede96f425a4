/** The theme switch: follows the system until a theme is chosen, and remembers the choice. */
const KEY = 'theme';
const select = document.querySelector<HTMLSelectElement>('.theme-switch');

if (select !== null) {
  const root = document.documentElement;
  select.value = root.dataset.theme ?? '';
  select.hidden = false;
  select.addEventListener('change', () => {
    if (select.value === '') delete root.dataset.theme;
    else root.dataset.theme = select.value;
    try {
      if (select.value === '') localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, select.value);
    } catch (error) {
      // Where storage is refused, the choice holds for this page.
      if (!(error instanceof DOMException)) throw error;
    }
  });
}
